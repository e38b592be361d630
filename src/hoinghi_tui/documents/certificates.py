"""Certificates of merit (giấy khen): what each one says, and all of them as one file."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import (
    SAMPLE_NOTICE,
    SAMPLE_WARNING,
    Rendered,
    blank_warnings,
    or_blank,
)
from hoinghi_tui.documents.bodies import conferring_body, signature_lines
from hoinghi_tui.documents.certificate_sizes import type_steps
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.print_shift import shift
from hoinghi_tui.documents.wording import inside_sentence, unsaid
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.print_profile import PrintProfile

_HOUSEHOLDS = ("hộ", "gia đình")
"""How the name of a household begins when it says already that it is one."""


def certificate_fields(award: Award, conference: Conference, unit_name: str = "") -> dict[str, Any]:
    """Return the fields a certificate template may use, all ready to be printed.

    ``unit_name`` is the name of the award's unit. Names stay letter for letter as stored;
    a blank shows as "…". ``kind`` is "individual", "collective" or "household", for a template
    that words them differently. ``name_size``, ``affiliation_size`` and ``achievement_size``
    count from 1, the largest, so that a template can set long texts in smaller type.
    ``affiliation`` and ``notice`` are empty where there is nothing to say; ``signature`` are
    the lines above the signer's name. The order is that of bằng khen (Nghị định
    50/2006/NĐ-CP, Điều 28): authority, recipient, address, achievement; below to the left
    the decision and the number in the golden book, to the right place, date and signature.
    """
    recipient, post = _recipient(award), affiliation(award, unit_name)
    achievement = _achievement(award.achievement)
    sizes = type_steps(recipient, post, achievement)
    is_sample = award.sample or conference.sample
    return {
        "kind": award.kind.value,
        "notice": SAMPLE_NOTICE if is_sample else "",
        "authority": or_blank(conferring_body(conference.issuer).upper()),
        "title": or_blank(award.title.upper()),
        "honorific": award.honorific,
        "name": or_blank(award.recipient),
        "recipient": recipient,
        "name_size": sizes[0],
        "affiliation": post,
        "affiliation_size": sizes[1],
        "achievement": achievement,
        "achievement_size": sizes[2],
        "place": or_blank(conference.locality),
        "date": long_date(award.decision_day),
        "signer_title": or_blank(conference.signer_title.upper()),
        "signature": _signature(conference),
        "signer": or_blank(conference.signer),
        "decision_no": or_blank(award.decision_no),
        "certificate_no": or_blank(award.certificate_no),
    }


def certificate_lines(award: Award, conference: Conference, unit_name: str = "") -> tuple[str, ...]:
    """Return what a certificate says, in the order of the shipped template, for a preview."""
    fields = certificate_fields(award, conference, unit_name)
    blocks = (
        ("notice",),
        ("authority",),
        ("title",),
        ("recipient", "affiliation"),
        ("achievement",),
    )
    lines: list[str] = []
    for block in blocks:
        texts = [str(fields[name]) for name in block if fields[name]]
        lines += [*texts, ""] if texts else []
    lines += [
        f"{fields['place']}, {fields['date']}",
        *fields["signature"],
        "",
        str(fields["signer"]),
        "",
        f"Quyết định số: {fields['decision_no']}",
        f"Số sổ vàng: {fields['certificate_no']}",
    ]
    return tuple(lines)


def missing_fields(award: Award, conference: Conference, unit_name: str = "") -> list[str]:
    """Name, in Vietnamese, what this certificate still lacks."""
    is_collective = award.kind is AwardKind.COLLECTIVE
    is_individual = award.kind is AwardKind.INDIVIDUAL
    present = {
        "cơ quan khen thưởng": conference.issuer.strip(),
        "tên người, tập thể được khen": award.recipient.strip(),
        "danh xưng (ông, bà)": award.honorific.strip() or not is_individual,
        "chức vụ, đơn vị hoặc địa chỉ": award.position.strip() or unit_name or is_collective,
        "thành tích": award.achievement.strip(),
        "số quyết định": award.decision_no.strip(),
        "ngày quyết định": award.decision_day,
        "số giấy khen (sổ vàng)": award.certificate_no.strip(),
        "địa danh": conference.locality.strip(),
        "chức vụ người ký": conference.signer_title.strip(),
        "người ký": conference.signer.strip(),
    }
    return [label for label, value in present.items() if not value]


def render_certificates(
    awards: Sequence[Award],
    conference: Conference,
    template: Path,
    unit_names: Mapping[str, str] | None = None,
    profile: PrintProfile | None = None,
) -> Rendered:
    """Print the awards in the order given, one page each, into one .docx.

    ``unit_names`` maps the id of a unit to its name. A ``profile`` moves all words. The
    warnings name every blank field once, with the number of certificates it is missing on.
    Raises ``TemplateRefused`` and
    ``TemplateError`` as ``engine.render`` does, and ``DocumentError`` without any award.
    """
    if not awards:
        raise DocumentError("Chưa chọn giấy khen nào để in. Xin chọn ít nhất một người nhận.")
    names = unit_names or {}
    units = [names.get(award.unit or "", "") for award in awards]
    certificates: list[dict[str, Any]] = []
    missing: list[str] = []
    for award, unit in zip(awards, units, strict=True):
        certificates.append(certificate_fields(award, conference, unit))
        missing += missing_fields(award, conference, unit)
    warnings = blank_warnings(missing, "giấy khen")
    samples = sum(bool(certificate["notice"]) for certificate in certificates)
    if samples:
        warnings += (f"{SAMPLE_WARNING}: {samples} giấy khen",)
    finish = partial(shift, profile=profile) if profile else None
    return Rendered(render(template, {"certificates": certificates}, finish), warnings)


def _recipient(award: Award) -> str:
    """Name who is honoured on one line; a household as one, "Hộ gia đình ông Nguyễn Văn A"."""
    name, honorific = or_blank(_one_line(award.recipient)), award.honorific.strip()
    if award.kind is not AwardKind.HOUSEHOLD:
        return f"{honorific} {name}".strip()
    if name.lower().startswith(_HOUSEHOLDS):
        return name
    return " ".join(filter(None, ("Hộ gia đình", honorific.lower(), name)))


def _signature(conference: Conference) -> list[str]:
    """Say as what the signer signs; the chairman confers in his own name, not for the body."""
    lines = signature_lines(conference.issuer, conference.signer_title)
    return [or_blank(line) for line in lines if not line.startswith("TM.") or len(lines) == 1]


def _one_line(text: str) -> str:
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def affiliation(award: Award, unit_name: str) -> str:
    """Join position and unit, leaving out what the line or the name above says already."""
    parts = unsaid((_one_line(award.position), unit_name), award.recipient)
    if not parts and award.kind is AwardKind.COLLECTIVE:
        return ""
    return or_blank(", ".join(parts))


def _achievement(text: str) -> str:
    """Begin with "Đã có thành tích", however much of these words is stored already."""
    stored = or_blank(text).strip()
    lowered = inside_sentence(stored)
    if lowered.startswith("đã "):
        return stored[:1].upper() + stored[1:]
    for beginning, before in (("có thành tích", "Đã"), ("thành tích", "Đã có")):
        if lowered.startswith(beginning):
            return f"{before} {lowered}"
    return f"Đã có thành tích {lowered}"
