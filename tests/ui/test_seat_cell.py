import pytest
from rich.cells import cell_len

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.seat_state import SeatState
from hoinghi_tui.domain.unit_marks import UnitMark
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.editor_cell import editor_lines
from hoinghi_tui.ui.seating.seat_cell import seat_lines

MARK = UnitMark("TTPVHCC", "C", 7)
ODD_NAMES = ["[/]", "=cmd()", "../x", "{{x}}", "x" * 500, "Đào Văn Soái", "阮文帅 Văn", "a\x1b[31m"]


def seat(**fields):
    return Seat(id="A1", zone=Zone.HALL, row="A", number=1, column=0, line=3, **fields)


def card(name="Đào Văn Soái", state=SeatState.PRESENT, **fields):
    person = Delegate(id="dv-1", full_name=name)
    return SeatCard(fields.pop("seat", seat()), state, person, None, MARK, **fields)


def texts(lines):
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("width", [8, 9, 10, 11, 13, 18])
@pytest.mark.parametrize("height", [1, 2])
@pytest.mark.parametrize("flags", [{}, {"receives": True, "seat": seat(locked=True)}])
def test_a_seat_is_exactly_as_wide_as_its_box(name, width, height, flags):
    lines = texts(seat_lines(card(name, **flags), width, height))
    assert len(lines) == height
    assert [cell_len(line) for line in lines] == [width] * height
    assert all(line.isprintable() for line in lines)


def test_a_short_seat_has_the_units_letter_state_and_given_name():
    assert texts(seat_lines(card(), 9, 1)) == ["C●Soái   "]
    assert texts(seat_lines(card(receives=True), 9, 1)) == ["C●Soái★  "]
    assert texts(seat_lines(card("Lê Thị Phượng"), 9, 1)) == ["C●Phượng "]
    assert texts(seat_lines(card("Lê Thị Phượng", receives=True), 9, 1)) == ["C●Phượng★"]


def test_a_tall_seat_has_tag_and_number_below_the_name():
    assert texts(seat_lines(card(receives=True), 13, 2)) == ["▌● Soái    ★ ", "▘TTPVHCC  A1 "]


def test_a_tag_too_long_loses_its_first_letters_then_all_but_one():
    assert texts(seat_lines(card(), 11, 2))[1] == "▘PVHCC  A1 "
    assert texts(seat_lines(card(), 9, 2))[1] == "▘C    A1 "


def test_namesakes_show_more_than_the_given_name():
    assert "Đ.V. Soái" in texts(seat_lines(card(namesake=True), 14, 2))[0]
    assert "Đào Văn Soái" in texts(seat_lines(card(), 18, 2))[0]


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (SeatState.PRESENT, "●"),
        (SeatState.EXPECTED, "○"),
        (SeatState.DECLINED, "×"),
        (SeatState.LEFT, "◌"),
    ],
)
def test_states_differ_in_shape_and_tone(state, mark):
    line = seat_lines(card(state=state), 13, 2)[0]
    assert line[1][0] == f"{mark} "
    assert line[1][1]


def test_an_empty_seat_says_why():
    free = SeatCard(seat(), SeatState.FREE)
    reserve = SeatCard(seat(reserve=True), SeatState.RESERVE)
    blocked = SeatCard(seat(blocked=True, locked=True), SeatState.BLOCKED)
    assert texts(seat_lines(free, 13, 2)) == [" · trống     ", "          A1 "]
    assert texts(seat_lines(reserve, 9, 1)) == [" ☐       "]
    assert texts(seat_lines(blocked, 13, 1)) == [" ☒ chặn    ▪ "]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("width", [8, 9, 11, 18])
@pytest.mark.parametrize("height", [1, 2])
def test_an_edited_seat_in_use_never_looks_free(name, width, height):
    lines = texts(editor_lines(card(name), width, height))
    free = texts(editor_lines(SeatCard(seat(), SeatState.FREE, None, None, None), width, height))
    assert [cell_len(line) for line in lines] == [width] * height
    assert all(line.isprintable() for line in lines)
    assert lines != free
