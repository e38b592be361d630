"""What the preview says, and what correcting a column means: functions of their input."""

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.spreadsheets.delegate_list import ALL_SHEETS, ReadOptions
from hoinghi_tui.spreadsheets.drafts import DelegateList, Problem, SheetRead
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout
from hoinghi_tui.ui.delegates.importing.columns_view import (
    MEANINGS,
    SheetColumn,
    next_meaning,
    with_meaning,
)
from hoinghi_tui.ui.delegates.importing.import_words import (
    can_choose_sheet,
    count_words,
    next_sheet,
    sheet_words,
)
from hoinghi_tui.ui.delegates.importing.people_view import warned

LAYOUT = Layout(0, 1, {Column.FULL_NAME: 1, Column.POSITION: 2, Column.UNIT: 3})


def effect(chosen):
    """Return what the columns mean after the choices, as the reader takes them."""
    return LAYOUT.with_columns(chosen).columns


places = st.integers(0, 5)
meanings = st.sampled_from(MEANINGS)
steps = st.lists(st.tuples(places, meanings), max_size=6)


def chosen_by(moves):
    chosen = {}
    for place, meaning in moves:
        chosen = with_meaning(chosen, LAYOUT.columns, place, meaning)
    return chosen


@given(steps, places, meanings)
def test_the_column_means_what_was_chosen_and_nothing_else(before, place, meaning):
    after = effect(with_meaning(chosen_by(before), LAYOUT.columns, place, meaning))
    meant = [one for one, at in after.items() if at == place]
    assert meant == ([] if meaning is None else [meaning])


@given(steps)
def test_no_column_means_two_things(moves):
    places_used = list(effect(chosen_by(moves)).values())
    assert len(places_used) == len(set(places_used))


def test_a_meaning_that_is_given_up_goes_back_to_where_it_was_recognised():
    taken = with_meaning({}, LAYOUT.columns, 5, Column.POSITION)
    assert effect(taken)[Column.POSITION] == 5
    assert effect(with_meaning(taken, LAYOUT.columns, 5, None)) == LAYOUT.columns
    other = effect(with_meaning(taken, LAYOUT.columns, 5, Column.NOTE))
    assert other == {**LAYOUT.columns, Column.NOTE: 5}


def test_the_arrows_pass_over_what_other_columns_are():
    columns = [
        SheetColumn(0, "Họ và tên", "", Column.FULL_NAME),
        SheetColumn(1, "Việc", "", None),
        SheetColumn(2, "Nơi", "", Column.UNIT),
    ]
    seen = []
    for _ in MEANINGS:
        seen.append(next_meaning(columns, 1, 1))
        columns[1] = SheetColumn(1, "Việc", "", seen[-1])
    assert seen[0] is Column.POSITION
    assert set(MEANINGS) - set(seen) == {Column.FULL_NAME, Column.UNIT}
    assert next_meaning([columns[0], SheetColumn(1, "", "", Column.POSITION)], 1, -1) is None


def people(*names, read):
    layout = Layout(0, 1, {Column.FULL_NAME: 0})
    sheets = tuple(SheetRead(name, layout, {}, 1) for name in read)
    return DelegateList(sheets=sheets, choices=names)


def test_sheets_are_named_with_their_place_when_there_are_several():
    options = ReadOptions()
    assert sheet_words(people("", read=[""]), options) == ""
    assert sheet_words(people("DS", read=["DS"]), options) == "trang “DS”"
    assert sheet_words(people("A", "B", read=["B"]), options) == "trang “B” (2/2)"
    assert sheet_words(people("1", "2", read=["1", "2"]), options) == "2 bảng"
    every = ReadOptions(sheet=ALL_SHEETS)
    assert sheet_words(people("A", "B", read=["A", "B"]), every) == "mọi trang (2)"


def test_sheets_go_round_and_the_tables_of_a_document_together():
    one, both = people("A", "B", read=["A"]), people("A", "B", read=["A", "B"])
    every = ReadOptions(sheet=ALL_SHEETS)
    assert can_choose_sheet(one, ReadOptions())
    assert can_choose_sheet(both, every)
    assert not can_choose_sheet(both, ReadOptions())
    assert not can_choose_sheet(people("A", read=["A"]), ReadOptions())
    assert next_sheet(one, ReadOptions()) == "B"
    assert next_sheet(people("A", "B", read=["B"]), ReadOptions(sheet="B")) == ALL_SHEETS
    assert next_sheet(both, every) == "A"


def test_a_problem_marks_the_cell_that_shows_what_it_is_about():
    post = Problem("", 2, "C", "Chức vụ, đơn vị", "")
    birth = Problem("", 2, "D", "Năm sinh Nữ", "")
    assert warned([post], Column.POSITION)
    assert warned([post], Column.UNIT)
    assert not warned([post], Column.PHONE)
    assert warned([post, birth], Column.BIRTH)
    assert not warned([Problem("", 2, "", "", "tổng ghi 3")], Column.FULL_NAME)


def test_the_counts_are_a_sentence():
    words = count_words(ImportSummary(3, 2, 1, ()))
    assert words.plain == "3 người mới   2 được cập nhật   1 giữ nguyên"
