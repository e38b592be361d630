"""Delegates' badges (thẻ đại biểu): what each one says, eight to a sheet with cutting lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, Rendered, blank_warnings, or_blank
from hoinghi_tui.documents.bodies import full_body_name
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder, sample_warning
from hoinghi_tui.documents.qr_pictures import place_codes
from hoinghi_tui.documents.text_size import size_step
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Role
from hoinghi_tui.domain.people_words import ROLE_WORDS

ROLE_COLOURS = {
    Role.PRESIDIUM: "A61B1B",
    Role.SECRETARY: "1F4E79",
    Role.MC: "00616B",
    Role.CONDUCTOR: "00616B",
    Role.SPEAKER: "5B3A8C",
    Role.HONOREE: "9B2C6B",
    Role.PRESS: "7A4B00",
    Role.GUEST: "1B6B3A",
}
"""The colour of the band with the role's word, dark enough for white letters."""
_NO_ROLE = "Đại biểu"
_NO_ROLE_COLOUR = "4A4A4A"
_TEST_COLOUR = "000000"
_ACROSS = 2
"""Badges beside each other on a sheet."""

# Widths, in small letters, up to which a text gets the template's first, second … size.
_TITLE_SIZES = (140,)
_NAME_SIZES = (19, 44, 100)
_POST_SIZES = (56, 100)
_UNIT_SIZES = (60, 74)
_ROLE_SIZES = (28, 78)


def render_badges(
    holders: Sequence[Holder], conference: Conference, template: Path, test_code: str = ""
) -> Rendered:
    """Print the badges in the order given, along the rows of each sheet, into one .docx.

    With a ``test_code`` a card to try the scanner with comes last. The warnings name what is
    blank. Raises ``TemplateRefused`` and ``TemplateError`` as ``engine.render`` does, and
    ``DocumentError`` when there is no badge to print.
    """
    if not holders:
        raise DocumentError("Chưa có đại biểu nào để in thẻ. Nhập danh sách đại biểu trước.")
    badges = [badge_fields(holder, conference) for holder in holders]
    if test_code:
        badges.append(_test_card(conference, test_code))
    data = render(template, {"rows": list(_rows(badges))}, finish=place_codes)
    missing = [label for holder in holders for label in missing_fields(holder, conference)]
    samples = sample_warning(holders, all_samples=conference.sample, record="thẻ")
    return Rendered(data, blank_warnings(missing, "thẻ") + samples)


def badge_fields(holder: Holder, conference: Conference) -> dict[str, str | int]:
    """Return the fields a badge template may use, all ready to be printed.

    Names stay letter for letter as stored; a blank shows as "…". The fields ending in
    ``_size`` count from 1, the largest. ``colour`` is six hexadecimal digits. ``unit``,
    ``instead_of`` (whom a substitute stands in for) and ``notice`` may be "".
    """
    roles = holder.roles
    words = ", ".join(ROLE_WORDS[role] for role in roles) or _NO_ROLE
    instead_of = f"Đi thay {holder.delegate_in_words}" if holder.substitute else ""
    return _fields(
        conference,
        is_sample=holder.delegate.sample,
        name=or_blank(holder.name),
        position=holder.position if holder.position or holder.unit else or_blank(""),
        unit=holder.unit,
        instead_of=instead_of,
        role=words,
        colour=ROLE_COLOURS[roles[0]] if roles else _NO_ROLE_COLOUR,
        seat=f"Ghế {or_blank(holder.seat)}",
        code=holder.code,
    )


def badge_lines(holder: Holder, conference: Conference) -> tuple[str, ...]:
    """Return what a badge says, from top to bottom, for a preview."""
    fields = badge_fields(holder, conference)
    blocks = (("notice", "issuer", "title"), ("name",), ("position", "unit", "instead_of"))
    lines: list[str] = []
    for block in blocks:
        texts = [str(fields[name]) for name in block if fields[name]]
        lines += [*texts, ""] if texts else []
    return (*lines, f"{fields['role']} · {fields['seat']}")


def missing_fields(holder: Holder, conference: Conference) -> list[str]:
    """Name, in Vietnamese, what this badge still lacks."""
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "họ tên": holder.name.strip(),
        "chức vụ": holder.position,
        "ghế": holder.seat,
    }
    return [label for label, value in present.items() if not value]


def _test_card(conference: Conference, code: str) -> dict[str, str | int]:
    return _fields(
        conference,
        is_sample=False,
        name="Thẻ thử máy quét",
        position="Quét mã này trước giờ đón tiếp để thử máy quét.",
        unit="Thẻ không điểm danh cho ai.",
        instead_of="",
        role="Thẻ thử",
        colour=_TEST_COLOUR,
        seat="",
        code=code,
    )


def _fields(conference: Conference, *, is_sample: bool, **own: str) -> dict[str, str | int]:
    title = or_blank(conference.title_on_paper)
    role = own.pop("role").upper()
    return {
        **own,
        "notice": SAMPLE_NOTICE if conference.sample or is_sample else "",
        "issuer": or_blank(full_body_name(conference.issuer).upper()),
        "title": title,
        "role": role,
        "title_size": size_step(title, _TITLE_SIZES),
        "name_size": size_step(own["name"], _NAME_SIZES),
        "post_size": size_step(own["position"], _POST_SIZES),
        "unit_size": size_step(own["unit"], _UNIT_SIZES),
        "role_size": size_step(role, _ROLE_SIZES),
    }


def _rows(badges: Sequence[dict[str, str | int]]) -> Iterator[list[dict[str, Any]]]:
    """Put the badges into full rows; a last one is filled up with an empty card."""
    empty = {**dict.fromkeys(badges[0], ""), "colour": "FFFFFF"}
    for start in range(0, len(badges), _ACROSS):
        row = list(badges[start : start + _ACROSS])
        yield row + [empty] * (_ACROSS - len(row))
