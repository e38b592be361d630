"""The agenda counted with an item as it is typed, and as an approval would leave it."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_refusal import AgendaRefused


def test_a_typed_item_counts_in_place_of_the_saved_one(session):
    before = session.agenda.items()
    last = before[-1]
    now = session.agenda_editor.totals()
    longer = session.agenda_editor.totals(replace(last, duration_s=last.duration_s + 600))
    assert longer.end - now.end == timedelta(minutes=10)
    assert longer.items == now.items
    assert now.spare - longer.spare == timedelta(minutes=10)
    assert session.agenda.items() == before


def test_an_item_without_id_counts_as_one_more_where_it_will_be(session):
    new = AgendaItem(id="", order=0, title="Văn nghệ", duration_s=600)
    now = session.agenda_editor.totals()
    at_the_end = session.agenda_editor.totals(new)
    assert at_the_end.items == now.items + 1
    assert at_the_end.end - now.end == timedelta(minutes=10)
    # Before the break, which gives up as much as it can.
    [rest] = [one for one in session.agenda.items() if one.is_break]
    earlier = session.agenda_editor.totals(new, rest.id)
    given_up = min(600, rest.duration_s - rest.minimum_s)
    assert earlier.end - now.end == timedelta(seconds=600 - given_up)


def test_what_has_no_place_is_not_counted(session):
    session.agenda.start_next()
    new = AgendaItem(id="", order=0, title="Văn nghệ", duration_s=600)
    first = session.agenda.items()[0]
    assert session.agenda_editor.totals(new, first.id) == session.agenda_editor.totals()


def test_an_approval_is_shown_as_it_will_be_and_saves_nothing(session):
    before = session.agenda.items()
    shown = session.agenda.approval(time(8))
    assert session.agenda.items() == before
    session.agenda.approve(time(8))
    assert session.agenda.items() == shown


def test_an_approval_is_refused_as_approving_is(session):
    session.agenda.start_next()
    with pytest.raises(AgendaRefused):
        session.agenda.approval(time(8))
