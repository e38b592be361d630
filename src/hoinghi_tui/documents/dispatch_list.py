"""The register of what was sent (sổ theo dõi gửi): each paper's recipients, and who is invited."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, blank_warnings, or_blank, sample_warning
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.sending_lines import SendingLine, count
from hoinghi_tui.domain.sendings import PROGRESS_WORDS, WAY_WORDS, Progress, Way


def dispatch_list_fields(lines: Sequence[SendingLine], conference: Conference) -> dict[str, Any]:
    """Return the fields of the register; ``lines`` stand paper by paper.

    ``groups`` have a ``heading`` and ``lines`` with ``number``, ``recipient``, ``post``,
    ``way``, ``sent``, ``received``, ``receiver`` and ``note``. What is not known is left empty
    to be written by hand, the day the register was drawn up on as well.
    """
    grouped = [
        (document, list(of_one)) for document, of_one in groupby(lines, lambda one: one.document)
    ]
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, None),
        "title": or_blank(conference.title_on_paper),
        "groups": [
            {
                "heading": _heading(document, of_one),
                "lines": [_line(number, one) for number, one in enumerate(of_one, 1)],
            }
            for document, of_one in grouped
        ],
    }


def dispatch_list_warnings(lines: Sequence[SendingLine], conference: Conference) -> tuple[str, ...]:
    """Name what is blank in the register, and how much of it has not been sent."""
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
    }
    blanks = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    told = count(lines)
    waiting = told.total - told.sent
    unsent = (f"Chưa gửi {waiting}/{told.total} dòng: để trống cho văn thư ghi",) if waiting else ()
    sample = sample_warning(conference.sample)
    return (*blanks, *unsent, "Ngày lập để “…”: người lập ghi tay", *sample)


def _heading(document: str, lines: Sequence[SendingLine]) -> str:
    told = count(lines)
    return f"{or_blank(document)} ({told.total}; đã gửi {told.sent}, đã nhận {told.received})"


def _line(number: int, one: SendingLine) -> dict[str, Any]:
    answer = "" if one.words == PROGRESS_WORDS[one.progress] else one.words
    notes = (answer, one.note)
    return {
        "number": number,
        "recipient": one.recipient,
        "post": one.post,
        "way": WAY_WORDS[one.way] if one.way is not Way.UNKNOWN else "",
        "sent": _day(one.sent_on) or ("x" if one.progress is not Progress.WAITING else ""),
        "received": _day(one.received_on),
        "receiver": one.receiver,
        "note": ": ".join(filter(None, notes)),
    }


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
