"""The papers of awards, people and event: they tell what was recorded, and blanks for the rest."""

import io
from dataclasses import replace
from datetime import date, time

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents.certificates import certificate_fields
from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Means, Substitute, Unit
from hoinghi_tui.domain.printed import ALL
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.roll import roll
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.services.print_job import OF_THE_CONFERENCE, Paper
from hoinghi_tui.services.rows import change, deletion
from par_files import take_in_a_year

HOSTILE = (
    *("[/] {{x}} {% raw %}", "A & B <C>", "=cmd()", "../x", "Ngữ " * 125, "Tên\x00 sạch"),
    *("Nguye\u0302\u0303n Thi\u0323 A\u0309n", "Ưng Ngữ Phượng", "dòng một\ndòng hai"),
)


def texts(session, paper):
    """Return what each paragraph of a paper says, in the order of the page."""
    data = session.printing.render(session.printing.job(paper)).data
    body = Document(io.BytesIO(data)).element.body
    return ["".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p"))]


def rows(session, paper, table):
    data = session.printing.render(session.printing.job(paper)).data
    return [
        [cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[table].rows
    ]


def edit(session, table, row, **changes):
    session.work.act("test", lambda: change(table, row, replace(row, **changes)))


def hold(session, clock):
    """Hold the conference: one late, one excused, one by a substitute, one away unexcused."""
    take_in_a_year(session)
    people = session.roster.all()
    excused, away, late = people[-1], people[-2], people[-3]
    edit(session, "delegates", excused, invitation=Invitation.DECLINED, absence_reason="Đi họp Sở")
    session.roster_actions.set_off_payroll([one.id for one in people[:4]], off=True)
    session.agenda.approve(time(7, 30))
    for person in people[:-3]:
        session.door.check_in(person.id)
    session.door.take_substitute(
        people[3].id, Substitute(full_name="Ưng Ngữ Phượng", position="Phó Trưởng phòng")
    )
    clock.advance(minutes=5)
    for place, item in enumerate(list(session.agenda.items())):
        session.agenda.start_next()
        if place == 2:
            clock.advance(minutes=20)
            session.door.check_in(late.id)
        if item.kind is ItemKind.AWARDS:
            hand_awards(session)
        clock.advance(minutes=5)
    session.agenda.end_current()
    session.tasks.add(TaskDraft(title="Rà soát thủ tục", unit="KT"), Phase.AFTER)
    return excused, away, late


def hand_awards(session):
    first, second, third, *_ = session.awards.in_order()
    session.awards.hand_over([first.id, third.id])
    session.awards.hand_to_proxy(
        second.id, receiver="Lê Thị Ẵm", position="Văn thư", reason="ốm đột xuất"
    )


# -- certificates ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("Nguyễn Văn Ưng", "Hộ gia đình ông Nguyễn Văn Ưng"),
        ("Hộ ông Nguyễn Văn Ưng", "Hộ ông Nguyễn Văn Ưng"),
        ("Gia đình ông Nguyễn Văn Ưng", "Gia đình ông Nguyễn Văn Ưng"),
        ("", "Hộ gia đình ông …"),
    ],
)
def test_a_household_is_named_as_one(stored, printed):
    award = Award(
        id="x", kind=AwardKind.HOUSEHOLD, recipient=stored, honorific="Ông", batch=1, order=1
    )
    conference = Conference(title="Hội nghị", event_tag="1234")
    assert certificate_fields(award, conference)["recipient"] == printed


def test_a_deputy_signs_in_the_chairmans_place_and_nobody_for_the_committee():
    award = Award(id="x", kind=AwardKind.INDIVIDUAL, recipient="A", batch=1, order=1)
    conference = Conference(
        title="H", event_tag="1234", issuer="UBND xã Đại Sơn", signer_title="Phó Chủ tịch"
    )
    assert certificate_fields(award, conference)["signature"] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


# -- lists of the awards -----------------------------------------------------------------


def test_the_list_of_the_decision_has_all_by_kind_and_counts_them(session):
    awards = session.awards.in_order()
    session.awards.set_decision([one.id for one in awards], "125/QĐ-UBND", date(2025, 12, 5))
    told = texts(session, Paper.DECISION_LIST)

    assert "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN" in told
    assert (
        "(Kèm theo Quyết định số 125/QĐ-UBND ngày 05 tháng 12 năm 2025 "
        "của Chủ tịch Ủy ban nhân dân xã Đại Sơn)"
    ) in told
    assert told.index("I. TẬP THỂ") < told.index("II. CÁ NHÂN")
    assert all(award.achievement in told for award in awards)
    assert "Danh sách này có 03 tập thể, 08 cá nhân./." in told


@pytest.mark.parametrize("paper", [Paper.AWARD_PROPOSAL, Paper.DECISION_LIST, Paper.AWARD_RECEIPT])
def test_the_lists_tell_of_which_unit_somebody_is_as_the_certificate_does(session, paper):
    told = texts(session, paper)
    assert "Viên chức trả kết quả, Trung tâm Phục vụ hành chính công xã" in told
    # The unit itself needs none.
    assert "Phòng Kinh tế xã Đại Sơn" in told and "Phòng Kinh tế" not in told


def test_each_decision_has_an_annex_of_its_own(session):
    first, *rest = [one.id for one in session.awards.in_order()]
    session.awards.set_decision([first], "1/QĐ-UBND", date(2025, 12, 1))
    session.awards.set_decision(rest, "2/QĐ-UBND", date(2025, 12, 2))
    told = texts(session, Paper.DECISION_LIST)

    assert told.count("Phụ lục") == 2
    assert "Danh sách này có 01 tập thể./." in told
    assert "Danh sách này có 02 tập thể, 08 cá nhân./." in told


def test_blanks_of_the_decision_are_warned_of(session):
    warnings = session.printing.render(session.printing.job(Paper.DECISION_LIST)).warnings
    assert "Chưa có số quyết định: 11 dòng in “…”" in warnings
    proposal = session.printing.render(session.printing.job(Paper.AWARD_PROPOSAL)).warnings
    assert not any("quyết định" in one for one in proposal)


def test_the_proposal_names_who_decides_and_the_known_basis_only(session):
    told = " ".join(texts(session, Paper.AWARD_PROPOSAL))
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân xã Đại Sơn." in told
    # A certain document is written with a capital: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.
    assert "Căn cứ Kế hoạch số 16/KH-UBND ngày 31/7/2025;" in told
    assert "03 tập thể, 08 cá nhân" in told
    assert "Tổng tiền thưởng" not in told


def test_the_receipt_adds_up_in_figures_and_words(session):
    for award in session.awards.in_order():
        edit(session, "awards", award, prize=1_404_000 if award.delegate is None else 702_000)
    first = session.awards.in_order()[0]
    edit(session, "awards", first, prize=1_404_000)
    table = rows(session, Paper.AWARD_RECEIPT, 1)

    # Ten times 702 000 and once 1 404 000.
    assert table[-1][4] == "8.424.000"
    words = "Tám triệu bốn trăm hai mươi tư nghìn đồng"
    assert f"Số tiền bằng chữ: {words}./." in texts(session, Paper.AWARD_RECEIPT)
    assert [row[0] for row in table[1:-1]] == [str(number) for number in range(1, 12)]


def test_no_sum_is_told_while_a_prize_is_unknown(session):
    edit(session, "awards", session.awards.in_order()[0], prize=702_000)
    assert rows(session, Paper.AWARD_RECEIPT, 1)[-1][4] == "…"
    warnings = session.printing.render(session.printing.job(Paper.AWARD_RECEIPT)).warnings
    assert "Chưa có số tiền thưởng: 10 dòng in “…”" in warnings


# -- who attended ------------------------------------------------------------------------


def test_the_roll_counts_each_unit(clock):
    units = [Unit(id="B", name="B", rank=2), Unit(id="A", name="A", rank=1)]
    people = [
        Delegate(id="1", full_name="Một", unit="B"),
        Delegate(id="2", full_name="Hai", unit="A", invitation=Invitation.DECLINED),
        Delegate(id="3", full_name="Ba", unit="gone"),
        Delegate(id="4", full_name="Bốn", unit="A", walk_in=True),
    ]
    came = Attendance(id="1", arrived_at=clock.now(), station="x", means=Means.QR)
    groups = roll(people, {"1": came}, units, None)

    assert [group.unit.name if group.unit else "" for group in groups] == ["A", "B", ""]
    assert [line.is_excused for group in groups for line in group.lines] == [True, False, False]
    assert [group.tally.invited for group in groups] == [1, 1, 1]


def test_the_report_tells_late_absent_and_substitutes(session, clock):
    excused, away, late = hold(session, clock)
    told = {row[1]: row for row in rows(session, Paper.ATTENDANCE_REPORT, 2)}
    name = "{0.honorific} {0.full_name}".format

    assert told[name(excused)][3:] == ["Báo vắng", "", "lý do: Đi họp Sở"]
    assert told[name(away)][3:] == ["Vắng", "", "lý do: …"]
    assert told[name(late)][3] == "Có mặt"
    assert told[name(late)][5].startswith("muộn ")
    assert "Đi thay" in [row[3] for row in told.values()]
    # Two more have declined in the sample's list.
    total = rows(session, Paper.ATTENDANCE_REPORT, 1)[-1]
    assert total == ["Cộng", "40", "36", "1", "1", "3", "1"]
    text = texts(session, Paper.ATTENDANCE_REPORT)
    assert "Số đại biểu được mời: 40; có mặt: 36 (trong đó 01 người đi thay)." in text
    # The day nobody had fixed is that of the first real start.
    assert "Đại Sơn, ngày 15 tháng 12 năm 2025" in text


def test_before_the_end_nobody_is_said_to_be_away(session):
    told = texts(session, Paper.ATTENDANCE_REPORT)
    assert "Chưa đến" in told
    assert "Vắng" not in told
    assert "Đại Sơn, ngày … tháng … năm …" in told


# -- the minutes -------------------------------------------------------------------------


def test_the_minutes_tell_what_happened(session, clock):
    excused, *_ = hold(session, clock)
    told = texts(session, Paper.MINUTES)
    text = "\n".join(told)

    assert "Địa điểm: Phòng họp gác 3, UBND xã Đại Sơn." in told
    # 07:30 is the reception of guests, which takes five minutes here.
    assert "Thời gian bắt đầu: 07 giờ 35 phút, ngày 15 tháng 12 năm 2025." in told
    assert "- Có mặt: 36/40 đại biểu được mời." in told
    assert f"- Đi thay: Ưng Ngữ Phượng thay {session.roster.all()[3].full_name}." in told
    assert f"{excused.full_name}" in text
    assert "lý do: Đi họp Sở." in text
    assert "(Lê Thị Ẵm, Văn thư nhận thay, lý do: ốm đột xuất)" in text
    assert "Đào Văn Soái trao Giấy khen cho 03 tập thể:" in text
    assert "Chưa trao: H'Bia Niê;" in text
    assert "Kết luận của chủ tọa: …" in told
    end = clock.now().astimezone(session.work.zone())
    assert f"Hội nghị kết thúc vào {end:%H giờ %M} phút, ngày 15 tháng 12 năm 2025./." in told


def test_minutes_of_a_running_conference_have_no_end(session):
    session.agenda.approve(time(7, 30))
    session.agenda.start_next()
    job = session.printing.job(Paper.MINUTES)
    assert "chưa kết thúc" in " ".join(session.printing.render(job).warnings)
    end = "Hội nghị kết thúc vào … giờ … phút, ngày … tháng … năm …./."
    assert end in texts(session, Paper.MINUTES)


# -- dispatch ----------------------------------------------------------------------------


def test_everybody_but_the_archive_gets_a_slip(session):
    told = texts(session, Paper.DISPATCH)
    recipients = [one for one in told if one.startswith("Kính gửi:")]
    assert len(recipients) == 7
    assert "Kính gửi: Sở Nội vụ thành phố." in recipients
    assert not any("Lưu" in one for one in recipients)


def test_the_slips_name_the_papers_of_the_agenda_once(session):
    first, second, *_ = session.agenda.items()
    edit(session, "agenda", first, documents=("Báo cáo tổng kết", "Dự thảo kế hoạch"))
    edit(session, "agenda", second, documents=("Báo cáo tổng kết",))
    assert texts(session, Paper.DISPATCH).count("Báo cáo tổng kết") == 7


# -- all of them -------------------------------------------------------------------------


def test_nothing_is_printed_of_nothing(session):
    with pytest.raises(Refused, match="chưa bắt đầu"):
        session.printing.job(Paper.MINUTES)
    session.work.act(
        "test",
        lambda: [op for one in session.state.awards.values() for op in [deletion("awards", one)]],
    )
    for paper in (Paper.AWARD_PROPOSAL, Paper.DECISION_LIST, Paper.AWARD_RECEIPT):
        with pytest.raises(Refused, match="khen thưởng"):
            session.printing.job(paper)
    edit(session, "conference", session.state.conference, recipients=("Lưu: VT",))
    with pytest.raises(Refused, match="nơi nhận"):
        session.printing.job(Paper.DISPATCH)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_in_every_paper_as_it_is(session, clock, text):
    hold(session, clock)
    award, person = session.awards.in_order()[0], session.roster.all()[0]
    edit(session, "awards", award, recipient=text, achievement=text)
    edit(session, "delegates", person, position=text)
    edit(session, "conference", session.state.conference, recipients=(text,), room=text)
    edit(session, "budget", session.budget.all()[0], title=text)
    edit(session, "par_fields", session.par_index.table().fields[0].field, title=text)
    edit(session, "tasks", session.state.tasks["cv-09"], title=text)
    edit(session, "tasks", session.aftermath.follow_ups()[0], note=text)
    shown = text.replace("\x00", "").replace("\n", "")
    for paper in OF_THE_CONFERENCE:
        told = "".join(texts(session, paper))
        assert shown.strip() in told
        assert "{%" not in told.replace(shown, "")


@pytest.mark.parametrize("paper", sorted(OF_THE_CONFERENCE - {Paper.REMINDER}))
def test_what_is_on_paper_is_noted_and_outdated_by_a_change(session, clock, paper):
    hold(session, clock)
    assert session.printing.outdated(paper) == []
    session.printing.run(session.printing.job(paper))
    assert session.printing.printed_at(paper) == clock.now()
    clock.advance(minutes=30)
    assert session.printing.outdated(paper) == []
    edit(session, "conference", session.state.conference, issuer="UBND xã Khác", room="Hội trường")
    edit(session, "awards", session.awards.in_order()[0], recipient="Tên khác")
    assert session.printing.outdated(paper) == [ALL]


def test_equal_data_give_equal_bytes(session, clock):
    hold(session, clock)
    for paper in OF_THE_CONFERENCE:
        first, again = (session.printing.render(session.printing.job(paper)).data for _ in range(2))
        assert first == again


def test_the_command_prints_them_whole_only(sample_folder, capsys):
    assert main(["print", str(sample_folder), "decision-list"]) == DONE
    assert "danh sách kèm quyết định khen thưởng 03 tập thể, 08 cá nhân" in capsys.readouterr().out
    assert main(["print", str(sample_folder), "decision-list", "--who", "kt-01"]) == REFUSED
    assert main(["print", str(sample_folder), "minutes"]) == REFUSED
    assert main(["print", str(sample_folder), "calibration", "--pdf", "--out", "x.pdf"]) == REFUSED
