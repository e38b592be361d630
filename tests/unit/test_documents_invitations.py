"""What an invitation says, what it leaves blank, and who signs it."""

import io
from datetime import date, time

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.invitations import (
    invitation_fields,
    invitation_lines,
    missing_fields,
    render_invitations,
)
from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.occasion import Occasion, occasion_of
from hoinghi_tui.domain.people import Delegate, Substitute
from hoinghi_tui.resources import template_dir

TEMPLATE = template_dir() / "giay-moi.docx"
KNOWN = Conference(
    title="Hội nghị tổng kết năm 2025",
    event_tag="1234",
    issuer="UBND xã Đại Sơn",
    locality="Đại Sơn",
    day=date(2026, 2, 5),
    room="Phòng họp gác 3",
    place="UBND xã",
    chair="Đào Văn Soái",
    signer="Đào Văn Soái",
    signer_title="Chủ tịch",
    recipients=("Sở Nội vụ", "Lưu: VT, VHXH"),
)
BLANK = Conference(title="", event_tag="1234")
OCCASION = Occasion(time(7, 0), time(7, 30), ("Báo cáo tổng kết", "Tham luận", "CCHC 2026"))
LOAN = Delegate(id="dv-1", full_name="Lê Thị Loan", honorific="Bà", position="Trưởng phòng")


def holder(delegate=LOAN, **fields):
    return Holder(delegate, make_code("1234", "0000000001"), **fields)


def texts(data):
    body = Document(io.BytesIO(data)).element.body
    paragraphs = ("".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [text for text in paragraphs if text.strip()]


def test_a_page_reads_as_the_decree_asks():
    rendered = render_invitations([holder(unit_name="Phòng A")], KNOWN, OCCASION, TEMPLATE)
    assert texts(rendered.data) == [
        "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: …/GM-UBND",
        "Đại Sơn, ngày … tháng … năm …",
        "GIẤY MỜI",
        "Dự hội nghị tổng kết năm 2025",
        "Ủy ban nhân dân xã Đại Sơn trân trọng kính mời:",
        "Bà Lê Thị Loan",
        "Trưởng phòng, Phòng A",
        "Tới dự: Hội nghị tổng kết năm 2025.",
        "Thời gian: 07 giờ 30, Thứ Năm, ngày 05 tháng 02 năm 2026 "
        "(đón tiếp đại biểu từ 07 giờ 00).",
        "Địa điểm: Phòng họp gác 3, UBND xã.",
        "Chủ trì: Đào Văn Soái.",
        "Nội dung: Báo cáo tổng kết; tham luận; CCHC 2026./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VHXH.",
        "Xin mang theo giấy mời và đưa mã này",
        "cho bàn đón tiếp khi đến dự.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Đào Văn Soái",
    ]
    assert rendered.warnings == ("Chưa có số và ngày giấy mời (văn thư ghi): 1 giấy mời in “…”",)


def test_the_seat_is_told_with_the_place_as_soon_as_there_is_one():
    where = "Phòng họp gác 3, UBND xã"
    assert invitation_fields(holder(), KNOWN, OCCASION)["where"] == f"{where}."
    seated = holder(seat="A3")
    assert invitation_fields(seated, KNOWN, OCCASION)["where"] == f"{where}; ghế A3."
    assert f"Địa điểm: {where}; ghế A3." in texts(
        render_invitations([seated], KNOWN, OCCASION, TEMPLATE).data
    )
    assert "A3" in "".join(invitation_lines(seated, KNOWN, OCCASION))


def test_blanks_are_dots_without_a_second_dot():
    fields = invitation_fields(holder(Delegate(id="x", full_name="")), BLANK, Occasion())
    for name in ("issuer", "locality", "subject", "guest", "affiliation", "occasion", "when"):
        assert fields[name] == "…"
    for name in ("where", "chair", "content", "signer"):
        assert fields[name] == "…"
    assert fields["signature"] == ["…"]
    assert fields["recipients"] == ["Như trên;", "Lưu: VT."]
    assert len(missing_fields(holder(Delegate(id="x", full_name="")), BLANK, Occasion())) == 14


def test_a_date_that_is_not_fixed_stays_in_words():
    when = invitation_fields(
        holder(), Conference(title="H", event_tag="1", expected="dự kiến 12/2025"), OCCASION
    )["when"]
    assert when == "07 giờ 30, dự kiến 12/2025 (đón tiếp đại biểu từ 07 giờ 00)."


def test_midnight_is_a_time_and_no_blank():
    assert "giờ bắt đầu" not in missing_fields(holder(), KNOWN, Occasion(beginning=time(0, 0)))
    assert "00 giờ 00" in invitation_fields(holder(), KNOWN, Occasion(beginning=time()))["when"]


def test_who_was_announced_is_invited_by_the_own_name():
    person = holder(substitute=Substitute(full_name="Vũ Thị Hòa", position="Phó phòng"))
    fields = invitation_fields(person, KNOWN, OCCASION)
    assert (fields["guest"], fields["affiliation"]) == ("Vũ Thị Hòa", "Phó phòng")
    assert fields["instead_of"] == "Đi thay bà Lê Thị Loan"
    assert "danh xưng (ông, bà)" in missing_fields(person, KNOWN, OCCASION)


def test_the_preview_says_what_the_page_says():
    page = texts(render_invitations([holder()], KNOWN, OCCASION, TEMPLATE).data)
    for line in filter(None, invitation_lines(holder(), KNOWN, OCCASION)):
        assert line in page


def test_equal_data_give_equal_bytes():
    first, second = (
        render_invitations([holder()], KNOWN, OCCASION, TEMPLATE).data for _ in range(2)
    )
    assert first == second


def test_nobody_is_refused():
    with pytest.raises(DocumentError, match="Chưa có đại biểu"):
        render_invitations([], KNOWN, OCCASION, TEMPLATE)


@pytest.mark.parametrize(
    ("issuer", "title", "lines"),
    [
        ("UBND xã A", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Uỷ ban nhân dân xã A",
            "Phó Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("UBND xã A", "TL. Chủ tịch", ("TL. CHỦ TỊCH",)),
        ("Sở Nội vụ", "Giám đốc", ("GIÁM ĐỐC",)),
        ("UBND xã A", "", ("",)),
    ],
)
def test_who_signs_for_whom(issuer, title, lines):
    # Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 7, điểm a.
    assert signature_lines(issuer, title) == lines


def item(number, kind, **fields):
    return AgendaItem(
        **{"id": f"ct-{number}", "order": number, "title": f"Mục {number}", "duration_s": 60},
        kind=kind,
        **fields,
    )


def test_the_occasion_is_read_off_the_agenda():
    agenda = [
        item(3, ItemKind.OPENING),
        item(2, ItemKind.CEREMONY, anchor=Anchor.NOT_BEFORE, anchor_at=time(7, 30)),
        item(1, ItemKind.RECEPTION, baseline_start=time(7, 0)),
        item(4, ItemKind.REPORT),
        item(5, ItemKind.PAPER),
        item(6, ItemKind.PAPER),
        item(7, ItemKind.REPORT, skipped=True),
        item(8, ItemKind.AWARDS),
    ]
    expected = Occasion(time(7, 0), time(7, 30), ("Mục 4", "Tham luận", "Mục 8"))
    assert occasion_of(agenda) == expected


def test_no_time_is_made_up():
    assert occasion_of([]) == Occasion()
    unplanned = [item(1, ItemKind.CEREMONY), item(2, ItemKind.REPORT, baseline_start=time(8, 0))]
    assert occasion_of(unplanned).beginning is None
