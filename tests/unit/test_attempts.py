"""What the log keeps of attempts that let nobody in."""

import pytest

from hoinghi_tui.domain.badges import TEST_CODE, make_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.storage import NotSaved, verify

SOAI, LOAN = "dv-007", "dv-005"


@pytest.fixture
def code(session):
    codes = session.badges.codes()
    return codes.__getitem__


def attempts(session):
    return [
        (event.kind, event.note)
        for event in reversed(session.store.history(None))
        if event.kind.startswith("scan_")
    ]


def test_each_refused_attempt_is_noted_by_name_where_there_is_one(session, desk_two, clock, code):
    old = code(SOAI)
    session.door.scan(old)
    session.door.scan(old)
    clock.advance(minutes=1)
    desk_two.door.scan(old)
    session.desk.replace_badge(SOAI)
    session.door.scan(old)
    session.door.scan(code(LOAN))
    clock.advance(minutes=1)
    session.door.check_in(SOAI)
    assert attempts(session) == [
        ("scan_repeat", "VỪA QUÉT: Đào Văn Soái"),
        ("scan_already", "ĐÃ ĐIỂM DANH: Đào Văn Soái"),
        ("scan_replaced", "THẺ ĐÃ THAY: Đào Văn Soái"),
        ("scan_declined", f"ĐÃ BÁO VẮNG: {session.state.delegates[LOAN].full_name}"),
        ("scan_already", "ĐÃ ĐIỂM DANH: Đào Văn Soái"),
    ]
    stations = [one.station for one in session.store.history(None) if one.kind == "scan_already"]
    assert stations == ["Bàn 1", "Bàn 2"]


def test_of_foreign_codes_only_the_beginning_is_kept(session, code):
    tag = session.state.conference.event_tag
    foreign = make_code(f"{(int(tag) + 1) % 10_000:04}", "1234567890")
    unknown = make_code(tag, next(f"{n:010}" for n in range(9) if f"{n:010}" not in
                                  session.state.badges))  # fmt: skip
    misread = code(SOAI)[:-1] + str((int(code(SOAI)[-1]) + 1) % 10)
    garbled = "\x1b[31m9876543210987"
    for text in (foreign, unknown, misread, garbled):
        session.door.scan(text)
    assert attempts(session) == [
        ("scan_other_event", f"KHÁC HỘI NGHỊ: {foreign[:8]}…"),
        ("scan_unknown", f"KHÔNG HỢP LỆ: {unknown[:8]}…"),
        ("scan_misread", f"ĐỌC SAI: {misread[:8]}…"),
        ("scan_misread", "ĐỌC SAI: �[31m987…"),
    ]
    assert all(len(note.rpartition(": ")[2]) <= 9 for _, note in attempts(session))


def test_what_is_no_attempt_leaves_no_trace(session):
    session.door.scan("Đào Văn Soái")
    session.door.scan("0912345678")
    session.door.scan("")
    session.door.scan(TEST_CODE)
    session.door.check_in(SOAI)
    session.door.take_substitute(SOAI, Substitute(full_name="Vũ Thị Hòa"))
    assert attempts(session) == []


def test_an_answer_stands_also_when_the_log_does_not_take_it(session, code, disk_full):
    session.door.scan(code(SOAI))
    with disk_full():
        again = session.door.scan(code(SOAI))
        assert again.result is CheckInResult.REPEAT
        assert session.work.problem == "ổ đĩa đầy"
        with pytest.raises(NotSaved):
            session.door.scan(code("dv-010"))
    assert attempts(session) == []
    assert session.door.scan(code("dv-010")).result is CheckInResult.OK
    assert session.work.problem is None


def test_attempts_change_nothing_and_cannot_be_undone(session, desk_two, code):
    session.door.scan(code(SOAI))
    session.door.scan(code(SOAI))
    desk_two.poll()
    assert desk_two.tally() == session.tally()
    noted = session.store.history(1)[0]
    assert session.overview.log(1)[0].words == "VỪA QUÉT: Đào Văn Soái"
    with pytest.raises(Refused, match="không có gì để hoàn tác"):
        session.undo(noted)
    assert session.undo_last().kind == "check_in"  # the note in between is passed over
    assert SOAI not in session.state.attendance
    assert verify(session.folder).ok
