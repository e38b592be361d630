"""The checklist of hall and equipment on paper, to tick by hand what is not ticked yet."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, blank_warnings, or_blank, sample_warning
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.checklist import CheckItem, HeadCounts, quantity_text
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit

NO_GROUP = "Việc khác"
TICK = "x"
"""Every face has it: a mark that one lacks would be printed in another."""


def checklist_fields(
    items: Sequence[CheckItem],
    units: Mapping[str, Unit],
    counts: HeadCounts,
    conference: Conference,
    zone: tzinfo,
) -> dict[str, Any]:
    """Return the fields of the checklist; ``items`` are in the order of the list.

    ``groups`` have a ``heading`` and ``lines`` with ``number``, ``title``, ``note``,
    ``quantity``, ``unit``, ``done`` ("x" or ""), ``by`` and ``at``. What is not known is left
    empty to be written by hand, the day it was drawn up on as well.
    """
    numbers = iter(range(1, len(items) + 1))
    done = sum(one.is_checked for one in items)
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, None),
        "title": or_blank(conference.title_on_paper),
        "when": or_blank(conference.when.text),
        "place": or_blank(conference.where),
        "summary": f"Đã xong {done}/{len(items)} việc.",
        "groups": [
            {
                "heading": group or NO_GROUP,
                "lines": [
                    _item(next(numbers), one, units, quantity_text(one, counts), zone)
                    for one in of_group
                ],
            }
            for group, of_group in groupby(items, key=lambda one: one.group)
        ],
    }


def checklist_warnings(conference: Conference) -> tuple[str, ...]:
    """Name what is blank on the list."""
    present: dict[str, object] = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": conference.when.text,
        "địa điểm": conference.where,
    }
    blanks = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    sample = sample_warning(conference.sample)
    return (*blanks, "Ngày lập để “…”: người lập ghi tay", *sample)


def _item(
    number: int, item: CheckItem, units: Mapping[str, Unit], quantity: str, zone: tzinfo
) -> dict[str, Any]:
    unit = units.get(item.unit or "")
    at = item.checked_at
    return {
        "number": number,
        "title": item.title,
        "note": item.note,
        "quantity": quantity,
        "unit": unit.label if unit else "",
        "done": TICK if item.is_checked else "",
        "by": item.checked_by,
        "at": f"{at.astimezone(zone):%H:%M %d/%m/%Y}" if at else "",
    }
