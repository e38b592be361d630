"""What all papers of the agenda share: an item with its times, who presents, what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_words import ScriptPart
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.prediction import ItemForecast
from hoinghi_tui.domain.time_text import clock_text

_UNLED = (ItemKind.RECEPTION, ItemKind.BREAK)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item with its forecast, who presents it in words ("" when nobody is named).

    ``about`` is what the person who leads must know of the presenter ("ghế A5"); ``script``
    is what is said, in the order it is said; it ``has_blanks`` where a value is not known.
    """

    row: ItemForecast
    presenter: str = ""
    about: str = ""
    script: tuple[ScriptPart, ...] = ()
    has_blanks: bool = False

    @property
    def label(self) -> str:
        """The printed number and the title: "2.1. Tham luận: Phòng Kinh tế"."""
        number, title = self.row.item.number.strip(), or_blank(self.row.item.title)
        if not number:
            return title
        return f"{number} {title}" if number[-1] in ".):-" else f"{number}. {title}"

    @property
    def presenter_on_paper(self) -> str:
        """Who presents; "…" where somebody must and nobody is named."""
        is_unled = self.row.item.is_break or self.row.item.kind in _UNLED
        return self.presenter if is_unled else or_blank(self.presenter)


def clock_range(
    start: datetime | None, end: datetime | None, zone: tzinfo, *, seconds: bool = False
) -> str:
    """Write from when until when, "07:30 – 07:35", with "…" for what is not known."""
    if start is None and end is None:
        return BLANK
    said = [clock_text(at, zone, seconds=seconds) if at else BLANK for at in (start, end)]
    return " – ".join(said)


def head_fields(conference: Conference, day: date | None) -> dict[str, Any]:
    """Return the fields above the items: notice, letterhead, title, time and place.

    ``day`` is the date of the paper; blanks show as "…", ``notice`` may be "".
    """
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, day),
        "title": or_blank(conference.title_on_paper),
        "when": or_blank(conference.when.text),
        "place": or_blank(conference.where),
    }


def head_warnings(conference: Conference, *, is_signed: bool = False) -> tuple[str, ...]:
    """Name what is blank above the items, and below them on a paper that is signed."""
    present: dict[str, object] = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "địa danh": conference.locality.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": conference.day,
        "địa điểm": conference.where,
    }
    if is_signed:
        present["chức vụ người ký"] = conference.signer_title.strip()
        present["người ký"] = conference.signer.strip()
    return blank_warnings((label for label, value in present.items() if not value), "chỗ")


def line_warnings(
    lines: Sequence[AgendaLine], conference: Conference, *, approved: bool = False
) -> tuple[str, ...]:
    """Name what is blank in the items: the presenters, and where wanted the ``approved`` times.

    A sample is told last.
    """
    missing = ["giờ được duyệt (F6)"] * (
        sum(line.row.planned_start is None for line in lines) if approved else 0
    )
    missing += ["người thực hiện"] * sum(line.presenter_on_paper == BLANK for line in lines)
    sample = sample_warning(conference.sample)
    return (*blank_warnings(missing, "mục"), *sample)
