"""The lists of who sits where (danh sách chỗ ngồi), by seat or by name, for the door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, Rendered, blank_warnings, or_blank
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder, sample_warning
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.conference import Conference


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person and where the seat is, in words; blank without a seat."""

    holder: Holder
    place: str = ""


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """The people of one part of the room, or all of them; ``heading`` may be blank."""

    heading: str
    lines: tuple[SeatLine, ...]


def render_seat_list(
    order: str, groups: Sequence[SeatGroup], conference: Conference, template: Path
) -> Rendered:
    """Print the people of all groups, numbered through, into one .docx.

    ``order`` says how they are sorted ("Xếp theo tên"). The warnings name what is blank.
    Raises ``TemplateRefused`` and ``TemplateError`` as ``engine.render`` does, and
    ``DocumentError`` when there is nobody.
    """
    holders = [line.holder for group in groups for line in group.lines]
    if not holders:
        raise DocumentError("Chưa có đại biểu nào để in. Nhập danh sách đại biểu ở trang F3 trước.")
    data = render(template, seat_list_fields(order, groups, conference))
    present = {
        "cơ quan tổ chức": conference.issuer,
        "địa danh": conference.locality,
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": conference.day,
    }
    missing = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    unplaced = sum(not holder.seat for holder in holders)
    lacking = (f"Chưa có chỗ: {unplaced} đại biểu in ghế “…”",) if unplaced else ()
    samples = sample_warning(holders, all_samples=conference.sample, record="đại biểu")
    return Rendered(data, (*missing, *lacking, *samples))


def seat_list_fields(
    order: str, groups: Sequence[SeatGroup], conference: Conference
) -> dict[str, Any]:
    """Return the fields a template of the list may use, all ready to be printed.

    ``groups`` have a ``heading``, "" for none, and ``people`` with ``number``, ``name``,
    ``position``, ``instead_of`` ("" for none), ``seat`` and ``place``.
    """
    holders = [line.holder for group in groups for line in group.lines]
    numbers = iter(range(1, len(holders) + 1))
    is_sample = conference.sample or any(holder.delegate.sample for holder in holders)
    return {
        "notice": SAMPLE_NOTICE if is_sample else "",
        **letterhead_fields(conference, conference.day),
        "title": or_blank(conference.title_on_paper),
        "when": or_blank(conference.when.text),
        "place": or_blank(conference.where),
        "order": order,
        "groups": [
            {"heading": group.heading, "people": [_line(one, numbers) for one in group.lines]}
            for group in groups
        ],
        "total": f"{len(holders):02}",
    }


def _line(line: SeatLine, numbers: Iterator[int]) -> dict[str, str | int]:
    holder = line.holder
    post = ", ".join(filter(None, (holder.position, holder.unit)))
    return {
        "number": next(numbers),
        "name": or_blank(f"{holder.honorific} {holder.name}".strip()),
        "position": or_blank(post),
        "instead_of": holder.delegate_in_words if holder.substitute else "",
        "seat": or_blank(holder.seat),
        "place": line.place,
    }
