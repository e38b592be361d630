"""What is still owed once a conference is over: one line each, with how it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoinghi_tui.domain.aftermath import Broadcast, Conclusion
from hoinghi_tui.domain.tasks import Task


class Owing(StrEnum):
    """How it stands with something that is owed after the day."""

    LATER = "later"
    OWED = "owed"
    PART = "part"
    DONE = "done"


class Stage(StrEnum):
    """Whether the conference is still to come, goes on, or is over."""

    BEFORE = "before"
    DURING = "during"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed: ``key`` names it, ``title`` and ``words`` are for people.

    ``key`` is "reporter", "conclusion-text", "tasks", "broadcasts", "awards" or a kind of paper.
    """

    key: str
    title: str
    owing: Owing
    words: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports on the conference: the name, the seat's label or "", whether the person came."""

    name: str
    seat: str
    has_come: bool


def reporter_owed(reporters: Sequence[Reporter], stage: Stage) -> Owed:
    """Tell whether somebody reports on the conference, has a seat and has come."""

    def owed(owing: Owing, words: str) -> Owed:
        return Owed("reporter", "Phóng viên dự và đưa tin", owing, words)

    if not reporters:
        return owed(Owing.OWED, "chưa cử ai")
    came = [one for one in reporters if one.has_come]
    if came:
        return owed(Owing.DONE, f"{_names(came)} đã có mặt")
    if stage is Stage.OVER:
        return owed(Owing.OWED, f"{_names(reporters)} không có mặt")
    unseated = [one for one in reporters if not one.seat]
    if unseated:
        return owed(Owing.PART, f"{_names(unseated)} chưa có ghế")
    seats = ", ".join(f"{one.name} ghế {one.seat}" for one in reporters)
    return owed(Owing.DONE, seats)


def conclusion_owed(conclusion: Conclusion, stage: Stage) -> Owed:
    """Tell whether the chair's conclusion is written down."""
    points = len(conclusion.points)
    if points:
        return Owed("conclusion-text", "Kết luận của chủ tọa", Owing.DONE, f"đã ghi {points} ý")
    return Owed("conclusion-text", "Kết luận của chủ tọa", _unless_over(stage), "chưa ghi")


def tasks_owed(tasks: Sequence[Task], stage: Stage) -> Owed:
    """Tell whether tasks were recorded, each with a unit and a due date, and how many are done."""
    title = "Nhiệm vụ giao tại hội nghị"
    if not tasks:
        return Owed("tasks", title, _unless_over(stage), "chưa ghi nhiệm vụ nào")
    blank = sum(task.is_vague for task in tasks)
    done = sum(task.is_done for task in tasks)
    words = f"{len(tasks)} nhiệm vụ, xong {done}"
    if blank:
        return Owed("tasks", title, Owing.PART, f"{words}; {blank} thiếu đơn vị hoặc hạn")
    return Owed("tasks", title, Owing.DONE if done == len(tasks) else Owing.PART, words)


def broadcasts_owed(broadcasts: Iterable[Broadcast], stage: Stage, today: date) -> Owed:
    """Tell whether news of the conference have gone out."""
    all_of_them = list(broadcasts)
    out = sum(one.is_out(today) for one in all_of_them)
    waiting = len(all_of_them) - out
    if not all_of_them:
        return Owed("broadcasts", "Tin, bài đã phát", _unless_over(stage), "chưa ghi tin, bài nào")
    parts = [f"đã phát {out}"] * bool(out) + [f"chờ phát {waiting}"] * bool(waiting)
    owing = Owing.PART if waiting else Owing.DONE
    return Owed("broadcasts", "Tin, bài đã phát", owing, ", ".join(parts))


def awards_owed(handed: int, total: int, stage: Stage) -> Owed | None:
    """Tell whether all certificates were handed over; None where there are none."""
    if not total:
        return None
    words = f"đã trao {handed}/{total}"
    if handed == total:
        return Owed("awards", "Trao giấy khen", Owing.DONE, words)
    return Owed("awards", "Trao giấy khen", _unless_over(stage), words)


def paper_owed(key: str, title: str, stage: Stage, printed: str, *, outdated: bool) -> Owed:
    """Tell whether a paper was made; ``printed`` is when, "" for never."""
    if not printed:
        return Owed(key, title, _unless_over(stage), "chưa in")
    if outdated:
        return Owed(key, title, Owing.PART, f"in {printed}, dữ liệu đã đổi")
    return Owed(key, title, Owing.DONE, f"in {printed}")


def _unless_over(stage: Stage) -> Owing:
    return Owing.OWED if stage is Stage.OVER else Owing.LATER


def _names(reporters: Iterable[Reporter]) -> str:
    return ", ".join(one.name for one in reporters)
