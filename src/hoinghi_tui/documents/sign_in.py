"""The sign-in list (danh sách ký nhận): a line for each delegate to sign in at the door."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import (
    SAMPLE_NOTICE,
    SAMPLE_WARNING,
    Rendered,
    blank_warnings,
    or_blank,
)
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.sign_in import Signer, SignInGroup

_NO_UNIT = "Đại biểu khác"


def render_sign_in(
    groups: Sequence[SignInGroup], conference: Conference, template: Path
) -> Rendered:
    """Print the people of all groups, numbered through, into one .docx.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does, and ``DocumentError`` when there is nobody to sign.
    """
    signers = [signer for group in groups for signer in group.signers]
    if not signers:
        raise DocumentError("Chưa có đại biểu nào dự họp nên chưa có danh sách ký nhận để in.")
    data = render(template, sign_in_fields(groups, conference))
    missing = blank_warnings(_missing(conference), "chỗ")
    without_post = ["chức vụ"] * sum(not one.delegate.position.strip() for one in signers)
    samples = sum(one.delegate.sample for one in signers)
    sample = (f"{SAMPLE_WARNING}: {samples} đại biểu",) if samples else ()
    return Rendered(data, (*missing, *blank_warnings(without_post, "đại biểu"), *sample))


def sign_in_fields(groups: Sequence[SignInGroup], conference: Conference) -> dict[str, Any]:
    """Return the fields a template of the list may use, all ready to be printed.

    ``groups`` have a ``heading``, "" when nobody's unit is known, and ``people`` with
    ``number``, ``name``, ``position`` and ``substitute`` ("" for none). Names stay letter for
    letter; a blank shows as "…", and the number of people below 10 gets a leading zero.
    """
    numbers = iter(range(1, 1 + sum(len(group.signers) for group in groups)))
    has_units = any(group.unit for group in groups)
    samples = (signer.delegate.sample for group in groups for signer in group.signers)
    return {
        "notice": SAMPLE_NOTICE if conference.sample or any(samples) else "",
        **letterhead_fields(conference, conference.day),
        "title": or_blank(conference.title_on_paper),
        "when": or_blank(conference.when.text),
        "place": or_blank(conference.where),
        "groups": [_group_fields(group, numbers, has_units=has_units) for group in groups],
        "total": f"{sum(len(group.signers) for group in groups):02}",
        "signer_title": or_blank(conference.signer_title.upper()),
        "signer": or_blank(conference.signer),
    }


def _group_fields(group: SignInGroup, numbers: Iterator[int], *, has_units: bool) -> dict[str, Any]:
    name = group.unit.name if group.unit else _NO_UNIT
    return {
        "heading": name if has_units else "",
        "people": [_signer_fields(signer, next(numbers)) for signer in group.signers],
    }


def _signer_fields(signer: Signer, number: int) -> dict[str, str | int]:
    delegate, substitute = signer.delegate, signer.substitute
    parts = (substitute.full_name, substitute.position) if substitute else ()
    return {
        "number": number,
        "name": or_blank(f"{delegate.honorific} {delegate.full_name}".strip()),
        "position": or_blank(delegate.position),
        "substitute": ", ".join(filter(None, parts)),
    }


def _missing(conference: Conference) -> Counter[str]:
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "địa danh": conference.locality.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": conference.day,
        "địa điểm": conference.where,
        "chức vụ người ký": conference.signer_title.strip(),
        "người ký": conference.signer.strip(),
    }
    return Counter(label for label, value in present.items() if not value)
