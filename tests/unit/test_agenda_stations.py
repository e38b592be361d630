"""Two people at two stations act on one agenda: nothing is overwritten, and it is told."""

from datetime import time, timedelta

import pytest

from hoinghi_tui.domain.agenda import Anchor, ItemState
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused
from hoinghi_tui.storage import Conflict


def refused(reason):
    return pytest.raises(AgendaRefused, check=lambda refusal: refusal.reason is reason)


def one(session, key):
    return next(item for item in session.agenda.items() if item.id == key)


@pytest.fixture
def begun(session, desk_two, clock):
    """Both stations see the first item running for five minutes."""
    session.agenda.start_next()
    desk_two.poll()
    clock.advance(minutes=5)
    return session


ON_ONE_ITEM = {
    "extend": lambda agenda, seen: agenda.extend("ct-05", 5, seen),
    "skip": lambda agenda, seen: agenda.skip_or_restore("ct-05", seen),
    "anchor": lambda agenda, seen: agenda.set_anchor("ct-05", Anchor.NOT_BEFORE, time(9), seen),
    "end": lambda agenda, seen: agenda.set_hard_end("ct-05", time(9), seen),
    "shift": lambda agenda, seen: agenda.shift_rest("ct-05", 5, seen),
    "split": lambda agenda, seen: agenda.split("ct-05", 5, "Phần hai", seen),
    "cut": lambda agenda, seen: agenda.accept_cut("ct-05", 1, seen),
    "jump": lambda agenda, seen: agenda.start("ct-05", seen),
}
ON_THE_ORDER = {
    "arm": lambda agenda, seen: agenda.arm("ct-06", seen),
    "move": lambda agenda, seen: agenda.move("ct-06", 1, seen),
    "reorder": lambda agenda, seen: agenda.reorder([row.id for row in seen.items], seen),
}
ON_WHAT_RUNS = {
    "start": lambda agenda, seen: agenda.start_next(seen),
    "jump": lambda agenda, seen: agenda.start("ct-05", seen),
    "backdated": lambda agenda, seen: agenda.start_backdated(1, seen),
    "reopen": lambda agenda, seen: agenda.reopen(seen),
    "end": lambda agenda, seen: agenda.end_current(seen),
    "pause": lambda agenda, seen: agenda.pause_or_resume(seen),
    "backdate": lambda agenda, seen: agenda.backdate(1, seen),
    "as pause": lambda agenda, seen: agenda.as_pause(seen.now - timedelta(minutes=1), seen),
}


@pytest.mark.parametrize("press", ON_ONE_ITEM)
def test_an_item_changed_at_another_station_is_not_changed_blindly(begun, desk_two, press):
    seen = desk_two.agenda.forecast()
    begun.agenda.extend("ct-05", -1)
    before = one(begun, "ct-05")
    with refused(AgendaReason.CHANGED):
        ON_ONE_ITEM[press](desk_two.agenda, seen)
    assert one(desk_two, "ct-05") == before
    ON_ONE_ITEM[press](desk_two.agenda, desk_two.agenda.forecast())
    assert one(desk_two, "ct-05") != before


@pytest.mark.parametrize("press", ON_ONE_ITEM)
def test_words_changed_at_another_station_do_not_matter(begun, desk_two, press):
    seen = desk_two.agenda.forecast()
    begun.scripts.set("ct-05", "Kính thưa các đồng chí")
    begun.agenda.extend("ct-06", 1)
    ON_ONE_ITEM[press](desk_two.agenda, seen)
    assert one(desk_two, "ct-05").script == "Kính thưa các đồng chí"


@pytest.mark.parametrize("press", ON_THE_ORDER)
def test_an_order_changed_at_another_station_is_told(begun, desk_two, press):
    seen = desk_two.agenda.forecast()
    begun.agenda.move("ct-09", -2)
    before = begun.agenda.items()
    with refused(AgendaReason.REORDERED):
        ON_THE_ORDER[press](desk_two.agenda, seen)
    assert desk_two.agenda.items() == before


@pytest.mark.parametrize("press", ON_WHAT_RUNS)
def test_what_runs_is_not_changed_by_an_old_picture(begun, desk_two, clock, press):
    seen = desk_two.agenda.forecast()
    begun.agenda.start_next()
    clock.advance(minutes=3)
    before = begun.agenda.items()
    with refused(AgendaReason.MOVED_ON):
        ON_WHAT_RUNS[press](desk_two.agenda, seen)
    assert desk_two.agenda.items() == before


def test_an_item_that_was_deleted_is_told(session, desk_two):
    seen = desk_two.agenda.forecast()
    session.agenda_editor.delete("ct-05")
    with refused(AgendaReason.UNKNOWN_ITEM):
        desk_two.agenda.extend("ct-05", 5, seen)


def test_an_undo_does_not_take_back_what_another_station_did_since(begun, desk_two):
    begun.agenda.extend("ct-05", 5)
    desk_two.poll()
    desk_two.agenda.extend("ct-05", 5)
    with pytest.raises(Conflict, match="Bàn 2 vừa lưu “Thêm 5′"):
        begun.undo_last()
    assert one(begun, "ct-05").extension_s == 600


# -- what each new action does, and its words in the log -----------------------------------------


def note(session):
    return session.store.history(limit=1)[0].note


def test_every_new_action_is_named_and_can_be_undone(begun, clock):
    agenda = begun.agenda
    before = agenda.items()
    words = []
    for press in (
        lambda: agenda.set_anchor("ct-05", Anchor.HARD_START, time(8, 30)),
        lambda: agenda.set_anchor("ct-05", Anchor.FLOW),
        lambda: agenda.set_hard_end("ct-05", time(9)),
        lambda: agenda.shift_rest("ct-06", 5),
        lambda: agenda.arm("ct-08"),
        lambda: agenda.move("ct-08", 1),
        lambda: agenda.accept_cut("ct-05", 2),
        lambda: agenda.as_pause(clock.now() - timedelta(minutes=2)),
        lambda: agenda.start_backdated(2),
        agenda.reopen,
        lambda: agenda.start("ct-11"),
    ):
        press()
        words.append(note(begun).partition(": ")[0])
    assert words == [
        "Đúng 08:30",
        "Bỏ giữ giờ",
        "Phải xong lúc 09:00",
        "Dời 5′ từ",
        "Gọi kế tiếp",
        "Chuyển xuống",
        "Rút 2′",
        "Tính là tạm dừng từ 07:28",
        "Bắt đầu từ 2′ trước",
        "Quay lại",
        "Bắt đầu",
    ]
    assert one(begun, "ct-11").state is ItemState.RUNNING
    for _ in words:
        begun.undo_last()
    assert agenda.items() == before


def test_a_second_part_gets_an_id_never_used_before(begun):
    gone = begun.agenda.split("ct-05", 5, "Phần hai")
    begun.undo_last()
    assert gone not in [item.id for item in begun.agenda.items()]
    again = begun.agenda.split("ct-05", 5, "  ")
    assert again != gone
    ids = [item.id for item in begun.agenda.items()]
    assert ids[ids.index("ct-05") + 1] == again
    assert one(begun, again).title == f"{one(begun, 'ct-05').title} (tiếp)"


def test_cuts_are_accepted_one_by_one_until_all_is_in_time(begun, clock):
    clock.advance(hours=2)
    found = begun.agenda.cuts()
    assert found.need == begun.agenda.forecast().need_to_cut > timedelta()
    for donor in found.donors:
        before = begun.agenda.forecast().need_to_cut
        if donor.minutes:
            begun.agenda.accept_cut(donor.item.id, donor.minutes)
            assert begun.agenda.forecast().need_to_cut < before
    assert (begun.agenda.forecast().need_to_cut == timedelta()) == found.enough
