"""Certificates of merit (giấy khen): what each one says, and all of them as one file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, Rendered, blank_warnings, or_blank
from hoinghi_tui.documents.bodies import full_body_name, is_peoples_committee
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.text_size import size_step
from hoinghi_tui.documents.wording import inside_sentence, unsaid
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference

# Widths, in small letters, up to which a text gets the shipped template's first, second … size.
_NAME_SIZES = (48, 90)
_ACHIEVEMENT_SIZES = (230,)


def certificate_fields(
    award: Award, conference: Conference, unit_name: str = ""
) -> dict[str, str | int]:
    """Return the fields a certificate template may use, all ready to be printed.

    ``unit_name`` is the name of the award's unit. Names stay letter for letter as stored;
    a blank shows as "…". ``name_size`` and ``achievement_size`` count from 1, the largest,
    so that a template can set long texts in smaller type. ``affiliation`` and ``notice``
    are empty where there is nothing to say. The order is that of bằng khen (Nghị định
    50/2006/NĐ-CP, Điều 28): authority, recipient, address, achievement; below to the left
    the decision and the number in the golden book, to the right place, date and signature.
    """
    recipient = f"{award.honorific} {award.recipient}".strip()
    is_sample = award.sample or conference.sample
    return {
        "notice": SAMPLE_NOTICE if is_sample else "",
        "authority": or_blank(_authority(conference.issuer)),
        "title": or_blank(award.title.upper()),
        "honorific": award.honorific,
        "name": or_blank(award.recipient),
        "recipient": or_blank(recipient),
        "name_size": size_step(recipient, _NAME_SIZES),
        "affiliation": _affiliation(award, unit_name),
        "achievement": _achievement(award.achievement),
        "achievement_size": size_step(award.achievement, _ACHIEVEMENT_SIZES),
        "place": or_blank(conference.locality),
        "date": long_date(award.decision_day),
        "signer_title": or_blank(conference.signer_title.upper()),
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
        str(fields["signer_title"]),
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
) -> Rendered:
    """Print the awards in the order given, one page each, into one .docx.

    ``unit_names`` maps the id of a unit to its name. The warnings name every blank field
    once, with the number of certificates it is missing on. Raises ``TemplateRefused`` and
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
        warnings += (f"Dữ liệu mẫu, không có giá trị: {samples} giấy khen",)
    return Rendered(render(template, {"certificates": certificates}), warnings)


def _authority(issuer: str) -> str:
    """Name who confers: of a People's Committee it is the chairman, in full words.

    The chairman, not the committee, confers giấy khen (Luật Thi đua, khen thưởng 2022,
    Điều 80 khoản 3); other bodies are named as they are.
    """
    full = full_body_name(issuer)
    if is_peoples_committee(issuer):
        full = f"Chủ tịch {full}"
    return full.upper()


def _affiliation(award: Award, unit_name: str) -> str:
    """Join position and unit, leaving out what the line or the name above says already."""
    parts = unsaid((award.position, unit_name), award.recipient)
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
