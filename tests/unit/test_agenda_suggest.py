"""What a past conference says of how long each item takes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.agenda_editing import ItemDraft
from hoinghi_tui.domain.agenda_suggest import real_seconds, suggest
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.storage import Conflict

BEGIN = datetime(2024, 12, 16, 1, tzinfo=UTC)


def past(title, seconds, *, kind=ItemKind.REPORT, **fields):
    end = BEGIN + timedelta(seconds=seconds)
    given_fields = {"duration_s": 600, "started_at": BEGIN, "ended_at": end} | fields
    return AgendaItem(id="cu", order=1, title=title, kind=kind, **given_fields)


def item(title, minutes=15, *, kind=ItemKind.REPORT, **fields):
    return AgendaItem(id="m", order=1, title=title, kind=kind, duration_s=minutes * 60, **fields)


def suggested(one, *known):
    [found] = suggest([one], known)
    return found


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(60, 1), (61, 2), (541, 10), (600, 10), (601, 15), (660, 15), (1500, 25), (90000, 600)],
)
def test_real_time_is_rounded_up_as_offices_plan(seconds, minutes):
    assert suggested(item("Báo cáo"), past("Báo cáo", seconds)).suggested == minutes


def test_a_title_of_another_year_is_the_same_and_comes_before_the_kind():
    one = suggested(
        item("Báo cáo tổng kết năm 2026"),
        past("BÁO CÁO TỔNG KẾT NĂM 2025", 26 * 60),
        past("Báo cáo khác", 5 * 60),
    )
    assert (one.by_title, one.suggested, one.planned, one.real) == (True, 30, 10, 26)


def test_else_all_of_the_kind_are_taken_together():
    lengths = (("A", 480), ("B", 600))
    papers = [past(f"Tham luận {name}", took, kind=ItemKind.PAPER) for name, took in lengths]
    one = suggested(item("Tham luận C", kind=ItemKind.PAPER), *papers, past("Báo cáo", 1800))
    assert (one.by_title, len(one.past), one.real, one.suggested) == (False, 2, 9, 9)


def test_pauses_do_not_count():
    power_cut = past("Báo cáo", 1800, paused_s=900)
    assert real_seconds(power_cut) == 900
    assert suggested(item("Báo cáo"), power_cut).suggested == 15


@pytest.mark.parametrize(
    "known",
    [
        past("Báo cáo", 59),
        past("Báo cáo", 900, hard_end=time(9)),
        replace(past("Báo cáo", 900), ended_at=None),
        replace(past("Báo cáo", 900), started_at=None, ended_at=None, skipped=True),
        past("Giải lao", 900, kind=ItemKind.BREAK),
    ],
)
def test_what_tells_nothing_suggests_nothing(known):
    one = suggested(item("Báo cáo"), known)
    assert (one.past, one.suggested, one.differs) == ((), None, False)


def test_an_item_with_a_hard_end_lasts_until_then():
    one = suggested(item("Đón tiếp", hard_end=time(7, 30)), past("Đón tiếp", 900))
    assert one.suggested is None


def test_only_items_that_wait_are_looked_at():
    running = replace(item("Báo cáo"), started_at=BEGIN)
    assert suggest([running], [past("Báo cáo", 900)]) == ()


@given(st.integers(60, 40_000), st.integers(0, 120))
def test_never_below_the_minimum_nor_shorter_than_it_took(seconds, minimum):
    one = suggested(item("Báo cáo", 150, minimum_s=minimum * 60), past("Báo cáo", seconds))
    assert one.suggested >= min(600, max(minimum, seconds / 60))
    assert one.suggested <= max(minimum, seconds / 60 + 5)


def run_through(session, clock, minutes):
    """Run the agenda to its end, each item ``minutes`` longer than planned but the first."""
    for _ in session.agenda.items():
        session.agenda.start_next()
        length = session.agenda.forecast().current.item.duration_s
        clock.advance(seconds=length, minutes=minutes)
    session.agenda.end_current()


def test_last_years_agenda_feeds_this_years_as_one_action(session, desk_two, clock, tmp_path):
    from hoinghi_tui.resources import sample_dir
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_from_source

    create_from_source(tmp_path / "nam-sau", sample_dir(), clock=clock)
    run_through(session, clock, 3)
    with Session.open(tmp_path / "nam-sau", clock=clock) as new:
        was = new.agenda.items()
        suggestions = new.agenda_editor.suggest(session.agenda)
        by_id = {one.item.id: one for one in suggestions}
        assert by_id["ct-02"].suggested == 8  # 5 planned, 8 taken
        assert by_id["ct-05"].suggested == 25  # 20 planned, 23 taken
        assert by_id["ct-01"].suggested is None  # it ends by the clock
        assert new.agenda.items() == was
        assert new.agenda_editor.apply_suggestions(suggestions) == 12
        assert new.state.agenda["ct-05"].duration_s == 25 * 60
        new.undo_last()
        assert new.agenda.items() == was
        new.agenda_editor.change("ct-05", replace(ItemDraft.of(was[4]), minutes="33"))
        with pytest.raises(Conflict):
            new.agenda_editor.apply_suggestions(suggestions)
        assert new.state.agenda["ct-02"].duration_s == 300
        new.undo_last()
        new.agenda.start_next()
        new.agenda.end_current()
        clock.advance(minutes=1)
        new.agenda.start_next()
        with pytest.raises(Refused, match="đang diễn ra"):
            new.agenda_editor.apply_suggestions(suggestions)
