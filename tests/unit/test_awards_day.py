"""The award part live: absentees, proxies, swaps, two stations; undo brings all back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.award_editing import AwardDraft
from hoinghi_tui.domain.award_swaps import Swap
from hoinghi_tui.domain.awards import AwardKind, AwardState, Dossier
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.award_arranging import LATE_TITLE
from hoinghi_tui.services.award_handing import WouldCallAbsent, WouldCallAgain
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.storage import Conflict


def of_batch(session, number):
    return [award for award in session.awards.in_order() if award.batch == number]


@pytest.fixture
def two_away(session):
    """Of the four of batch 2 the second and fourth are away; return the batch."""
    batch = of_batch(session, 2)
    for award in (batch[0], batch[2]):
        session.door.check_in(award.delegate)
    return batch


def test_absentees_are_told_before_the_call(session, two_away):
    away = [two_away[1], two_away[3]]
    assert session.awards.absent(2) == away
    with pytest.raises(WouldCallAbsent, match=away[0].recipient):
        session.awards.call_batch(2)
    assert not any(award.called_at for award in session.awards.in_order())
    session.awards.call_batch(2, despite_absent=True)
    assert {award.state for award in of_batch(session, 2)} == {AwardState.CALLED}


def test_a_receiver_on_record_is_no_absentee(session, two_away):
    session.awards.proxy(two_away[1].id, "Trần Văn B", "Phó phòng", "đi công tác")
    assert session.awards.absent(2) == [two_away[3]]
    handed = session.awards.hand_batch(2)
    assert [award.id for award in handed] == [a.id for a in two_away[:3]]
    received = session.state.awards[two_away[1].id]
    assert (received.state, received.receiver_reason) == (AwardState.BY_PROXY, "đi công tác")


def test_the_call_names_the_proxy_and_the_readings(session, two_away):
    session.awards.proxy(two_away[0].id, "Trần Văn B")
    told = session.awards.calling(2)
    assert "(Trần Văn B nhận thay)" in told.text
    giver = "đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy"
    assert told.text.startswith(f"Đợt 2, 4 cá nhân: xin kính mời {giver}")
    assert [award.id for award in told.absent] == [two_away[1].id, two_away[3].id]
    session.awards.no_proxy(two_away[0].id)
    assert "nhận thay" not in session.awards.calling(2).text


def test_names_that_are_easily_misread_come_with_their_reading(session):
    award = next(one for one in session.awards.in_order() if one.recipient == "H'Bia Niê")
    person = session.state.delegates[award.delegate]
    session.work.act(
        "edit", lambda: change("delegates", person, replace(person, reading="Hờ-bia Ni-ê"))
    )
    told = session.awards.calling(award.batch).readings
    assert ("H'Bia Niê", "Hờ-bia Ni-ê") in [(one.name, one.reading) for one in told]


def test_repacking_moves_absentees_to_a_last_batch_and_the_tray_follows(session, two_away):
    last = session.awards.batches()[-1].number
    away = session.awards.repack(2)
    assert [a.id for a in away] == [two_away[1].id, two_away[3].id]
    assert [(a.id, a.order) for a in session.awards.tray(2)] == [
        (two_away[0].id, 1),
        (two_away[2].id, 2),
    ]
    assert [a.id for a in session.awards.tray(last + 1)] == [a.id for a in away]
    assert session.awards.arranged(last + 1).title == LATE_TITLE
    with pytest.raises(Refused, match="không có người vắng"):
        session.awards.repack(2)
    session.awards.repack(1)
    assert len(session.awards.tray(last + 1)) == 5
    session.undo_last()
    session.undo_last()
    assert of_batch(session, 2) == two_away


def test_a_batch_is_not_called_twice_unnoticed(session, desk_two, two_away, clock):
    session.awards.repack(2)
    session.awards.call_batch(2)
    clock.advance(minutes=1)
    with pytest.raises(WouldCallAgain, match="07:25"):
        desk_two.awards.call_batch(2)
    assert len(desk_two.awards.call_batch(2, again=True)) == 2


def test_nothing_is_handed_by_an_old_picture(session, desk_two, two_away):
    seen = of_batch(session, 2)
    desk_two.awards.move(seen[0].id, 3)
    with pytest.raises(Refused, match=seen[0].recipient):
        session.awards.hand_over([seen[0].id], seen=seen)
    with pytest.raises(Refused, match="Bàn khác"):
        session.awards.hand_batch(2, seen=seen)
    assert session.awards.progress().handed == 0


def test_what_was_handed_is_taken_back_to_the_tray(session, two_away):
    session.awards.hand_over([two_away[0].id, two_away[2].id])
    session.awards.take_back([two_away[0].id])
    assert [a.id for a in session.awards.tray(2)] == [
        two_away[0].id,
        two_away[1].id,
        two_away[3].id,
    ]
    with pytest.raises(Refused, match="chưa trao"):
        session.awards.take_back([two_away[0].id])
    session.awards.hand_over([two_away[0].id])


def test_swapped_certificates_are_put_right(session, two_away):
    first, third = two_away[0].id, two_away[2].id
    session.awards.hand_over([first])
    assert session.awards.exchange(first, third).swap is Swap.NOTES
    assert [session.state.awards[key].is_done for key in (first, third)] == [False, True]
    session.awards.hand_over([first])
    assert session.awards.exchange(first, third).swap is Swap.PAPERS
    assert "Trao nhầm với" in session.state.awards[first].remark
    session.undo_last()
    assert session.state.awards[first].remark == ""


def test_a_stand_in_gives_where_the_presenter_is_away(session):
    people = [one for one in session.state.delegates.values() if one.roles][:3]
    names = [one.full_name for one in people]
    session.awards.set_presenter(1, names[0], names[1:])
    assert (session.awards.giver(1).name, session.awards.giver(1).present) == (names[0], False)
    session.door.check_in(people[2].id)
    giver = session.awards.giver(1)
    assert (giver.name, giver.instead_of) == (names[2], names[0])
    session.door.check_in(people[0].id, substitute=Substitute(full_name="Ai Đó"))
    assert session.awards.giver(1).name == names[2]
    assert {a.presenter for a in of_batch(session, 1)} == {names[0]}
    session.awards.set_presenter(1, "Khách ngoài danh sách")
    assert session.awards.giver(1).present is None


def test_a_proposal_is_not_saved_over_what_changed(session, desk_two):
    proposal = session.awards.propose_batches(2)
    desk_two.awards.move("kt-01", 2)
    with pytest.raises(Refused, match="Bàn khác vừa thay đổi"):
        session.awards.accept(proposal)


def test_numbers_decision_and_prizes(session):
    awards = session.awards
    assert awards.number_certificates("01/2025") == 11
    numbers = [award.certificate_no for award in awards.in_order()]
    assert (numbers[0], numbers[-1]) == ("01/2025", "11/2025")
    assert awards.propose_prizes() == ()
    ids = [award.id for award in awards.in_order()]
    awards.set_decision(ids, "512/QĐ-UBND", date(2025, 12, 10))
    assert {award.dossier for award in awards.in_order()} == {Dossier.DECIDED}
    proposed = awards.propose_prizes()
    by_kind = {one.award.kind: one.prize.amount for one in proposed}
    # 0,6 and 0,3 of 2 340 000 đồng.
    assert by_kind == {AwardKind.COLLECTIVE: 1_404_000, AwardKind.INDIVIDUAL: 702_000}
    assert not any(one.prize.confirmed for one in proposed)
    assert all("152/2025" in one.prize.source for one in proposed)
    awards.accept_prizes(proposed)
    assert awards.total().amount == 3 * 1_404_000 + 8 * 702_000
    assert awards.warnings() == []


def test_the_base_pay_of_the_day_counts(session):
    session.awards.set_decision(["kt-04"], "1/QĐ", date(2026, 7, 1))
    session.awards.set_decision(["kt-05"], "1/QĐ", date(2026, 6, 30))
    prizes = {one.award.id: one.prize.amount for one in session.awards.propose_prizes()}
    assert prizes == {"kt-04": 759_000, "kt-05": 702_000}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[base_pay]]\namount = 1\nsource = 'x'", "since"),
        ("[[prize]]\nkind = 'x'", "title"),
        ("base_pay = 1", "base_pay"),
        ("=", "viết sai"),
        ("[[prize]]\ntitle='a'\nkind='individual'\ntimes='nan'\nsince=2025-01-01", "times"),
    ],
)
def test_a_wrong_rates_file_is_named(session, text, said):
    (session.folder / "muc-tien-thuong.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        session.awards.propose_prizes()


def test_the_conferences_own_rates_count(session):
    (session.folder / "muc-tien-thuong.toml").write_text("", encoding="utf-8")
    session.awards.set_decision(["kt-04"], "1/QĐ", date(2025, 12, 1))
    assert session.awards.propose_prizes() == ()


def test_blanks_and_doubles_are_warned_of(session):
    texts = [warning.text for warning in session.awards.warnings()]
    assert sum("chưa có số, ngày quyết định" in text for text in texts) == 11
    for key in ("kt-01", "kt-02"):
        draft = replace(AwardDraft.of(session.awards.find(key)), certificate_no="07")
        session.award_editor.change(key, draft)
    texts = [w.text for w in session.awards.warnings() if "nhiều giấy khen" in w.text]
    assert len(texts) == 2


# -- the list ------------------------------------------------------------------------------


def test_an_award_is_added_changed_and_deleted(session):
    editor = session.award_editor
    draft = AwardDraft(recipient=" Lò Văn Mới ", prize="702.000 đ", decision_day="10/12/2025")
    added = editor.add(draft, batch=2)
    assert (added.recipient, added.batch, added.order) == ("Lò Văn Mới", 2, 5)
    assert (added.prize, added.decision_day) == (702_000, date(2025, 12, 10))
    assert added.presenter == "Trịnh Bá Kiên"
    editor.change(added.id, replace(AwardDraft.of(added), level="UBND xã"))
    assert session.awards.find(added.id).level == "UBND xã"
    first = of_batch(session, 2)[0]
    editor.delete(first.id)
    assert [a.order for a in of_batch(session, 2)] == [1, 2, 3, 4]
    editor.delete(added.id)
    again = editor.add(draft)
    assert again.id not in {added.id, first.id}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("recipient", "  "),
        ("title", ""),
        ("prize", "nhiều"),
        ("prize", "-5"),
        ("decision_day", "31/02/2025"),
        ("decision_day", "tháng 12/2025"),
        ("delegate", "dv-999"),
        ("unit", "không có"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_saved(session, field, text):
    before = session.awards.in_order()
    draft = replace(AwardDraft.of(before[0]), **{field: text})
    checked = session.award_editor.check(draft, before[0])
    assert set(checked.problems) == {field}
    assert checked.record == before[0]
    with pytest.raises(Refused):
        session.award_editor.change(before[0].id, draft)
    assert session.awards.in_order() == before


def test_a_draft_shows_and_keeps_an_award(session):
    for award in session.awards.in_order():
        checked = session.award_editor.check(AwardDraft.of(award), award)
        assert (checked.record, checked.problems) == (award, {})


def test_what_was_handed_over_keeps_its_recipient(session):
    award = session.awards.in_order()[0]
    session.awards.hand_over([award.id])
    draft = replace(AwardDraft.of(award), recipient="Người khác")
    with pytest.raises(Refused, match="đã trao"):
        session.award_editor.change(award.id, draft)
    with pytest.raises(Refused, match="đã trao"):
        session.award_editor.delete(award.id)
    session.award_editor.change(award.id, replace(AwardDraft.of(award), decision_no="5/QĐ"))


def test_a_field_another_desk_changed_is_a_conflict(session, desk_two):
    seen = session.awards.in_order()[0]
    desk_two.award_editor.change(seen.id, replace(AwardDraft.of(seen), achievement="Một"))
    with pytest.raises(Conflict):
        session.award_editor.change(
            seen.id, replace(AwardDraft.of(seen), achievement="Hai"), seen=seen
        )
    with pytest.raises(Conflict):
        session.award_editor.delete(seen.id, seen=seen)


# -- histories -----------------------------------------------------------------------------

_ACTIONS = st.tuples(
    st.sampled_from(
        ["move", "call", "hand", "batch", "back", "proxy", "swap", "repack", "accept", "in", "add"]
    ),
    st.integers(0, 12),
    st.integers(0, 12),
)


def _do(session, name, one, other):
    """Do something; refusals are answers. Return whether it was refused."""
    awards = session.awards
    ids = [award.id for award in awards.in_order()]
    first, second = ids[one % len(ids)], ids[other % len(ids)]
    number = one % 4 + 1
    actions = {
        "move": lambda: awards.move(first, number, other or None),
        "call": lambda: awards.call_batch(number, despite_absent=bool(other % 2)),
        "hand": lambda: awards.hand_over([first]),
        "batch": lambda: awards.hand_batch(number),
        "back": lambda: awards.take_back([first]),
        "proxy": lambda: awards.proxy(first, "Người Thay"),
        "swap": lambda: awards.exchange(first, second),
        "repack": lambda: awards.repack(number),
        "accept": lambda: awards.accept(awards.propose_batches(other + 1)),
        "in": lambda: session.door.check_in(awards.find(first).delegate),
        "add": lambda: session.award_editor.add(AwardDraft(recipient="Thêm"), None),
    }
    try:
        actions[name]()
    except Refused:
        return True
    return False


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ACTIONS, max_size=12))
def test_no_award_is_lost_or_doubled_and_undo_brings_all_back(session: Session, actions):
    start = dict(session.state.rows("awards")), dict(session.state.rows("batches"))
    done = []
    session.store.subscribe(done.append)
    for action in actions:
        saved = len(done)
        before = {award.id for award in session.awards.in_order()}
        refused = _do(session, *action)
        assert not (refused and len(done) > saved)
        awards = session.awards.in_order()
        assert before <= {award.id for award in awards}
        places = [(award.batch, award.order) for award in awards]
        assert len(set(places)) == len(places)
        for batch in session.awards.batches():
            tray = [award.id for award in session.awards.tray(batch.number)]
            assert tray == [award.id for award in batch.awards if not award.is_done]
        for award in awards:
            assert award.is_done == (award.handed_at is not None)
    for event in reversed(list(done)):
        if event.ops:
            session.undo(event)
    end = dict(session.state.rows("awards")), dict(session.state.rows("batches"))
    assert end == start


def test_undo_puts_nobody_in_a_place_that_is_taken_since(session):
    last = of_batch(session, 3)[-1]
    session.awards.move(last.id, 1)
    moved = session.store.history(1)[0]
    session.award_editor.add(AwardDraft(recipient="Đến sau"), batch=3)
    with pytest.raises(Refused, match="Vị trí 4 của đợt 3"):
        session.undo(moved)
