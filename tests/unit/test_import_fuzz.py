"""Any cells at all: nobody is lost without a word, and nothing crashes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.spreadsheets.cells import Area, Grid, ListFile, UnreadableList
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions, read_delegates
from hoinghi_tui.spreadsheets.headings import HEADINGS, Column

UNITS = (Unit(id="KT", name="Phòng Kinh tế", aliases=("P. KT",)),)
OFFICE = (
    "", "1", "2.", "(1)", "I", "II. PHÒNG KINH TẾ (02 đồng chí)", "Phòng Kinh tế", "-nt-", '"',
    "Ông Nguyễn Văn An", "LÊ THỊ BÌNH", "Đ/c Ðào Văn Soái (đi thay: Trần Chi)", "H'Bia Niê",
    "Trưởng phòng, Bí thư chi bộ", "900000001", "9.00E+08", "31406", "09/13/1980", "Tham luận",
    "Vắng có lý do (ốm)", "Tổng số: 42", "NGƯỜI LẬP BIỂU", "Họ và tên", "Chức vụ", "Nam", "x",
    "[/]", "=cmd()", "'=cmd()", "../x", "{{x}}", "N" * 500, "NguyÔn V¨n", "\u202eabc", "a\x00b",
)  # fmt: skip
cells = st.sampled_from(OFFICE) | st.text(max_size=20)
rows = st.lists(cells, max_size=9).map(tuple)
headers = st.lists(
    st.sampled_from([heading for names in HEADINGS.values() for heading in names]) | cells,
    max_size=9,
).map(tuple)
areas = st.builds(
    lambda top, left, height, width: Area(top, left, top + height, left + width),
    *[st.integers(0, 8)] * 2,
    *[st.integers(0, 4)] * 2,
)


@st.composite
def grids(draw):
    table = (draw(rows), draw(headers), *draw(st.lists(rows, max_size=10)))
    places = [(row, column) for row, line in enumerate(table) for column in range(len(line))]
    some = st.sets(st.sampled_from(places)) if places else st.just(set())
    return Grid(
        "DS",
        table,
        uncomputed=frozenset(draw(some)),
        fonts=dict.fromkeys(draw(some), ".VnTime"),
        merged=tuple(draw(st.lists(areas, max_size=4))),
        caption=draw(cells),
    )


options = st.builds(
    ReadOptions,
    sheet=st.sampled_from([None, None, "DS", "*", "không có"]),
    columns=st.dictionaries(st.sampled_from(Column), st.none() | st.integers(0, 9), max_size=3),
    convert_fonts=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(grids(), min_size=1, max_size=2), st.booleans(), options)
def test_any_cells_are_read_or_refused_in_words(tables, together, chosen):
    try:
        people = read_delegates(ListFile(tuple(tables), together=together), "tệp", chosen)
    except UnreadableList as refusal:
        assert "tệp" in str(refusal)
        return
    plan = plan_import(people, (), UNITS)
    assert sum(len(line.rows) for line in plan.lines) == len(people.drafts)
    assert all(draft.full_name for draft in people.drafts)
    again = plan_import(people, plan.added, (*UNITS, *plan.new_units))
    assert not again.added


@settings(max_examples=200, deadline=None)
@given(st.lists(rows, max_size=8))
def test_every_row_with_text_is_a_person_or_told(body):
    table = Grid("DS", (("STT", "Họ và tên", "Chức vụ", "Đơn vị"), *body))
    try:
        people = read_delegates(ListFile((table,)), "tệp")
    except UnreadableList:
        return
    first = people.sheets[0].layout.first_row
    told = {one.row for one in people.drafts} | {one.row for one in people.skipped}
    filled = {
        row
        for row, line in enumerate(table.rows[first:], first + 1)
        if any("".join(filter(str.isprintable, text)).strip() for text in line)
    }
    assert filled <= told
