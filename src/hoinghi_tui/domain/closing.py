"""The end of a conference: what is still open then, and why nothing is changed afterwards."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Phase, Task, TaskState

CLOSE = "close"
REOPEN = "reopen"
CLOSING_KINDS = frozenset({CLOSE, REOPEN})
"""The two actions that are done by their own command and never taken back by Ctrl+Z."""


class Closed(Refused):
    """The conference is over: it is shown, and nothing in it changes until it is reopened."""

    def __init__(self, closed_at: datetime, zone: tzinfo) -> None:
        super().__init__(
            f"Hội nghị đã kết thúc lúc {closed_at.astimezone(zone):%H:%M ngày %d/%m/%Y} nên chỉ để "
            "xem. Muốn sửa: Ctrl+P, “Mở lại hội nghị”, hoặc hoinghi-tui close THƯ-MỤC --reopen"
        )


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One thing that is not done at the end; ``place`` is the mode of the screen that mends it.

    ``section`` names the part of that screen, where it has any. What ``blocks`` must be ended
    first; the rest is told, and a person may close all the same.
    """

    text: str
    place: str
    section: str = ""
    blocks: bool = False


def open_matters(
    agenda: Collection[AgendaItem],
    awards: Collection[Award],
    tasks: Collection[Task],
    *,
    unsettled: int = 0,
    unsent: int = 0,
    conclusion: str = "",
) -> list[OpenMatter]:
    """List what is still open at the end of the day, what blocks first.

    ``unsettled`` counts the lines of money that ``is_unsettled``, ``unsent`` the papers that
    have not gone out. What a conference has none of (awards, money) is not asked about.
    """
    found = [
        *_agenda(agenda),
        *_counted(sum(not one.is_done for one in awards), "giấy khen chưa trao", "awards"),
        *_counted(
            sum(one.phase is Phase.BEFORE and one.state is not TaskState.DONE for one in tasks),
            "việc chuẩn bị chưa xong",
            *("preparation", "tasks"),
        ),
        *_counted(
            unsettled, "khoản kinh phí chưa quyết toán, thiếu chứng từ", "preparation", "budget"
        ),
        *_counted(unsent, "văn bản chưa gửi", "preparation", "sendings"),
        *_follow_ups(tasks),
    ]
    if not conclusion.strip():
        found.append(OpenMatter("Chưa ghi kết luận của chủ tọa", "preparation", "aftermath"))
    return sorted(found, key=lambda one: not one.blocks)


def _agenda(agenda: Collection[AgendaItem]) -> Iterator[OpenMatter]:
    for item in in_order(agenda):
        if item.is_running:
            yield OpenMatter(f"Mục “{item.title}” đang chạy, hãy kết thúc mục", "agenda", "", True)
    if agenda and all(item.started_at is None for item in agenda):
        yield OpenMatter("Chương trình chưa bắt đầu", "agenda")
        return
    yield from _counted(
        sum(item.is_waiting for item in agenda), "mục chương trình chưa diễn ra", "agenda"
    )


def _follow_ups(tasks: Collection[Task]) -> Iterator[OpenMatter]:
    vague = sum(one.is_vague for one in tasks if one.phase is Phase.AFTER)
    yield from _counted(
        vague, "nhiệm vụ sau hội nghị thiếu đơn vị hoặc hạn", "preparation", "aftermath"
    )


def _counted(count: int, words: str, place: str, section: str = "") -> Iterator[OpenMatter]:
    if count:
        yield OpenMatter(f"{count} {words}", place, section)
