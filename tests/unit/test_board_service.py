"""What the board in the hall is told of a conference."""

import pytest

from hoinghi_tui.domain.conference import UNTITLED
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.services.board import FRESH, Board, Stage
from hoinghi_tui.services.desk import Guest
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank

SOAI, HOA = "dv-007", "dv-008"
TITLE = (
    "Hội nghị tổng kết công tác cải cách hành chính năm 2025, "
    "triển khai nhiệm vụ công tác cải cách hành chính năm 2026"
)


@pytest.fixture
def board(session):
    return Board(session)


def test_it_welcomes_until_somebody_has_come(board, session):
    view = board.view()
    assert view.stage is Stage.WELCOME
    assert view.title == TITLE
    assert view.issuer == "Ủy ban nhân dân xã Đại Sơn"
    assert view.place == "Phòng họp gác 3, UBND xã Đại Sơn"
    assert view.when == "07:30"  # the reception from 07:00 is not the conference; no day is fixed
    assert (view.present, view.invited) == (0, 40)
    assert view.marks == ("MẪU",)
    assert view.trouble == ""
    session.agenda.start_next()  # the reception
    assert board.view().stage is Stage.WELCOME
    session.door.check_in(SOAI)
    assert board.view().stage is Stage.DAY


def test_it_shows_the_agenda_though_nobody_was_checked_in(board, session, clock):
    session.agenda.start_next()
    clock.advance(minutes=5)
    session.agenda.start_next()
    view = board.view()
    assert view.stage is Stage.DAY
    assert (view.now.title, view.now.start, view.now.end) == (
        "Ổn định tổ chức, chào cờ",
        "07:30",
        "07:35",
    )
    assert (view.next.title, view.next.start) == ("Tuyên bố lý do, giới thiệu đại biểu", "07:35")
    assert not view.now.is_paused


def test_newest_first_and_fresh_for_some_seconds(board, session, clock):
    session.door.check_in(SOAI)
    clock.advance(seconds=3)
    session.door.check_in(HOA)
    newest, before = board.view().latest
    assert (newest.who.name, newest.at) == ("Vũ Thị Hòa", "07:25")
    assert before.who.name == "Đào Văn Soái"
    assert newest.is_fresh
    assert before.is_fresh
    clock.advance(seconds=FRESH.total_seconds() - 1)
    assert [one.is_fresh for one in board.view().latest] == [True, False]
    clock.advance(seconds=1)
    assert [one.is_fresh for one in board.view().latest] == [False, False]


def test_seat_and_place_are_told(board, session):
    session.seating.apply(session.seating.propose())
    session.door.check_in("dv-010")
    seat = session.state.seat_of("dv-010")
    newest = board.view().latest[0]
    assert newest.seat == seat.id
    assert newest.place == session.door.card("dv-010").place


def test_a_substitute_has_the_own_name_and_post(board, session):
    substitute = Substitute(full_name="Lê Hoàng Nam", position="Chuyên viên")
    session.door.take_substitute(SOAI, substitute)
    who = board.view().latest[0].who
    assert (who.honorific, who.name, who.post) == ("", "Lê Hoàng Nam", "Chuyên viên")
    assert who.replaces == "Đào Văn Soái"


@pytest.mark.parametrize("names", [Names.SHORT, Names.NONE])
def test_privacy_lets_no_name_and_no_post_through(session, names):
    session.door.check_in(SOAI)
    session.door.take_substitute(HOA, Substitute(full_name="Lê Hoàng Nam", position="Chuyên viên"))
    told = str(Board(session, names).view().latest)
    for secret in ("Soái", "Đào", "Hòa", "Hoàng", "Chủ tịch", "Chuyên viên", "dv-0"):
        assert secret not in told


def test_the_end_is_told_once_all_is_over(board, session, clock):
    session.door.check_in(SOAI)
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=5)
    assert board.view().stage is Stage.DAY
    session.agenda.end_current()
    view = board.view()
    assert view.stage is Stage.OVER
    assert (view.ended, view.present) == ("08:30", 1)  # 13 items of five minutes from 07:25 on


def test_an_empty_conference_has_a_board_too(tmp_path, clock):
    create_blank(tmp_path / "trong", UNTITLED, clock=clock)
    with Session.open(tmp_path / "trong", clock=clock, read_only=True) as session:
        view = Board(session).view()
    assert (view.stage, view.title, view.when, view.place) == (Stage.WELCOME, "", "", "")
    assert view.now is view.next is None


def test_a_damaged_log_is_told_calmly(session, clock):
    session.door.check_in(SOAI)
    log = session.folder / "events.jsonl"
    text = log.read_bytes()
    session.close()
    (session.folder / "db.json").unlink()
    log.write_bytes(text.replace(SOAI.encode(), b"dv-xxx", 1))
    with Session.open(session.folder, clock=clock, read_only=True) as damaged:
        assert Board(damaged).view().trouble == "chưa có dữ liệu mới"


def test_walk_ins_are_counted_apart_and_welcomed_like_the_others(board, session):
    session.door.check_in(SOAI)
    session.desk.walk_in(Guest(full_name="Lò Thị Mây", honorific="Bà"), seat=None)
    view = board.view()
    assert (view.present, view.walk_in) == (1, 1)
    assert (view.arrivals.total, view.arrivals.walk_ins) == (2, 1)
    assert view.latest[0].who.name == "Lò Thị Mây"


def test_the_seats_are_looked_through_once_however_many_have_come(board, session, monkeypatch):
    session.seating.apply(session.seating.propose())
    for person in list(session.state.delegates)[:20]:
        session.door.check_in(person, accept_declined=True)
    looks, values = [], session.state.seats.values
    monkeypatch.setattr(session.state.seats, "values", lambda: looks.append(1) or values())
    assert all(one.place for one in board.view().latest if one.seat)
    board.view()
    assert len(looks) == 1
