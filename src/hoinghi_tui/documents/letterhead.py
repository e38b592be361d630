"""The block on top of every paper of the office: who issues it, where and when."""

from datetime import date
from typing import Any

from hoinghi_tui.documents.blanks import or_blank
from hoinghi_tui.documents.bodies import full_body_name
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.domain.conference import Conference


def letterhead_fields(conference: Conference, day: date | None) -> dict[str, Any]:
    """Return ``superiors``, ``issuer``, ``locality`` and ``date`` for a template.

    The bodies stand in capitals, the issuing one in full (Nghị định 30/2020/NĐ-CP, Phụ lục I);
    blanks, also a ``day`` not yet known, show as "…".
    """
    return {
        "superiors": [body.upper() for body in conference.superiors],
        "issuer": or_blank(full_body_name(conference.issuer).upper()),
        "locality": or_blank(conference.locality),
        "date": long_date(day),
    }
