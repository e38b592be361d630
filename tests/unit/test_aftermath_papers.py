"""Press brief, conclusion and list of tasks: what was recorded, "…" for the rest, never more."""

import io
import re
from dataclasses import asdict, replace
from datetime import date, time

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.cli.main import DONE, main
from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change

PAPERS = (Paper.PRESS_BRIEF, Paper.CONCLUSION, Paper.FOLLOW_UPS)
HOSTILE = "[/] {{x}} {% raw %} A & B <C> =cmd() ../x Nguye\u0302\u0303n\u202e"
CLEAN = "[/] {{x}} {% raw %} A & B <C> =cmd() ../x Nguyễn"


def texts(session, paper):
    """Return what each paragraph of a paper says, in the order of the page."""
    data = session.printing.render(session.printing.job(paper)).data
    body = Document(io.BytesIO(data)).element.body
    return ["".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p"))]


def warnings(session, paper):
    return session.printing.render(session.printing.job(paper)).warnings


def edit(session, table, row, **changes):
    session.work.act("test", lambda: change(table, row, replace(row, **changes)))


def give(session, title, unit=None, due=""):
    return session.tasks.add(TaskDraft(title=title, unit=unit, due=due), Phase.AFTER)


def hold(session, clock, *, until=None):
    """Hold the conference, to its end or up to and with the first item of a kind."""
    session.agenda.approve(time(7, 30))
    for person in session.roster.all()[:31]:
        session.door.check_in(person.id)
    for item in list(session.agenda.items()):
        session.agenda.start_next()
        clock.advance(minutes=5)
        if item.kind is ItemKind.AWARDS:
            session.awards.hand_over([one.id for one in session.awards.in_order()[:4]])
        if item.kind is until:
            break
    session.agenda.end_current()


def numbers(text):
    return {int(found) for found in re.findall(r"\d+", text)}


def recorded(session):
    """Return every number that stands anywhere in the data, and what is counted of them."""
    state = session.state
    tables = (
        *(state.conferences, state.units, state.delegates, state.agenda, state.awards),
        *(state.tasks, state.speeches, state.conclusions),
    )
    known = set()
    for table in tables:
        for row in table.values():
            known |= numbers(str(asdict(row)).replace("T", " "))
    tally = session.tally()
    handed = [award for award in state.awards.values() if award.is_done]
    of_kind = [sum(one.kind is kind for one in handed) for kind in {one.kind for one in handed}]
    papers = [one for one in state.agenda.values() if one.kind is ItemKind.PAPER and one.ended_at]
    held = session.now().astimezone(session.work.zone()).date()
    days = {held.day, held.month, held.year}
    return known | {tally.invited, tally.present, len(papers), *of_kind} | days


# -- nothing is invented -------------------------------------------------------------------


@pytest.mark.parametrize("until", [ItemKind.OPENING, ItemKind.PAPER, ItemKind.AWARDS, None])
def test_every_number_of_the_brief_stands_in_the_data(session, clock, until):
    hold(session, clock, until=until)
    give(session, "Rà soát 17 thủ tục", "KT", "31/01/2026")
    session.aftermath.write_conclusion("Giữ tỷ lệ đúng hạn trên 98%")
    said = " ".join(texts(session, Paper.PRESS_BRIEF))

    # Headings are numbered in Roman figures, so every digit is a claim.
    assert numbers(said) - recorded(session) == set()
    assert {17, 98, 31, session.tally().present, session.tally().invited} <= numbers(said)


def test_half_a_conference_tells_only_its_half(session, clock):
    hold(session, clock, until=ItemKind.REPORT)
    said = " ".join(texts(session, Paper.PRESS_BRIEF))

    assert "Hội nghị đã nghe báo cáo tổng kết công tác CCHC" in said
    assert "tham luận" not in said.lower().replace("tham luận, khen thưởng", "")
    assert "đã trao" not in said
    assert "phát biểu chỉ đạo" not in said
    assert "nêu: …" in said
    assert "Nhiệm vụ được giao sau hội nghị: …" in said
    assert any("chưa kết thúc" in one for one in warnings(session, Paper.PRESS_BRIEF))
    assert "Còn 11 giấy khen chưa trao: không nêu trong tin" in warnings(session, Paper.PRESS_BRIEF)


def test_the_brief_tells_who_chaired_how_many_came_papers_awards_and_tasks(session, clock):
    hold(session, clock)
    give(session, "Rà soát thủ tục đất đai", "KT", "31/01/2026")
    told = texts(session, Paper.PRESS_BRIEF)
    said = " ".join(told)

    assert "Ngày 15 tháng 12 năm 2025, tại Phòng họp gác 3, UBND xã Đại Sơn, " in said
    # Of the first 31 two had declined and stayed away.
    assert "Dự hội nghị có 29 trong số 40 đại biểu được mời." in said
    assert "Đồng chí Đào Văn Soái" in said and "chủ trì hội nghị." in said
    assert "Hội nghị đã nghe 3 tham luận: " in said
    # Who presented was there; Trần Thị Đào heads Phòng Văn hóa - Xã hội.
    assert "do đồng chí Trần Thị Đào, Trưởng phòng Văn hóa - Xã hội, trình bày" in said
    # The first four in calling order: three collectives and one person.
    assert "Tại hội nghị đã trao Giấy khen cho 3 tập thể, 1 cá nhân" in said
    assert "Quyết định số … ngày … tháng … năm …" in said
    assert "- Rà soát thủ tục đất đai (Phòng Kinh tế; hạn 31/01/2026)." in told


def test_the_radio_text_is_written_out_for_the_ear(session, clock):
    hold(session, clock)
    give(session, "Rà soát thủ tục", "KT", "31/01/2026")
    _, radio = session.aftermath.news()
    assert radio[0].startswith("Kính thưa")
    assert not re.search(r"\b(UBND|HĐND|CCHC)\b", " ".join(radio))
    assert "Ủy ban nhân dân xã" in " ".join(radio)
    assert "hạn ngày 31 tháng 1 năm 2026" in " ".join(radio)


def test_who_chaired_is_blank_when_somebody_else_came(session, clock):
    chair = next(one for one in session.roster.all() if one.full_name == "Đào Văn Soái")
    hold(session, clock)
    session.door.take_substitute(chair.id, Substitute(full_name="Lê Hoàng Nam"))
    said = " ".join(texts(session, Paper.PRESS_BRIEF))
    assert "… chủ trì hội nghị." in said
    assert "Lê Hoàng Nam chủ trì" not in said
    assert "Chưa có người chủ trì: 1 chỗ in “…”" in warnings(session, Paper.PRESS_BRIEF)


def test_who_was_not_seen_to_come_is_not_said_to_have_presented(session, clock):
    direction = next(one for one in session.agenda.items() if one.kind is ItemKind.DIRECTION)
    hold(session, clock)
    session.desk.take_back(direction.presenter, "nhầm người")
    said = " ".join(texts(session, Paper.PRESS_BRIEF))
    assert "… phát biểu chỉ đạo hội nghị: …" in said
    assert "Chưa có người trình bày: 1 mục in “…”" in warnings(session, Paper.PRESS_BRIEF)


def test_nobody_checked_in_is_not_said_to_be_nobody_present(session):
    session.agenda.approve(time(7, 30))
    session.agenda.start_next()
    said = " ".join(texts(session, Paper.PRESS_BRIEF))
    assert "Dự hội nghị có … đại biểu." in said
    assert " 0 " not in said


@pytest.mark.parametrize("paper", PAPERS)
def test_before_it_begins_there_is_nothing_to_tell(session, paper):
    with pytest.raises(Refused, match=r"Chưa ghi|chưa bắt đầu"):
        session.printing.job(paper)


# -- conclusion and tasks ------------------------------------------------------------------


def test_the_notice_tells_the_points_and_gives_each_unit_its_tasks(session, clock):
    hold(session, clock)
    session.aftermath.write_conclusion("- Giữ nề nếp giao ban\n\n2) Công khai kết quả")
    give(session, "Việc chung")
    give(session, "Rà soát thủ tục đất đai", "KT", "31/01/2026")
    give(session, "Báo cáo quý", "VHXH")
    told = texts(session, Paper.CONCLUSION)

    assert told.index("1. Giữ nề nếp giao ban") < told.index("2. Công khai kết quả")
    at = [told.index(f"{unit}:") for unit in ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "…")]
    assert at == sorted(at)
    assert told[at[1] + 1] == "- Rà soát thủ tục đất đai; thời hạn: 31/01/2026"
    assert told[at[0] + 1] == "- Báo cáo quý; thời hạn: …"
    assert "- Lưu: VT, VHXH." in told and "- TT HĐND;" in told
    assert "Đại Sơn, ngày … tháng … năm …" in told
    assert "Chưa có thời hạn: 2 nhiệm vụ in “…”" in warnings(session, Paper.CONCLUSION)


def test_the_minutes_take_over_what_was_concluded(session, clock):
    hold(session, clock)
    assert "Kết luận của chủ tọa: …" in texts(session, Paper.MINUTES)
    session.aftermath.write_conclusion("Giữ nề nếp giao ban")
    give(session, "Rà soát thủ tục đất đai", "KT", "31/01/2026")
    told = texts(session, Paper.MINUTES)
    assert "Kết luận của chủ tọa: …" not in told
    assert "- Giữ nề nếp giao ban" in told
    assert "- Rà soát thủ tục đất đai (Phòng Kinh tế; hạn 31/01/2026)." in told
    [note] = [one for one in warnings(session, Paper.MINUTES) if one.startswith("Ý kiến")]
    assert "kết luận" not in note


def test_the_list_numbers_the_tasks_and_is_outdated_by_a_new_one(session, clock):
    hold(session, clock)
    give(session, "Một", "KT", "31/01/2026")
    give(session, "Hai", "VHXH")
    data = session.printing.render(session.printing.job(Paper.FOLLOW_UPS)).data
    rows = [[cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[1].rows]
    assert rows[1:] == [
        ["1", "Hai", "Phòng Văn hóa - Xã hội", "…", "Chưa làm", ""],
        ["2", "Một", "Phòng Kinh tế", "31/01/2026", "Chưa làm", ""],
    ]
    session.printing.run(session.printing.job(Paper.FOLLOW_UPS))
    assert not session.printing.states.of(Paper.FOLLOW_UPS).outdated
    give(session, "Ba", "VP")
    assert session.printing.states.of(Paper.FOLLOW_UPS).outdated


def test_hostile_text_goes_through_unharmed(session, clock):
    hold(session, clock)
    session.aftermath.write_conclusion(HOSTILE)
    give(session, HOSTILE, "KT")
    edit(session, "conference", session.state.conference, chair="A & B <C> {{x}}", number="")
    for paper in (*PAPERS, Paper.MINUTES):
        assert CLEAN in " ".join(texts(session, paper)), paper


def test_print_knows_the_papers_after_the_day(sample_folder, session, clock, capsys):
    hold(session, clock)
    give(session, "Một", "KT")
    for paper in PAPERS:
        assert main(["print", str(sample_folder), paper]) == DONE
    assert "danh mục 1 nhiệm vụ" in capsys.readouterr().out
    assert date(2025, 12, 15) == session.now().date()
