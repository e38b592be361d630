"""The dispatch slips (phiếu gửi): one for each recipient of the conference's papers."""

from collections.abc import Sequence
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import full_body_name
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.sendings import outside_recipients


def dispatch_fields(papers: Sequence[str], conference: Conference) -> dict[str, Any]:
    """Return the fields of the slips, one of ``slips`` for each recipient.

    A slip has ``recipient`` and ``papers`` with ``number`` and ``title``; without any known
    paper there is one blank line. How many of each are sent is not known and stays blank.
    """
    rows = [{"number": number, "title": title} for number, title in enumerate(papers, 1)]
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, conference.day),
        "sender": or_blank(full_body_name(conference.issuer)),
        "event": inside_sentence(or_blank(conference.title_on_paper)),
        "slips": [
            {"recipient": one, "papers": rows or [{"number": 1, "title": BLANK}]}
            for one in outside_recipients(conference.recipients)
        ],
    }


def dispatch_warnings(papers: Sequence[str], conference: Conference) -> tuple[str, ...]:
    """Name what is blank on the slips."""
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "địa danh": conference.locality.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày gửi": conference.day,
        "tên văn bản, tài liệu gửi kèm (tài liệu của từng mục ở F6)": papers,
    }
    slips = len(outside_recipients(conference.recipients))
    blanks = blank_warnings(
        (label for label, value in present.items() if not value for _ in range(slips)), "phiếu"
    )
    sample = sample_warning(conference.sample)
    return (*blanks, *sample)
