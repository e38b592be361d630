"""Changing what is still to come: its order, its times, what is cut."""

from collections.abc import Sequence
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.agenda import AgendaItem, Anchor
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.services.agenda_saving import AgendaSaving

if TYPE_CHECKING:
    from hoinghi_tui.services.given_numbers import GivenNumbers

# The rules of the plan are imported when they are used: a start needs only the forecast.


class AgendaPlan(AgendaSaving):
    """Rearranges the agenda.

    ``seen`` is the forecast the person looked at when pressing: what another station has
    changed since is not overwritten, but told.
    """

    def arm(self, item_id: str, seen: Forecast | None = None) -> None:
        """Make an item that waits the next one."""
        from hoinghi_tui.domain import agenda_planning

        self._save_order(
            seen,
            "arm_item",
            lambda: agenda_planning.arm(self.items(), item_id),
            f"Gọi kế tiếp: {self._title(item_id)}",
        )

    def move(self, item_id: str, steps: int, seen: Forecast | None = None) -> None:
        """Move an item that waits up (negative) or down by some places."""
        from hoinghi_tui.domain import agenda_planning

        self._save_order(
            seen,
            "move_item",
            lambda: agenda_planning.move(self.items(), item_id, steps),
            f"Chuyển {'lên' if steps < 0 else 'xuống'}: {self._title(item_id)}",
        )

    def reorder(self, ids: Sequence[str], seen: Forecast | None = None) -> None:
        """Put the items in this order; what has started cannot be passed."""
        from hoinghi_tui.domain import agenda_planning

        self._save_order(
            seen,
            "reorder_agenda",
            lambda: agenda_planning.reorder(self.items(), ids),
            "Sắp lại chương trình",
        )

    def split(
        self, item_id: str, first_minutes: int, new_title: str, seen: Forecast | None = None
    ) -> str:
        """Part an item in two and return the id of the second part, which waits."""
        from hoinghi_tui.domain import agenda_planning
        from hoinghi_tui.vietnamese import clean

        title = clean(new_title) or f"{self._title(item_id)} (tiếp)"
        given: list[str] = []

        def decide() -> Sequence[AgendaItem]:
            given[:] = [item_id_of(self.next_number())]
            return agenda_planning.split(self.items(), item_id, first_minutes * 60, given[0], title)

        self._save_item(
            item_id, seen, "split_item", decide, f"Tách {self._title(item_id)}", names=False
        )
        return given[0]

    def shift_rest(self, item_id: str, minutes: int, seen: Forecast | None = None) -> None:
        """Put off an item that waits, and all that follow, by some minutes."""
        from hoinghi_tui.domain import agenda_planning

        now, zone = self._work.now(), self._work.zone()
        self._save_item(
            item_id,
            seen,
            "shift_rest",
            lambda: agenda_planning.shift_rest(
                self.items(), item_id, minutes * 60, self.forecast(now), zone
            ),
            f"Dời {minutes}′ từ",
        )

    def set_anchor(
        self, item_id: str, anchor: Anchor, at: time | None = None, seen: Forecast | None = None
    ) -> None:
        """Let an item that waits flow, start not before ``at``, or at ``at`` sharp."""
        from hoinghi_tui.domain import agenda_planning

        words = {
            Anchor.FLOW: "Bỏ giữ giờ",
            Anchor.NOT_BEFORE: f"Không sớm hơn {at:%H:%M}" if at else "",
            Anchor.HARD_START: f"Đúng {at:%H:%M}" if at else "",
        }
        self._save_item(
            item_id,
            seen,
            "anchor_item",
            lambda: agenda_planning.set_anchor(self.items(), item_id, anchor, at),
            words[anchor],
        )

    def set_hard_end(self, item_id: str, at: time | None, seen: Forecast | None = None) -> None:
        """Say at what time an item must be over; None: at no fixed time."""
        from hoinghi_tui.domain import agenda_planning

        self._save_item(
            item_id,
            seen,
            "end_item_at",
            lambda: agenda_planning.set_hard_end(self.items(), item_id, at),
            f"Phải xong lúc {at:%H:%M}" if at else "Bỏ giờ phải xong",
        )

    def accept_cut(self, item_id: str, minutes: int, seen: Forecast | None = None) -> None:
        """Take some minutes from an item, as ``cuts`` proposes."""
        self._save_item(
            item_id,
            seen,
            "cut_item",
            lambda: agenda_actions.extend(self.items(), item_id, -minutes * 60),
            f"Rút {minutes}′",
        )

    def approve(self, start_at: time) -> None:
        """Freeze the baseline that lateness is measured against."""
        from hoinghi_tui.domain import agenda_planning

        self._save(
            "approve_agenda",
            lambda: agenda_planning.approve(self.items(), start_at),
            "Duyệt chương trình",
            names=False,
        )

    def approval(self, start_at: time) -> list[AgendaItem]:
        """Return all items as ``approve`` would leave them; saves nothing, refuses alike."""
        from hoinghi_tui.domain import agenda_planning

        items = self.items()
        changed = {one.id: one for one in agenda_planning.approve(items, start_at)}
        return [changed.get(item.id, item) for item in items]

    def _title(self, item_id: str) -> str:
        return agenda_actions.find(self.items(), item_id).title

    def next_number(self) -> int:
        """Return the number of the next item that is put in; none is ever given twice."""
        return max([self._numbers.last(), *(item.order for item in self.items())]) + 1

    @cached_property
    def _numbers(self) -> "GivenNumbers":
        from hoinghi_tui.services.given_numbers import GivenNumbers

        return GivenNumbers(self._work.store, "agenda")


def item_id_of(number: int) -> str:
    """Return the id of the item with a number: "ct-07"."""
    return f"ct-{number:02d}"
