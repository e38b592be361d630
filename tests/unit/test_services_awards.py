"""Handing over, by one station and by two at the same moment."""

import pytest

from hoinghi_tui.domain.awards import Award, AwardKind, AwardState, calling_words
from hoinghi_tui.domain.refusal import Refused


@pytest.fixture
def batch_two_present(session):
    """Three of the four people of batch 2 are in the room; return their awards."""
    second = [award for award in session.awards.in_order() if award.batch == 2]
    for award in second[:3]:
        session.door.check_in(award.delegate)
    return second


def test_awards_are_called_by_batch_then_by_place(session):
    places = [(award.batch, award.order) for award in session.awards.in_order()]
    assert places == sorted(places)
    assert len(places) == 11
    assert [batch.number for batch in session.awards.batches()] == [1, 2, 3]


def test_a_handed_certificate_leaves_the_tray(session, clock):
    first, second = session.awards.in_order()[:2]
    session.awards.hand_over([first.id])
    handed = session.state.awards[first.id]
    assert (handed.state, handed.handed_at) == (AwardState.HANDED, clock.now())
    assert session.awards.progress().handed == 1
    assert session.awards.next_waiting(first.id).id == second.id


def test_after_the_last_the_first_that_waits_is_next(session):
    awards = session.awards.in_order()
    session.awards.hand_over([awards[0].id, awards[-1].id])
    assert session.awards.next_waiting(awards[-1].id).id == awards[1].id
    assert session.awards.next_waiting().id == awards[1].id


def test_when_all_are_handed_nobody_is_next(session):
    session.awards.hand_over([award.id for award in session.awards.in_order()])
    assert session.awards.next_waiting() is None
    assert session.awards.current_batch() is None


def test_a_batch_is_handed_to_those_present(session, batch_two_present):
    handed = session.awards.hand_batch(2)
    assert [award.id for award in handed] == [award.id for award in batch_two_present[:3]]
    assert not session.state.awards[batch_two_present[3].id].is_done


def test_a_batch_of_absentees_is_refused(session):
    with pytest.raises(Refused, match="Đợt 3"):
        session.awards.hand_batch(3)


def test_a_batch_is_undone_as_one_action(session, batch_two_present):
    session.awards.hand_batch(2)
    assert session.undo_last().note.startswith("Trao đợt 2:")
    assert session.awards.progress().handed == 0


def test_the_second_station_is_told_when_it_was_handed(session, desk_two, clock):
    award = session.awards.in_order()[0]
    session.awards.hand_over([award.id])
    clock.advance(minutes=1)
    with pytest.raises(Refused, match=f"Đã trao cho {award.recipient} lúc 07:25"):
        desk_two.awards.hand_over([award.id])
    with pytest.raises(Refused, match="07:25"):
        desk_two.awards.hand_to_proxy(award.id, receiver="Trần Văn B")
    assert [event.kind for event in session.store.history(1)] == ["hand_over"]


def test_a_batch_goes_on_without_what_the_other_station_handed(
    session, desk_two, batch_two_present
):
    session.awards.hand_over([batch_two_present[0].id])
    handed = desk_two.awards.hand_batch(2)
    assert [award.id for award in handed] == [award.id for award in batch_two_present[1:3]]


def test_a_proxy_is_kept_with_post_and_reason(session):
    award = session.awards.in_order()[0]
    session.awards.hand_to_proxy(
        award.id, receiver="  Trần  Văn B ", position="Phó phòng", reason="đi công tác"
    )
    kept = session.state.awards[award.id]
    assert (kept.state, kept.receiver) == (AwardState.BY_PROXY, "Trần Văn B")
    assert (kept.receiver_position, kept.receiver_reason) == ("Phó phòng", "đi công tác")
    with pytest.raises(Refused, match="Trần Văn B đã nhận thay"):
        session.awards.hand_over([award.id])


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_proxy_has_a_name(session, name):
    with pytest.raises(Refused):
        session.awards.hand_to_proxy("kt-01", receiver=name)


def test_an_unknown_award_is_refused(session):
    with pytest.raises(Refused, match="kt-99"):
        session.awards.hand_over(["kt-99"])


@pytest.mark.parametrize(
    ("award", "said"),
    [
        (
            Award(
                id="a",
                kind=AwardKind.INDIVIDUAL,
                recipient="Hà Xuân Lộc",
                honorific="Ông",
                position="Công chức",
                batch=1,
                order=1,
            ),
            "Xin trân trọng kính mời ông Hà Xuân Lộc, Công chức, lên nhận Giấy khen.",
        ),
        (
            Award(id="b", kind=AwardKind.COLLECTIVE, recipient="Phòng Kinh tế", batch=1, order=1),
            "Xin trân trọng kính mời đại diện Phòng Kinh tế lên nhận Giấy khen.",
        ),
    ],
)
def test_what_the_mc_says(award, said):
    assert calling_words(award) == said
