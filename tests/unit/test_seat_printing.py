"""The seating plan and the lists of who sits where: who is on them, what refuses, what warns."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.seat_drawing import PlanSeat, draw, ems_across, name_points
from hoinghi_tui.documents.seat_plan import Plan, render_seat_plan
from hoinghi_tui.documents.text_size import bold_ems
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Invitation, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec, preset_named
from hoinghi_tui.resources import template_dir
from hoinghi_tui.services.print_job import OF_THE_ROOM, Paper
from hoinghi_tui.services.rows import change, deletion

TEMPLATE = template_dir() / "so-do-cho-ngoi.docx"
BLANK = Conference(title="Hội nghị", event_tag="1234")
ROOM = Room(id="r", name="Phòng", columns=2, lines=1)


def plan_seat(name, **fields):
    seat = Seat(id="A1", zone=Zone.HALL, row="A", number=1, column=0, line=0, **fields)
    return PlanSeat(seat, Holder(Delegate(id="dv-001", full_name=name), "") if name else None)


def texts(data):
    """Return what each cell and paragraph of a document says, in the order of the page."""
    body = Document(io.BytesIO(data)).element.body
    return ["".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p"))]


def printed(session, paper):
    return session.printing.render(session.printing.room_job(paper))


def saved(session, delegate_id, **changes):
    delegate = session.state.delegates[delegate_id]
    session.work.act("test", lambda: change("delegates", delegate, replace(delegate, **changes)))


def test_each_seat_stands_once_on_the_plan_and_each_awaited_person_is_counted(arranged):
    lines = texts(printed(arranged, Paper.SEAT_PLAN).data)
    for seat in arranged.seating.seats():
        starts = [line for line in lines if line.startswith(seat.id)]
        assert starts
        own = [line for line in starts if line.removeprefix(seat.id)[:1] not in set("0123456789")]
        assert len(own) == 1
    assert any("38 người có chỗ" in line for line in lines)


def test_who_comes_instead_is_on_plan_and_lists_under_the_own_name(arranged):
    other = Substitute(full_name="Âu Thị Én", position="Phó phòng")
    saved(arranged, "dv-010", substitute=other)
    plan = texts(printed(arranged, Paper.SEAT_PLAN).data)
    assert any("Âu Thị Én" in line for line in plan)
    for paper in (Paper.SEATS_BY_SEAT, Paper.SEATS_BY_NAME):
        lines = texts(printed(arranged, paper).data)
        assert "Âu Thị Én" in lines
        assert sum("đi thay" in line for line in lines) == 1


def test_who_declined_is_on_no_paper_of_the_room(arranged):
    saved(arranged, "dv-020", invitation=Invitation.DECLINED, substitute=None)
    for paper in OF_THE_ROOM:
        assert "dv-020" not in arranged.printing.room_job(paper).ids


def test_the_list_by_name_goes_by_given_name_in_vietnamese_order(arranged):
    saved(arranged, "dv-011", full_name="Lê Thị Đào", given_name=None)
    saved(arranged, "dv-012", full_name="Lê Thị Dung", given_name=None)
    saved(arranged, "dv-013", full_name="Lê Thị Ánh", given_name=None)
    ids = arranged.printing.room_job(Paper.SEATS_BY_NAME).ids
    assert ids.index("dv-013") < ids.index("dv-012") < ids.index("dv-011")
    assert len(ids) == len(set(ids)) == 38


def test_the_list_by_seat_goes_by_table_and_row_and_ends_with_who_has_none(arranged):
    seated = arranged.state.seat_of("dv-030")
    arranged.work.act("test", lambda: change("seats", seated, replace(seated, delegate=None)))
    job = arranged.printing.room_job(Paper.SEATS_BY_SEAT)
    assert job.ids[-1] == "dv-030"
    seats = [arranged.state.seat_of(one) for one in job.ids[:-1]]
    hall = [seat.id for seat in seats if seat.zone is Zone.HALL]
    assert hall == sorted(hall, key=lambda one: (one[0], int(one[1:])))
    assert [seat.zone for seat in seats[:5]] == [Zone.PRESIDIUM] * 5
    rendered = arranged.printing.render(job)
    assert "Chưa có chỗ: 1 đại biểu in ghế “…”" in rendered.warnings
    assert "Chưa có chỗ: 1 đại biểu" in printed(arranged, Paper.SEAT_PLAN).warnings


def test_round_tables_are_listed_one_after_the_other(session):
    spec = RoomSpec(preset=preset_named("round"), rows=8, seats=8)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Bàn tròn")
    session.seating.apply(session.seating.propose())
    lines = texts(printed(session, Paper.SEATS_BY_SEAT).data)
    headings = [line for line in lines if line.startswith("Bàn ") and len(line) == 5]
    assert headings
    assert headings == sorted(set(headings))


@pytest.mark.parametrize("paper", sorted(OF_THE_ROOM))
def test_equal_data_give_equal_bytes_and_only_a_line_in_the_log(arranged, paper):
    assert printed(arranged, paper).data == printed(arranged, paper).data
    before = list(arranged.seating.seats())
    arranged.printing.run(arranged.printing.room_job(paper))
    assert arranged.seating.seats() == before
    assert arranged.store.history(1)[0].kind == f"print_{paper}"


@pytest.mark.parametrize(
    "name",
    ["A & B <C> {{x}} {% y %}", "[/] =cmd() \x1b[31m", "Nguyễn " * 70, "Ữ" * 500, "Một\nHai"],
)
def test_hostile_names_leave_the_plan_whole(name):
    plan = Plan(ROOM, [plan_seat(name)], ())
    lines = texts(render_seat_plan(plan, BLANK, TEMPLATE).data)
    assert "\x1b" not in "".join(lines)
    assert sum(line.startswith("A1") for line in lines) == 1


@pytest.mark.parametrize("ems", [2, 3, 5, 7, 16])
@pytest.mark.parametrize("name", ["Đào Văn Soái", "NGUYỄN THỊ NGỌC QUỲNH", "H'Bia Niê", "Ữ" * 500])
def test_a_name_on_a_seat_is_never_wider_than_asked(name, ems):
    short = plan_seat(name).name(ems)
    assert short
    assert bold_ems(short) <= ems


def test_a_name_that_fits_stays_whole_and_a_blank_one_shows():
    assert plan_seat("Đào Văn Soái").name(7) == "Đào Văn Soái"
    assert plan_seat("Đào Văn Soái").name(5) == "Đ.V. Soái"
    assert plan_seat(" ").name(20) == "…"


def test_the_type_shrinks_with_the_seats():
    assert name_points(30, 11) == 11
    assert name_points(20, 11) < 11
    assert name_points(1, 11) == 5
    assert ems_across(30, 5) > ems_across(30, 11)


def test_in_narrow_seats_names_are_rather_shortened_than_set_in_smaller_type():
    assert name_points(14, 11) == name_points(16, 11) == 7.5
    assert plan_seat("Nguyễn Phượng").name(ems_across(14, 7.5)) == "Phượng"


def test_an_aisle_is_left_free_and_a_line_without_seats_is_lower():
    aisle = Element(kind=ElementKind.AISLE, label="Lối đi", column=1, line=0)
    screen = Element(kind=ElementKind.SCREEN, label="", column=0, line=2, width=2)
    drawing = draw(replace(ROOM, elements=(aisle, screen)), [plan_seat("")])
    assert [box.label for box in drawing.boxes] == ["", "Màn hình"]
    seats, nothing, thing = drawing.heights
    assert seats > thing > nothing > 0


def test_empty_seats_say_what_they_are_for():
    assert plan_seat("", reserve=True).empty_words == "dự phòng"
    assert plan_seat("", blocked=True, reserve=True).empty_words == "không ngồi"


def test_a_row_too_wide_for_word_is_refused_in_words():
    seats = [
        PlanSeat(Seat(id=f"A{n}", zone=Zone.HALL, row="A", number=n, column=n, line=0))
        for n in range(80)
    ]
    with pytest.raises(DocumentError, match="quá rộng"):
        render_seat_plan(Plan(ROOM, seats, ()), BLANK, TEMPLATE)


def test_a_conference_without_a_room_is_refused(session):
    for table in (session.state.seats, session.state.rooms):
        for record in list(table.values()):
            name = "seats" if isinstance(record, Seat) else "rooms"
            session.work.act("test", lambda name=name, record=record: [deletion(name, record)])
    with pytest.raises(Refused, match="F4"):
        session.printing.room_job(Paper.SEAT_PLAN)


@pytest.mark.parametrize("paper", sorted(OF_THE_ROOM))
def test_the_command_prints_and_says_how_many(sample_folder, tmp_path, capsys, paper):
    out = tmp_path / "in.docx"
    words = ["print", str(sample_folder), paper, "--out", str(out)]
    assert main(words) == DONE
    assert str(out) in capsys.readouterr().out
    assert out.is_file()
    assert main([*words, "--who", "dv-001"]) == REFUSED
    assert "bỏ --who" in capsys.readouterr().err


def test_the_sheet_may_be_chosen_for_the_plan_only(sample_folder, tmp_path, capsys):
    out = tmp_path / "in.docx"
    words = ["--out", str(out), "--paper", "a3"]
    assert main(["print", str(sample_folder), "seat-plan", *words]) == DONE
    section = Document(str(out)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    assert main(["print", str(sample_folder), "badges", *words]) == REFUSED
    assert "--paper" in capsys.readouterr().err
