"""Invitations (giấy mời): a page for each delegate, with the code that the door scans."""

from collections.abc import Sequence
from datetime import time
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.blanks import BLANK, SAMPLE_NOTICE, Rendered, blank_warnings, or_blank
from hoinghi_tui.documents.bodies import full_body_name, is_peoples_committee, signature_lines
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder, sample_warning
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.qr_pictures import place_codes
from hoinghi_tui.documents.text_size import size_step
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.conference_date import weekday_name
from hoinghi_tui.domain.occasion import Occasion

# Widths, in small letters, up to which a text gets the template's first, second … size.
_NAME_SIZES = (60, 150)
# The same for all the other words of a page together; the usual page has about 600.
_PAGE_SIZES = (1000, 1700)


def render_invitations(
    holders: Sequence[Holder], conference: Conference, occasion: Occasion, template: Path
) -> Rendered:
    """Print the invitations in the order given, one page each, into one .docx.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does, and ``DocumentError`` when nobody is to be invited.
    """
    if not holders:
        raise DocumentError("Chưa có đại biểu nào để in giấy mời. Nhập danh sách đại biểu trước.")
    pages = [invitation_fields(holder, conference, occasion) for holder in holders]
    data = render(template, {"invitations": pages}, finish=place_codes)
    missing = [
        label for holder in holders for label in missing_fields(holder, conference, occasion)
    ]
    samples = sample_warning(holders, all_samples=conference.sample, record="giấy mời")
    return Rendered(data, blank_warnings(missing, "giấy mời") + samples)


def invitation_fields(holder: Holder, conference: Conference, occasion: Occasion) -> dict[str, Any]:
    """Return the fields a template of invitations may use, all ready to be printed.

    Names stay letter for letter as stored; a blank shows as "…". ``superiors``, ``recipients``
    and ``signature`` are lines. ``affiliation``, ``instead_of`` and ``notice`` may be "". The
    fields ending in ``_size`` count from 1, the largest. The form is that of Nghị định
    30/2020/NĐ-CP, Phụ lục III, mẫu 1.6; number and date are left to the registry.
    """
    guest = f"{holder.honorific} {holder.name}".strip()
    affiliation = or_blank(", ".join(filter(None, (holder.position, holder.unit))))
    title = conference.title_on_paper
    content = "; ".join(map(inside_sentence, occasion.contents))
    on_the_page = (title, title, guest, affiliation, _where(holder, conference), content)
    instead_of = f"Đi thay {holder.delegate_in_words}" if holder.substitute else ""
    return {
        "notice": SAMPLE_NOTICE if conference.sample or holder.delegate.sample else "",
        **letterhead_fields(conference, None),
        "number": f"Số: {BLANK}/GM-{'UBND' if is_peoples_committee(conference.issuer) else BLANK}",
        "subject": f"Dự {inside_sentence(title)}" if title else BLANK,
        "inviter": or_blank(full_body_name(conference.issuer)),
        "guest": or_blank(guest),
        "affiliation": affiliation,
        "instead_of": instead_of,
        "occasion": _closed(or_blank(title)),
        "when": _closed(_when(conference, occasion)),
        "where": _closed(_where(holder, conference)),
        "chair": _closed(or_blank(conference.chair)),
        "content": _closed(or_blank(content[:1].upper() + content[1:]), "./."),
        "recipients": ["Như trên;", f"{_kept_by(conference)}."],
        "signature": [or_blank(line) for line in _signature(conference)],
        "signer": or_blank(conference.signer),
        "code": holder.code,
        "name_size": size_step(guest, _NAME_SIZES),
        "size": size_step("".join(on_the_page), _PAGE_SIZES),
    }


def invitation_lines(holder: Holder, conference: Conference, occasion: Occasion) -> tuple[str, ...]:
    """Return what an invitation says, in the order of the shipped template, for a preview."""
    fields = invitation_fields(holder, conference, occasion)
    head = (fields["notice"], fields["issuer"], fields["number"])
    guest = (f"{fields['inviter']} trân trọng kính mời:", fields["guest"], fields["affiliation"])
    return (
        *filter(None, head),
        "",
        "GIẤY MỜI",
        fields["subject"],
        "",
        *filter(None, (*guest, fields["instead_of"])),
        "",
        f"Thời gian: {fields['when']}",
        f"Địa điểm: {fields['where']}",
        f"Chủ trì: {fields['chair']}",
        "",
        *fields["signature"],
        "",
        fields["signer"],
    )


def missing_fields(holder: Holder, conference: Conference, occasion: Occasion) -> list[str]:
    """Name, in Vietnamese, what this invitation still lacks."""
    present = {
        "cơ quan mời": conference.issuer.strip(),
        "số và ngày giấy mời (văn thư ghi)": False,
        "địa danh": conference.locality.strip(),
        "tên hội nghị": conference.title_on_paper,
        "họ tên": holder.name.strip(),
        "danh xưng (ông, bà)": holder.honorific,
        "chức vụ, đơn vị": holder.position or holder.unit,
        "giờ bắt đầu": occasion.beginning,
        "ngày họp": conference.day,
        "địa điểm": conference.where,
        "người chủ trì": conference.chair.strip(),
        "nội dung chương trình": occasion.contents,
        "chức vụ người ký": conference.signer_title.strip(),
        "người ký": conference.signer.strip(),
    }
    # Midnight is a time.
    return [label for label, value in present.items() if not value and value != time()]


def _when(conference: Conference, occasion: Occasion) -> str:
    hour = f"{_hour(occasion.beginning)}, " if occasion.beginning is not None else ""
    if conference.day is not None:
        day = f"{weekday_name(conference.day)}, {long_date(conference.day)}"
    else:
        day = or_blank(conference.when.text)
    received = occasion.reception
    reception = f" (đón tiếp đại biểu từ {_hour(received)})" if received is not None else ""
    return f"{hour}{day}{reception}"


def _where(holder: Holder, conference: Conference) -> str:
    """Return the place, with the seat in it as soon as there is one."""
    seat = f"; ghế {holder.seat}" if holder.seat else ""
    return f"{or_blank(conference.where)}{seat}"


def _closed(text: str, mark: str = ".") -> str:
    """End a line with its mark, a blank without: "….", one dot more, would look like a slip."""
    return text if text.endswith(BLANK) else text.rstrip(" .;") + mark


def _hour(moment: time) -> str:
    return f"{moment.hour:02} giờ {moment.minute:02}"


def _signature(conference: Conference) -> tuple[str, ...]:
    return signature_lines(conference.issuer, conference.signer_title)


def _kept_by(conference: Conference) -> str:
    """Name who keeps a copy: as the list of recipients says, else the registry (văn thư)."""
    kept = (one.strip(" .;") for one in conference.recipients if one.strip().startswith("Lưu"))
    return next(kept, "Lưu: VT")
