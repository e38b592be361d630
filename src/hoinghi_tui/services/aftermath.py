"""What was concluded and broadcast, and what is still owed once the conference is over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hoinghi_tui.domain.aftermath import NO_CONCLUSION, Broadcast, Conclusion
from hoinghi_tui.domain.aftermath_owed import Owed
from hoinghi_tui.domain.broadcast_editing import BroadcastDraft, check_broadcast
from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.after_the_day import follow_ups, reporters
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.known import known
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

MOST_LINES = 200
"""Of a conclusion: more is a report that was pasted by mistake."""


class Aftermath:
    """Keeps conclusion and broadcasts; every change is one saved action.

    ``paper_state`` tells how it stands with a paper of the whole conference.
    """

    def __init__(self, work: Workspace, paper_state: Callable[[Paper], PaperState]) -> None:
        self._work = work
        self._paper_state = paper_state
        self._numbers = GivenNumbers(work.store, "broadcasts")

    # -- what there is -------------------------------------------------------------------

    def all(self) -> list[Broadcast]:
        """Return the broadcasts: by day and hour, those without a day last."""

        def key(one: Broadcast) -> tuple[bool, date, str, str]:
            return (one.day is None, one.day or date.max, str(one.at or ""), one.id)

        return sorted(self._work.state.broadcasts.values(), key=key)

    def conclusion(self) -> Conclusion:
        """Return what was written down as the chair's conclusion."""
        return self._work.state.conclusions.get(NO_CONCLUSION.id, NO_CONCLUSION)

    def follow_ups(self) -> list[Task]:
        """Return the tasks the conference gave, in the order of the units, then as recorded."""
        return follow_ups(self._work.state)

    def reporters(self) -> list[Delegate]:
        """Return who reports on the conference, in the order of protocol."""
        return reporters(self._work.state)

    def owed(self) -> list[Owed]:
        """Return what is owed after the day, and how it stands with each."""
        from hoinghi_tui.services.aftermath_owed import all_owed

        return all_owed(self._work, self._paper_state)

    def news(self) -> tuple[list[str], list[str]]:
        """Return the lines of the draft news item and of the radio text.

        Refuses a conference that has not begun.
        """
        from hoinghi_tui.documents.news import headline, news_lines, radio_lines
        from hoinghi_tui.services.aftermath_sheets import gather_news

        facts = gather_news(self._work)
        return [headline(facts), *news_lines(facts)], radio_lines(facts)

    # -- the conclusion ------------------------------------------------------------------

    def write_conclusion(self, text: str, seen: Conclusion | None = None) -> None:
        """Save what the chair concluded, one point a line.

        ``seen`` is the conclusion as it was shown, by default as it is now. Raises
        ``Conflict`` when another desk has changed it meanwhile.
        """
        lines = [clean(line) for line in text.splitlines()]
        if len(lines) > MOST_LINES:
            raise Refused(f"Kết luận dài quá {MOST_LINES} dòng. Hãy rút gọn, mỗi ý một dòng.")
        before = seen or self.conclusion()
        after = replace(before, text="\n".join(lines).strip())

        def decide() -> list[Op]:
            is_new = before.id not in self._work.state.conclusions
            if is_new and before == NO_CONCLUSION:
                return [insertion("conclusions", after)] if after.text else []
            return [*change("conclusions", before, after)]

        self._work.act("write_conclusion", decide, f"Kết luận: {len(after.points)} ý")

    # -- who reports ---------------------------------------------------------------------

    def assign_reporter(self, person: str) -> bool:
        """Let a delegate report on the conference, or no longer; tell whether so now."""
        wanted = Role.PRESS not in known(self._work.state, person).roles

        def decide() -> list[Op]:
            one = known(self._work.state, person)
            others = tuple(role for role in one.roles if role is not Role.PRESS)
            roles = (*others, Role.PRESS) if wanted else others
            return [*change("delegates", one, replace(one, roles=roles))]

        words = "Phóng viên" if wanted else "Thôi phóng viên"
        name = known(self._work.state, person).full_name
        self._work.act("assign_reporter", decide, f"{words}: {name}")
        return wanted

    # -- broadcasts ----------------------------------------------------------------------

    def adding(self) -> Editing[Broadcast, BroadcastDraft]:
        """Return what a form needs for another item of news."""
        return self._form(Broadcast(id="", channel=""), lambda _, one: self.add(one))

    def editing(self, broadcast_id: str) -> Editing[Broadcast, BroadcastDraft]:
        """Return what a form needs to show an item of news and to save it."""
        return self._form(self._known(broadcast_id), self.edit)

    def _form(
        self, one: Broadcast, save: Callable[[Broadcast, Broadcast], object]
    ) -> Editing[Broadcast, BroadcastDraft]:
        return Editing(
            record=one,
            entry_of=BroadcastDraft.of,
            check=check_broadcast,
            save=save,
            current=lambda: self._work.state.broadcasts.get(one.id),
        )

    def add(self, broadcast: Broadcast) -> Broadcast:
        """Note an item of news; its id is given here."""
        added: list[Broadcast] = []

        def decide() -> list[Op]:
            added[:] = [replace(broadcast, id=f"tin-{self._numbers.last() + 1:02d}")]
            return [insertion("broadcasts", added[0])]

        self._work.act("add_broadcast", decide, f"Ghi tin, bài: {broadcast.channel}")
        return added[0]

    def edit(self, before: Broadcast, after: Broadcast) -> None:
        """Save a correction; only what differs is written.

        Raises ``Conflict`` when another desk has changed the same field meanwhile.
        """

        def decide() -> list[Op]:
            self._known(before.id)
            return [*change("broadcasts", before, after)]

        self._work.act("edit_broadcast", decide, f"Sửa tin, bài: {after.channel}")

    def delete(self, broadcast_id: str) -> None:
        """Take an item of news out of the log."""
        channel = self._known(broadcast_id).channel

        def decide() -> list[Op]:
            return [deletion("broadcasts", self._known(broadcast_id))]

        self._work.act("delete_broadcast", decide, f"Xóa tin, bài: {channel}")

    def _known(self, broadcast_id: str) -> Broadcast:
        found = self._work.state.broadcasts.get(broadcast_id)
        if found is None:
            raise Refused("Tin, bài này không còn nữa: bàn khác vừa xóa.")
        return found
