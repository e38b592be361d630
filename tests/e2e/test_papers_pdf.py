"""Certificates, blanks and the papers of the day through LibreOffice: whole, in place, one face.

All files are made and converted in one go; the tests look at what came out.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PIL import Image

from hoinghi_tui.documents.calibration import render_calibration
from hoinghi_tui.documents.certificates import certificate_fields, render_certificates
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.domain.checklist_editing import CheckDraft
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Invitation, Substitute
from hoinghi_tui.domain.print_profile import PrintProfile
from hoinghi_tui.domain.sending_editing import SendingDraft
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.resources import sample_dir, template_dir
from hoinghi_tui.services.print_job import OF_THE_CONFERENCE, Paper
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_from_source
from manual_clock import ManualClock
from par_files import take_in_a_year

FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}
POINTS_PER_MM = 72 / 25.4
PROFILES = {
    "still": PrintProfile(name="đứng yên"),
    "moved": PrintProfile(name="dịch", dx_mm=3.5, dy_mm=-2.0),
    "shrunk": PrintProfile(name="thu", dx_mm=-1.25, dy_mm=4.0, scale=0.98),
}
LONG = "Nguyễn Phúc Ưng Ngữ Phượng " * 20
NAMES = (
    *(
        "Ưng Ngữ Phượng",
        "A & B <C> {{x}} {% raw %} [/] =cmd()",
        LONG[:60].strip(),
        LONG[:500].strip(),
    ),
    *("Nguye\u0302\u0303n Thi\u0323 A\u0309n", "", "Tên\nhai\ndòng", "Ữ" * 500, "W " * 249 + "W"),
)
KINDS = (AwardKind.INDIVIDUAL, AwardKind.COLLECTIVE, AwardKind.HOUSEHOLD)
CONFERENCE = Conference(
    title="Hội nghị tổng kết",
    event_tag="1234",
    issuer="UBND xã Đại Sơn",
    locality="Đại Sơn",
    signer="Đào Văn Soái",
    signer_title="Phó Chủ tịch",
)
MOST_PAGES = {
    Paper.AWARD_PROPOSAL: 3,
    Paper.DECISION_LIST: 2,
    Paper.AWARD_RECEIPT: 2,
    Paper.ATTENDANCE_REPORT: 4,
    Paper.MINUTES: 4,
    Paper.DISPATCH: 7,
    Paper.CHECKLIST: 4,
    Paper.DISPATCH_LIST: 5,
    Paper.TASK_LIST: 4,
    Paper.REMINDER: 7,
    Paper.PRESS_BRIEF: 4,
    Paper.CONCLUSION: 2,
    Paper.FOLLOW_UPS: 2,
    Paper.ESTIMATE: 3,
    Paper.SETTLEMENT: 3,
    Paper.ALLOWANCES: 2,
    Paper.PAR_REPORT: 6,
}
"""What the sample's day may take at most, with one name of 500 letters among its people."""


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def hostile_awards() -> list[Award]:
    return [
        Award(
            id=f"kt-{number:02}",
            kind=KINDS[number % 3],
            recipient=name,
            honorific="" if number % 3 == 1 else "Ông",
            position="" if number % 2 else (name or "Công chức"),
            batch=1,
            order=number,
            achievement=name,
            decision_no="125/QĐ-UBND",
            decision_day=date(2026, 2, 5),
            certificate_no=f"{number:02}",
        )
        for number, name in enumerate(NAMES)
    ]


def plain_awards() -> list[Award]:
    """Return awards whose lines break nowhere, so that a scale cannot break them elsewhere."""
    return [
        replace(one, recipient=f"Nguyễn Văn {number}", position="Trưởng thôn", achievement="Giỏi")
        for number, one in enumerate(hostile_awards()[:3], 1)
    ]


def play_a_day(folder: Path) -> Session:
    """Hold the sample conference with absentees, a substitute, a proxy and hostile names."""
    clock = ManualClock()
    create_from_source(folder, sample_dir(), clock=clock)
    session = Session.open(folder, clock=clock)
    people, awards = session.roster.all(), session.awards.in_order()

    def edit(table: str, row: object, **changes: object) -> None:
        session.work.act("test", lambda: change(table, row, replace(row, **changes)))

    edit("delegates", people[-1], invitation=Invitation.DECLINED, absence_reason="A & B <C>")
    edit("delegates", people[0], full_name=NAMES[3], position="{{x}} & <y>")
    edit("awards", awards[-1], recipient=NAMES[3], achievement="{% raw %} & <y>", prize=None)
    session.aftermath.write_conclusion(f"{NAMES[3]}\nGiữ nề nếp giao ban")
    for title in ("Rà soát thủ tục", NAMES[3], "{% raw %} & <y>"):
        session.tasks.add(TaskDraft(title=title, unit="KT", due="31/01/2026"), Phase.AFTER)
    edit("tasks", session.state.tasks["cv-09"], title=NAMES[3], note="{% raw %} & <y>")
    session.checklist.add(CheckDraft(title=NAMES[3], note="{% raw %} & <y>"))
    session.sendings.add(SendingDraft(recipient=NAMES[3], document="A & B <C>"))
    session.agenda.approve(time(7, 30))
    for person in people[:-3]:
        session.door.check_in(person.id)
    session.door.take_substitute(people[4].id, Substitute(full_name="Ưng Ngữ Phượng"))
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=5)
    session.awards.hand_over([awards[0].id])
    session.awards.hand_to_proxy(
        awards[1].id, receiver="Lê Thị Ẵm", position="Văn thư", reason="ốm"
    )
    session.agenda.end_current()
    spend_money(session)
    take_in_a_year(session)
    field = session.par_index.table().fields[1].field
    edit("par_fields", field, title=NAMES[3], strengths="A & B <C>\n{% raw %} & <y>")
    return session


def spend_money(session: Session) -> None:
    """Plan and settle some lines; of two people off the payroll one has come."""
    people, came = session.roster.all(), session.state.attendance
    hostile = next(one for one in people if one.full_name == NAMES[3])
    away = next(one for one in people if one.id not in came)
    session.roster_actions.set_off_payroll([hostile.id, away.id], off=True)
    for line in session.budget.all():
        session.budget.delete(line.id)
    for draft in (
        BudgetDraft(
            title=NAMES[3], quantity="3", unit_price="333.333", actual="1.000.000", note="{{x}}"
        ),
        BudgetDraft(title="Nước uống", source=Quantity.DELEGATES, unit_price="20.001"),
        BudgetDraft(
            title="Tiền ăn", source=Quantity.OFF_PAYROLL, unit_price="100.000", voucher_no="=1+1"
        ),
    ):
        session.budget.add(draft)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the PDF of every paper; LibreOffice is started once."""
    from hoinghi_tui.documents.pdf import find_soffice

    soffice = find_soffice()
    if soffice is None:
        pytest.skip("cần chương trình soffice, máy này không có")
    folder = tmp_path_factory.mktemp("papers")
    templates = template_dir()

    def keep(name: str, data: bytes) -> None:
        (folder / f"{name}.docx").write_bytes(data)

    for name, template in (("full", "giay-khen.docx"), ("words", "giay-khen-phoi.docx")):
        keep(name, render_certificates(hostile_awards(), CONFERENCE, templates / template).data)
    for name, profile in PROFILES.items():
        template = templates / "giay-khen-phoi.docx"
        keep(
            f"blank-{name}",
            render_certificates(plain_awards(), CONFERENCE, template, None, profile).data,
        )
        keep(f"page-{name}", render_calibration(profile, templates / "can-may-in.docx").data)
    with play_a_day(folder / "hoi-nghi") as session:
        for paper in OF_THE_CONFERENCE:
            keep(paper, session.printing.render(session.printing.job(paper)).data)
        session.budget.write_xlsx(folder / "kinh-phi.xlsx")
    files = sorted(map(str, (*folder.glob("*.docx"), folder / "kinh-phi.xlsx")))
    home = (folder / "profile").as_uri()
    run(
        *(str(soffice), "--headless", f"-env:UserInstallation={home}", "--convert-to", "pdf"),
        *("--outdir", str(folder), *files),
    )
    return folder


@pytest.fixture(autouse=True)
def pdf_tools(need_tool) -> None:
    for name in ("soffice", "pdftotext", "pdffonts", "pdfinfo", "pdftoppm"):
        need_tool(name)


def pages(pdf: Path) -> list[str]:
    return run("pdftotext", "-raw", str(pdf), "-").split("\f")[:-1]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(pdf: Path) -> Iterator[tuple[str, float, float]]:
    """Yield each word of a PDF with its middle, in mm from the left and from the top."""
    box = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    for left, top, right, bottom, word in re.findall(box, run("pdftotext", "-bbox", str(pdf), "-")):
        across, down = (float(left) + float(right)) / 2, (float(top) + float(bottom)) / 2
        yield word, across / POINTS_PER_MM, down / POINTS_PER_MM


# -- every file --------------------------------------------------------------------------


def test_every_paper_has_letters_of_one_face_and_no_tag_left(made):
    found = sorted(made.glob("*.pdf"))
    assert len(found) == 2 + 2 * len(PROFILES) + len(OF_THE_CONFERENCE) + 1
    for pdf in found:
        fonts = [line.split()[0] for line in run("pdffonts", str(pdf)).splitlines()[2:]]
        families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
        assert len(families) == 1, pdf.name
        assert families <= FAMILIES, pdf.name
        text = "".join(pages(pdf))
        assert not re.search(r"\{%p|\{%tr|\{\{ ", text), pdf.name
        assert "None" not in text, pdf.name


# -- certificates ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full", "words"])
def test_each_certificate_is_one_page_with_all_its_words(made, name):
    sheets = pages(made / f"{name}.pdf")
    assert len(sheets) == len(NAMES)
    for sheet, award in zip(sheets, hostile_awards(), strict=True):
        fields = certificate_fields(award, CONFERENCE)
        said = squeezed(sheet)
        for key in ("authority", "recipient", "affiliation", "achievement", "signer"):
            assert squeezed(fields[key]) in said
        assert "KT.CHỦTỊCH" in said
        assert ("GIẤYKHEN" in said) is (name == "full")
        assert ("CỘNGHÒA" in said) is (name == "full")


def test_the_frame_runs_around_all_four_sides_and_leaves_the_edge_white(made, tmp_path):
    run("pdftoppm", "-r", "127", "-l", "1", "-png", str(made / "full.pdf"), str(tmp_path / "p"))
    [path] = tmp_path.glob("p*.png")
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    wide, high = picture.size

    def is_red(x: float, y: float) -> bool:
        r, g, b = picture.getpixel((round(x * 5), round(y * 5)))
        return r > 130 and g < 90 and b < 90

    # The outer line stands 8 mm from each edge of 297 × 210 mm.
    for x, y in ((8, 105), (289, 105), (148, 8), (148, 202)):
        assert any(is_red(x + dx / 5, y + dy / 5) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    for x, y in ((2, 105), (295, 105), (148, 2), (148, 208)):
        assert picture.getpixel((round(x * 5), round(y * 5))) == (255, 255, 255)
    assert (wide, high) == (pytest.approx(1485, abs=2), pytest.approx(1050, abs=2))


# -- blanks ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["blank", "page"])
@pytest.mark.parametrize("name", ["moved", "shrunk"])
def test_every_word_moves_by_the_set_millimetres(made, kind, name):
    profile = PROFILES[name]
    before = list(words(made / f"{kind}-still.pdf"))
    after = list(words(made / f"{kind}-{name}.pdf"))
    if kind == "page":
        # The numbers along the rulers: the prose names the profile and may break anew.
        before, after = (
            [one for one in each if one[0].isdecimal() and (one[1] < 42 or one[2] < 42)]
            for each in (before, after)
        )
    assert [one[0] for one in before] == [one[0] for one in after]
    assert len(before) > 25
    for (word, x, y), (_, new_x, new_y) in zip(before, after, strict=True):
        # LibreOffice rounds the width of scaled letters: a line of 110 mm ends up to 0.4 mm off.
        tolerance = 0.03 if profile.scale == 1 else 0.5
        assert new_x == pytest.approx(x * profile.scale + profile.dx_mm, abs=tolerance), word
        assert new_y == pytest.approx(y * profile.scale + profile.dy_mm, abs=tolerance), word


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_crosses_stand_where_the_page_says(made, tmp_path, name):
    profile, pdf = PROFILES[name], made / f"page-{name}.pdf"
    run("pdftoppm", "-r", "254", "-gray", str(pdf), str(tmp_path / "p"))
    [path] = tmp_path.glob("p*.pgm")
    with Image.open(path) as opened:
        picture = opened.convert("L")

    def place(mm: float, offset: float) -> int:
        return round((mm * profile.scale + offset) * 10)

    # Cross A at 25/25 mm and B 240 mm to the right; a pixel is 0.1 mm.
    for cross_x in (25, 265):
        x, y = place(cross_x, profile.dx_mm), place(25, profile.dy_mm)
        column = [picture.getpixel((x + d, y - 15)) for d in range(-5, 6)]
        line = [
            picture.getpixel((x - 15 if cross_x == 265 else x + 15, y + d)) for d in range(-5, 6)
        ]
        for dark in (column, line):
            assert min(dark) < 128
            assert abs(dark.index(min(dark)) - 5) <= 2


# -- the papers of the day ---------------------------------------------------------------


@pytest.mark.parametrize("paper", sorted(OF_THE_CONFERENCE))
def test_a_paper_of_the_day_is_whole_and_no_longer_than_it_must_be(made, paper):
    sheets = pages(made / f"{paper}.pdf")
    said = squeezed("".join(sheets))
    assert len(sheets) <= MOST_PAGES[paper]
    expected = {
        Paper.AWARD_PROPOSAL: ("TỜTRÌNH", squeezed(NAMES[3]), "{%raw%}&<y>"),
        Paper.DECISION_LIST: ("Phụlục", squeezed(NAMES[3]), "{%raw%}&<y>"),
        Paper.AWARD_RECEIPT: (squeezed(NAMES[3]), "LêThịẴm,Vănthưnhậnthay", "KẾTOÁN"),
        Paper.ATTENDANCE_REPORT: (squeezed(NAMES[3]), "{{x}}&<y>", "lýdo:A&B<C>", "ƯngNgữPhượng"),
        Paper.MINUTES: ("BIÊNBẢN", "lýdo:A&B<C>", "-Giữnềnếpgiaoban", "LêThịẴm"),
        Paper.DISPATCH: ("PHIẾUGỬI", "Kínhgửi:SởNộivụthànhphố."),
        Paper.CHECKLIST: ("DANHMỤCKIỂMTRA", squeezed(NAMES[3]), "({%raw%}&<y>)", "Khunggiấykhen"),
        Paper.DISPATCH_LIST: ("SỔTHEODÕIGỬI", squeezed(NAMES[3]), "A&B<C>(1;đãgửi0"),
        Paper.TASK_LIST: ("BẢNGPHÂNCÔNG", squeezed(NAMES[3]), "{%raw%}&<y>", "Bảngnàycó22việc./."),
        Paper.REMINDER: ("đônđốc", squeezed(NAMES[3]), "{%raw%}&<y>", "Kínhgửi:PhòngKinhtế."),
        Paper.PRESS_BRIEF: ("I.DỰTHẢOTIN", "{%raw%}&<y>", squeezed(NAMES[3]), "hạn31/01/2026"),
        Paper.CONCLUSION: ("THÔNGBÁO", "2.Giữnềnếpgiaoban", "{%raw%}&<y>", "-Lưu:VT,VHXH."),
        Paper.FOLLOW_UPS: ("DANHMỤCNHIỆMVỤ", squeezed(NAMES[3]), "có03nhiệmvụ"),
        Paper.ESTIMATE: (squeezed(NAMES[3]), "{{x}}", "Cộng2.000.039", "Haitriệukhôngtrăm"),
        Paper.SETTLEMENT: (squeezed(NAMES[3]), "=1+1,…", "Cộng2.000.0391.820.036180.003"),
        Paper.ALLOWANCES: (squeezed(NAMES[3]), "{{x}}&<y>", "Cộng100.000", "Mộttrămnghìnđồng./."),
        Paper.PAR_REPORT: (squeezed(NAMES[3]), "-A&B<C>", "-{%raw%}&<y>", "Cộng100", "(tựchấm)"),
    }[paper]
    for text in expected:
        assert text in said


@pytest.mark.parametrize("paper", sorted(OF_THE_CONFERENCE - {Paper.DISPATCH, Paper.REMINDER}))
def test_later_pages_are_numbered_and_the_first_is_not(made, paper):
    first, *later = pages(made / f"{paper}.pdf")
    assert first.split()[0] != "1"
    assert [sheet.split()[0] for sheet in later] == [str(n) for n in range(2, len(later) + 2)]


def test_each_reminder_is_a_letter_with_pages_of_its_own(made):
    letters: list[list[str]] = []
    for sheet in pages(made / f"{Paper.REMINDER}.pdf"):
        if "Kính gửi:" in sheet:
            letters.append([])
        letters[-1].append(sheet.split()[0])
    assert len(letters) == 5  # the units that owe something
    for first, *later in letters:
        assert not first.isdigit()
        assert later == [str(n) for n in range(2, len(later) + 2)]


def test_the_papers_are_a4_upright_and_the_slips_a5(made):
    for paper in OF_THE_CONFERENCE:
        sizes = run("pdfinfo", "-l", "99", str(made / f"{paper}.pdf"))
        found = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", sizes)
        wanted = (595, 420) if paper is Paper.DISPATCH else (595, 842)
        assert {(round(float(w)), round(float(h))) for w, h in found} == {wanted}


def test_margins_are_those_of_the_decree(made):
    """Nghị định 30/2020/NĐ-CP: left 30–35 mm, right 15–20 mm, bottom 20–25 mm."""
    for paper in OF_THE_CONFERENCE - {Paper.DISPATCH}:
        places = list(words(made / f"{paper}.pdf"))
        assert min(x for _, x, _ in places) > 30
        assert max(x for _, x, _ in places) < 210 - 15
        assert max(y for _, _, y in places) < 297 - 20


# -- the workbook of the budget ----------------------------------------------------------


def test_libreoffice_recomputes_the_totals_we_print(made):
    """3 × 333 333 + 40 × 20 001 + 2 × 100 000 planned; 1 000 000 + 36 × 20 001 + 100 000 paid."""
    said = run("pdftotext", "-layout", str(made / "kinh-phi.pdf"), "-")
    totals = [re.findall(r"-?[\d,]+", line) for line in said.splitlines() if "Cộng" in line]
    assert totals == [["2,000,039"], ["2,000,039", "1,820,036", "180,003"]]
    each = [re.findall(r"[\d,]+", line) for line in said.splitlines() if "Bình quân" in line]
    assert each == [["40", "50,000"], ["36", "50,556"]]
