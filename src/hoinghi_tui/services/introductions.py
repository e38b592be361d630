"""Introducing who is in the room: the list as of now, and who is still to be named."""

from collections.abc import Collection
from dataclasses import replace

from hoinghi_tui.domain.introductions import (
    Guest,
    IntroductionGroup,
    introduce,
    introduce_later,
    introduced_from,
    is_said,
    people_here,
)
from hoinghi_tui.domain.people import Introduced
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.known import known
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class Introductions:
    """Says who is introduced, in which order, and keeps who has been."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._main: Kept[list[IntroductionGroup]] = Kept()
        self._late: Kept[list[IntroductionGroup]] = Kept()

    def main(self) -> list[IntroductionGroup]:
        """Return who is in the room and is introduced at the introduction item.

        Once that item has begun it is whoever had come by then and has not left.
        """
        state = self._work.state
        return self._main.get(
            self._versions(),
            lambda: introduce(
                self._here(), introduced_from(state.agenda.values()), state.introductions
            ),
        )

    def late(self) -> list[IntroductionGroup]:
        """Return who came after the introductions began and is named; said lines too."""
        state = self._work.state
        return self._late.get(
            self._versions(),
            lambda: introduce_later(
                self._here(), introduced_from(state.agenda.values()), state.introductions
            ),
        )

    def waiting(self) -> list[IntroductionGroup]:
        """Return those of ``late`` who have not been introduced yet."""
        unsaid = (
            replace(group, lines=tuple(line for line in group.lines if not line.said))
            for group in self.late()
        )
        return [group for group in unsaid if group.lines]

    def mark_said(self, ids: Collection[str]) -> None:
        """Note that delegates were introduced; who has been already stays as noted.

        Refuses who is not on the list any more.
        """
        now, station = self._work.now(), self._work.station

        def decide() -> list[Op]:
            marks = self._work.state.introductions
            here = {one.delegate.id: one for one in self._here()}
            ops: list[Op] = []
            for key in ids:
                known(self._work.state, key)
                if key in here and is_said(here[key], marks):
                    continue
                mark = Introduced(id=key, said_at=now, station=station)
                before = marks.get(key)
                ops += (
                    change("introductions", before, mark)
                    if before
                    else (insertion("introductions", mark),)
                )
            return ops

        self._work.act("introduce", decide, f"Đã giới thiệu: {self._whom(ids)}")

    def unmark(self, ids: Collection[str]) -> None:
        """Take back that delegates were introduced; who was not stays so."""

        def decide() -> list[Op]:
            marks = self._work.state.introductions
            return [deletion("introductions", marks[key]) for key in ids if key in marks]

        self._work.act("unintroduce", decide, f"Chưa giới thiệu: {self._whom(ids)}")

    def _whom(self, ids: Collection[str]) -> str:
        state = self._work.state
        names = [
            state.attendee(state.delegates[key]).full_name for key in ids if key in state.delegates
        ]
        return names[0] if len(names) == 1 else f"{len(names)} đại biểu"

    def _here(self) -> list[Guest]:
        state = self._work.state
        return people_here(state.delegates, state.attendance.values(), state.units)

    def _versions(self) -> tuple[int, ...]:
        state = self._work.state
        tables = (
            state.delegates,
            state.attendance,
            state.units,
            state.agenda,
            state.introductions,
        )
        return tuple(table.version for table in tables)
