"""Ticking who was introduced, by one station and by two."""

import pytest

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session

KIEN, LOAN, NGU, SOAI, TUAN = "dv-001", "dv-005", "dv-006", "dv-007", "dv-019"


def start_introductions(session, clock):
    """Run the agenda up to the introductions."""
    while True:
        session.agenda.start_next()
        clock.advance(minutes=1)
        current = session.agenda.forecast().current
        if current.item.kind is ItemKind.INTRODUCTION:
            return


def ids(groups):
    return [key for group in groups for line in group.lines for key in line.delegate_ids]


def test_the_list_follows_the_door(session):
    assert session.introductions.main() == []
    session.door.check_in(SOAI)
    session.door.check_in(KIEN)
    assert ids(session.introductions.main()) == [KIEN, SOAI]
    session.undo_last()
    assert ids(session.introductions.main()) == [SOAI]


def test_who_comes_later_waits_until_it_is_said(session, clock):
    session.door.check_in(KIEN)
    start_introductions(session, clock)
    assert session.introductions.late() == []
    session.door.check_in(NGU)
    session.door.check_in(TUAN)
    # The head of the office is not here: the deputy is named for it.
    assert ids(session.introductions.main()) == [KIEN]
    assert ids(session.introductions.waiting()) == [NGU, TUAN]
    session.introductions.mark_said([NGU])
    assert ids(session.introductions.waiting()) == [TUAN]
    assert ids(session.introductions.late()) == [NGU, TUAN]
    session.undo_last()
    assert ids(session.introductions.waiting()) == [NGU, TUAN]


def test_a_mark_can_be_taken_off(session):
    session.door.check_in(KIEN)
    session.introductions.mark_said([KIEN])
    assert session.state.introductions[KIEN].station == "Bàn 1"
    session.introductions.unmark([KIEN])
    assert KIEN not in session.state.introductions


def test_two_stations_tick_the_same_person_once(session, sample_folder, clock):
    session.door.check_in(KIEN)
    with Session.open(sample_folder, station="MC", clock=clock) as other:
        session.introductions.mark_said([KIEN])
        before = other.state.changes
        other.introductions.mark_said([KIEN])
        assert other.state.introductions[KIEN].station == "Bàn 1"
        assert other.state.changes == before + 1  # what was taken in, nothing of its own


def test_who_is_taken_back_and_comes_again_is_introduced_again(session, clock):
    session.door.check_in(KIEN)
    session.introductions.mark_said([KIEN])
    session.desk.take_back(KIEN, "quét nhầm thẻ")
    clock.advance(minutes=1)
    session.door.check_in(KIEN)
    assert not session.introductions.main()[0].lines[0].said
    session.introductions.mark_said([KIEN])
    assert session.introductions.main()[0].lines[0].said


def test_who_is_not_on_the_list_cannot_be_ticked(session):
    with pytest.raises(Refused, match="không còn trong danh sách"):
        session.introductions.mark_said(["dv-999"])


def test_a_merged_entry_stays_introduced(session):
    session.door.check_in(NGU)
    session.introductions.mark_said([NGU])
    session.roster_actions.merge(LOAN, NGU)
    assert set(session.state.introductions) == {LOAN}
    assert session.introductions.main()[0].lines[0].said


def test_a_deleted_person_leaves_no_mark(session):
    session.door.check_in(NGU)
    session.introductions.mark_said([NGU])
    session.roster.delete(NGU)
    assert len(session.state.introductions) == 0
