"""What items are called, and which words of a script are read out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.agenda_words import (
    KIND_WORDS,
    script_parts,
    state_mark,
    title_beside_kind,
)


def paper(title, **changes):
    return AgendaItem(id="x", order=1, title=title, duration_s=60, kind=ItemKind.PAPER, **changes)


def test_every_kind_has_its_word():
    assert set(KIND_WORDS) == set(ItemKind)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tham luận: Phòng Kinh tế", "Phòng Kinh tế"),
        ("THAM LUẬN : Phòng Kinh tế", "Phòng Kinh tế"),
        ("Tham luận:", "Tham luận:"),
        ("Báo cáo: kết quả", "Báo cáo: kết quả"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("", ""),
    ],
)
def test_the_kind_is_not_said_twice(title, expected):
    assert title_beside_kind(paper(title)) == expected


def test_each_state_has_its_shape(clock):
    now = clock.now()
    assert state_mark(paper("")) == " "
    assert state_mark(paper("", skipped=True)) == "»"
    assert state_mark(paper("", started_at=now)) == "▶"
    assert state_mark(paper("", started_at=now, paused_at=now)) == "‖"
    assert state_mark(paper("", started_at=now, ended_at=now)) == "✔"
    awards = AgendaItem(id="x", order=1, title="", duration_s=60, kind=ItemKind.AWARDS)
    assert state_mark(awards) == "★"


def test_cues_stand_in_brackets():
    parts = script_parts("Xin mời. [Vỗ tay.] Cảm ơn.\n[Hết]")
    assert [(part.text, part.is_cue) for part in parts] == [
        ("Xin mời. ", False),
        ("[Vỗ tay.]", True),
        (" Cảm ơn.\n", False),
        ("[Hết]", True),
    ]


def test_an_open_bracket_is_read_out():
    assert [part.is_cue for part in script_parts("Xin [mời")] == [False]


def test_empty_brackets_as_in_a_name_are_a_cue_and_nothing_is_lost():
    assert [part.text for part in script_parts("a[]b[/]")] == ["a", "[]", "b", "[/]"]


@given(st.text(alphabet="[]ab \n"))
def test_the_parts_are_the_script(script):
    assert "".join(part.text for part in script_parts(script)) == script
