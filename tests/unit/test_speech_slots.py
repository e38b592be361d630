"""Where another paper goes in the agenda, and what it and its item tell each other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.speech_slots import fitted_together, item_for, place_for_paper
from hoinghi_tui.domain.speeches import Speech

NOW = datetime(2025, 12, 15, 1, tzinfo=UTC)
UNITS = {"KT": Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế")}


def agenda(kinds: str, begun: int = 0) -> list[AgendaItem]:
    """Return an agenda of items, a letter each: Opening, Paper, Break, Closing."""
    of = {"o": ItemKind.OPENING, "p": ItemKind.PAPER, "b": ItemKind.BREAK, "c": ItemKind.CLOSING}
    return [
        AgendaItem(
            id=f"ct-{place:02d}",
            order=place,
            title="x",
            duration_s=300,
            kind=of[letter],
            started_at=NOW if place < begun else None,
        )
        for place, letter in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("kinds", "begun", "expected"),
    [
        ("oppbc", 0, "ct-03"),
        ("obpc", 0, "ct-03"),
        ("obc", 0, "ct-01"),
        ("oc", 0, "ct-01"),
        ("opp", 0, None),
        ("o", 0, None),
        ("", 0, None),
        ("oppbc", 4, "ct-04"),
        ("obc", 2, "ct-02"),
        ("opbc", 4, None),
    ],
)
def test_another_paper_comes_behind_the_papers_and_never_before_what_has_begun(
    kinds, begun, expected
):
    assert place_for_paper(agenda(kinds, begun)) == expected


def test_the_item_made_for_a_paper_says_what_is_known_of_it():
    speech = Speech(id="tl-01", unit="KT", title="Đất đai", speaker="dv-001", minutes=10)
    item = item_for(speech, UNITS)
    assert (item.title, item.kind, item.unit) == ("Tham luận: Phòng Kinh tế", ItemKind.PAPER, "KT")
    assert (item.duration_s, item.minimum_s, item.presenter) == (600, 300, "dv-001")
    short = item_for(replace(speech, unit=None, minutes=3, speaker=None, speaker_name="Khách"), {})
    assert (short.title, short.duration_s, short.minimum_s) == ("Tham luận: Đất đai", 180, 180)
    assert (short.presenter, short.presenter_note) == (None, "Khách")
    assert item_for(Speech(id="tl-02"), {}).title == "Tham luận"


def test_a_blank_is_filled_from_the_other_side_and_what_both_say_stays():
    item = agenda("p")[0]
    knows = replace(item, presenter="dv-002", unit="VP", duration_s=420)
    placed, same = fitted_together(Speech(id="tl-01"), knows, alone=True)
    assert (placed.speaker, placed.unit, placed.minutes) == ("dv-002", "VP", 7)
    assert (placed.item, same) == ("ct-00", knows)
    speech = Speech(id="tl-01", speaker="dv-001", unit="KT", minutes=5)
    placed, filled = fitted_together(speech, item, alone=True)
    assert placed == replace(speech, item="ct-00")
    assert filled == replace(item, presenter="dv-001", unit="KT")
    assert fitted_together(speech, knows, alone=True)[1] == knows


@pytest.mark.parametrize(("alone", "started"), [(False, None), (True, NOW)])
def test_an_item_of_several_papers_or_one_that_has_begun_tells_and_takes_nothing(alone, started):
    item = replace(agenda("p")[0], presenter="dv-002", started_at=started)
    placed, same = fitted_together(Speech(id="tl-01"), item, alone=alone)
    assert placed == Speech(id="tl-01", item="ct-00")
    assert same == item
