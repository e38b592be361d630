"""Agendas to begin with: what such a conference usually has, without anybody's name.

The minutes are the usual ones of commune conferences; all of it is meant to be edited.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind


class TemplateName(StrEnum):
    """Which kind of conference an agenda is made for."""

    SUMMARY = "tong-ket"
    REVIEW = "so-ket"
    TRAINING = "tap-huan"
    MEETING = "hop"


TEMPLATE_TITLES = {
    TemplateName.SUMMARY: "Hội nghị tổng kết",
    TemplateName.REVIEW: "Hội nghị sơ kết",
    TemplateName.TRAINING: "Lớp tập huấn",
    TemplateName.MEETING: "Cuộc họp",
}
"""What each template is called where it is chosen."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One item of a template: title, kind, minutes, the least of them, a start not before."""

    title: str
    kind: ItemKind
    minutes: int
    minimum: int
    not_before: time | None = None


_RECEPTION = _Line("Đón tiếp đại biểu", ItemKind.RECEPTION, 30, 10, time(7))
_FLAG = _Line("Ổn định tổ chức, chào cờ", ItemKind.CEREMONY, 5, 3, time(7, 30))
_WELCOME = _Line("Tuyên bố lý do, giới thiệu đại biểu", ItemKind.INTRODUCTION, 10, 5)
_OPENING = _Line("Khai mạc", ItemKind.OPENING, 5, 3)
_PAPER = _Line("Tham luận", ItemKind.PAPER, 7, 5)
_BREAK = _Line("Giải lao", ItemKind.BREAK, 15, 5)
_DIRECTION = _Line("Phát biểu chỉ đạo", ItemKind.DIRECTION, 15, 10)
_CLOSING = _Line("Tiếp thu ý kiến chỉ đạo, bế mạc", ItemKind.CLOSING, 5, 3)

_LINES: dict[TemplateName, tuple[_Line, ...]] = {
    TemplateName.SUMMARY: (
        _RECEPTION,
        _FLAG,
        _WELCOME,
        _OPENING,
        _Line("Báo cáo tổng kết và phương hướng, nhiệm vụ", ItemKind.REPORT, 20, 12),
        _PAPER,
        _PAPER,
        _PAPER,
        _BREAK,
        _Line("Công bố quyết định khen thưởng", ItemKind.DECISION, 5, 3),
        _Line("Trao thưởng", ItemKind.AWARDS, 15, 10),
        _Line("Triển khai nhiệm vụ", ItemKind.TASKS, 10, 5),
        _DIRECTION,
        _CLOSING,
    ),
    TemplateName.REVIEW: (
        _RECEPTION,
        _FLAG,
        _WELCOME,
        _OPENING,
        _Line("Báo cáo sơ kết và nhiệm vụ thời gian tới", ItemKind.REPORT, 20, 12),
        _PAPER,
        _PAPER,
        _BREAK,
        _Line("Thảo luận", ItemKind.DISCUSSION, 30, 15),
        _DIRECTION,
        _CLOSING,
    ),
    TemplateName.TRAINING: (
        _Line("Đón tiếp học viên, phát tài liệu", ItemKind.RECEPTION, 30, 10, time(7)),
        _Line("Ổn định lớp, giới thiệu đại biểu", ItemKind.INTRODUCTION, 5, 3, time(7, 30)),
        _Line("Khai mạc lớp tập huấn", ItemKind.OPENING, 5, 3),
        _Line("Chuyên đề 1", ItemKind.REPORT, 75, 45),
        _BREAK,
        _Line("Chuyên đề 2", ItemKind.REPORT, 75, 45),
        _Line("Trao đổi, giải đáp", ItemKind.DISCUSSION, 20, 10),
        _Line("Bế mạc lớp tập huấn", ItemKind.CLOSING, 5, 3),
    ),
    TemplateName.MEETING: (
        _Line("Ổn định, kiểm tra thành phần", ItemKind.INTRODUCTION, 5, 3, time(8)),
        _Line("Nêu mục đích, nội dung cuộc họp", ItemKind.OPENING, 5, 3),
        _Line("Báo cáo nội dung", ItemKind.REPORT, 15, 10),
        _Line("Thảo luận", ItemKind.DISCUSSION, 30, 15),
        _Line("Kết luận, giao nhiệm vụ", ItemKind.DIRECTION, 10, 5),
        _Line("Thông qua biên bản, kết thúc", ItemKind.CLOSING, 5, 3),
    ),
}


def template_items(name: TemplateName) -> tuple[AgendaItem, ...]:
    """Return the items of a template in their order; their ids are still blank."""
    return tuple(_item(place, line) for place, line in enumerate(_LINES[name], 1))


def _item(place: int, line: _Line) -> AgendaItem:
    return AgendaItem(
        id="",
        order=place,
        title=line.title,
        kind=line.kind,
        duration_s=line.minutes * 60,
        minimum_s=line.minimum * 60,
        anchor=Anchor.FLOW if line.not_before is None else Anchor.NOT_BEFORE,
        anchor_at=line.not_before,
        is_break=line.kind is ItemKind.BREAK,
    )
