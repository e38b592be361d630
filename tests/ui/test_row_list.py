"""The one list of the program: any length, keys, mouse, columns that fit or drop whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App

from hoinghi_tui.ui.theme import OWN_THEMES
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.grouped_lines import GroupedLines, Heading
from hoinghi_tui.ui.widgets.row_list import GAP, Cell, Column, RowList, column_widths
from hoinghi_tui.vietnamese import shorten_name

COLUMNS = (
    Column("STT", 3, drop=2),
    Column("Họ và tên", 12, weight=2, shorten=shorten_name),
    Column("Đơn vị", 8, weight=1, drop=1),
    Column("Chỗ", 3),
)
ORDERED = (
    Column("Tên", 10, weight=1),
    Column("Đơn vị", 10, drop=1),
    Column("Ghi chú", 10, drop=2),
    Column("Chỗ", 4),
)
HOSTILE = (
    "[/]",
    "[red]x[/red]",
    "=cmd()",
    "{{x}}",
    "../x",
    "a\x1b[31mb",
    "a\nb",
    "N" * 500,
    "王" * 40,
)


class ListApp(App[None]):
    """Shows numbers as rows and keeps what the list tells."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, count, cells=None):
        super().__init__()
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name
        self.count = count
        self.cells = cells or (
            lambda n: [
                Cell(str(n)),
                Cell(f"Người số {n}", "strong"),
                Cell("KT", "muted"),
                Cell("A1"),
            ]
        )
        self.highlighted = []
        self.chosen = []

    def compose(self):
        yield RowList(COLUMNS, self.cells, id="list", empty="Chưa có ai.")

    def on_mount(self):
        self.rows.show(range(self.count))
        self.rows.focus()

    @property
    def rows(self):
        return self.query_one(RowList)

    @on(RowList.Highlighted)
    def keep_highlighted(self, event):
        self.highlighted.append(event.row_list.current)

    @on(RowList.Chosen, "#list")
    def keep_chosen(self, event):
        self.chosen.append(event.row_list.current)


def lines(app):
    width, _ = app.size
    return [strip.text[:width] for strip in app.screen._compositor.render_strips()]


# -- any columns, any text -----------------------------------------------------------------

some_columns = st.lists(
    st.builds(
        Column,
        st.just("x"),
        st.integers(min_value=1, max_value=30),
        weight=st.integers(min_value=0, max_value=4),
        drop=st.integers(min_value=0, max_value=5),
    ),
    min_size=1,
    max_size=8,
)


@given(columns=some_columns, room=st.integers(min_value=0, max_value=200))
def test_columns_are_whole_or_left_out_and_never_wider_than_the_room(columns, room):
    widths = column_widths(columns, room)
    kept = [width for width in widths if width]
    assert all(not got or got >= one.width for one, got in zip(columns, widths, strict=True))
    assert kept
    assert len(kept) == 1 or sum(kept) + GAP * (len(kept) - 1) <= room
    # What left is what was to leave first.
    stayed = [one.drop for one, got in zip(columns, widths, strict=True) if got]
    left = [one.drop for one, got in zip(columns, widths, strict=True) if not got]
    assert not left or max(stayed) <= min(left)


@given(text=st.text(max_size=60), width=st.integers(min_value=1, max_value=40))
def test_a_fitted_text_fills_its_cells_and_holds_nothing_a_terminal_obeys(text, width):
    shown = fitted(text, width)
    assert cell_len(shown) == width
    assert shown.isprintable()


# -- fitting -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Đào Văn Soái", 12, "Đào Văn Soái"),
        ("Đào", 5, "Đào  "),
        ("Phó Bí thư Đảng ủy", 14, "Phó Bí thư…   "),
        ("Phó Bí thư Đảng ủy", 11, "Phó Bí thư…"),
        ("Trưởng Ban Kinh tế – Ngân sách", 22, "Trưởng Ban Kinh tế…   "),
        ("Nghiêm-Xuân-Quang-Huy", 8, "Nghiêm-…"),
        ("王伟王伟", 5, "王伟…"),
        ("王伟王伟", 6, "王伟… "),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_text_is_cut_between_words_where_that_is_possible(text, width, shown):
    assert fitted(text, width) == shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 7, 30])
def test_a_fitted_text_has_exactly_its_width(text, width):
    shown = fitted(text, width)
    assert cell_len(shown) == width
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (60, [30, 10, 10, 4]),
        (40, [10, 10, 10, 4]),
        (39, [21, 10, 0, 4]),
        (28, [10, 10, 0, 4]),
        (27, [21, 0, 0, 4]),
        (16, [10, 0, 0, 4]),
        (15, [15, 0, 0, 0]),
        (5, [10, 0, 0, 0]),
    ],
)
def test_columns_drop_whole_the_least_important_first(room, widths):
    assert column_widths(ORDERED, room) == widths


def test_two_columns_alike_are_two_columns():
    twins = (Column("", 5, weight=1), Column("", 5, weight=1))
    assert column_widths(twins, 20) == [9, 9]
    assert column_widths(twins, 8) == [8, 0]


# -- painting ------------------------------------------------------------------------------


async def test_columns_stand_under_their_titles_and_leave_the_scroll_bar_free():
    app = ListApp(100)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        head, first, *_ = lines(app)
        assert head.index("Họ") == first.index("Người")
        assert head.index("Chỗ") == first.index("A1")
        assert head.rstrip().endswith("Chỗ")
        # One blank cell, then the scroll bar.
        assert all(line[-2:].strip() == "" for line in lines(app)[:10])


async def test_a_narrow_list_leaves_columns_out_and_keeps_the_given_name():
    app = ListApp(
        3, lambda n: [Cell(str(n)), Cell("Nguyễn Thị Ưng Phượng"), Cell("Kinh tế"), Cell("A1")]
    )
    async with app.run_test(size=(20, 6)) as pilot:
        await pilot.pause()
        head, first, *_ = lines(app)
        assert "STT" not in head
        assert "Đơn vị" not in head
        assert "Phượng" in first


async def test_an_empty_list_says_what_to_do():
    app = ListApp(0)
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        assert lines(app)[1].startswith("Chưa có ai.")
        await pilot.press("down", "up", "end", "pagedown", "enter")
        assert app.rows.current is None
        assert app.chosen == []
        app.rows.show((), empty="Không có ai khớp.")
        await pilot.pause()
        assert lines(app)[1].startswith("Không có ai khớp.")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_are_shown_and_never_obeyed(text):
    app = ListApp(2, lambda n: [Cell("1"), Cell(text), Cell(text), Cell(text)])
    async with app.run_test(size=(70, 6)) as pilot:
        await pilot.pause()
        assert all(cell_len(line) <= 70 for line in lines(app))
        shown = lines(app)[1]
        assert text[:3].replace("\x1b", "\ufffd").replace("\n", "\ufffd") in shown.replace("…", "")


# -- moving --------------------------------------------------------------------------------


async def test_the_keys_move_the_cursor_and_keep_it_in_sight():
    app = ListApp(10_000)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "up")
        assert app.rows.current == 1
        await pilot.press("end")
        assert app.rows.current == 9_999
        await pilot.pause()
        assert "Người số 9999" in lines(app)[-1]
        assert "Họ và tên" in lines(app)[0]
        await pilot.press("down")
        assert app.rows.current == 9_999
        await pilot.press("pageup")
        assert app.rows.current == 9_989
        await pilot.press("home")
        await pilot.pause()
        assert "Người số 0" in lines(app)[1]
        await pilot.press("enter")
        await pilot.pause()
    assert app.chosen == [0]
    assert app.highlighted[-1] == 0


async def test_walking_up_never_hides_the_row_under_the_titles():
    app = ListApp(50)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.press("end")
        for _ in range(20):
            await pilot.press("up")
            await pilot.pause()
            here = f"Người số {app.rows.current} "
            assert any(here in line for line in lines(app)[1:])


async def test_fewer_rows_take_the_cursor_along():
    app = ListApp(100)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("end")
        app.rows.show(range(5))
        await pilot.pause()
        assert app.rows.current == 4
        assert "Người số 0" in lines(app)[1]
        app.rows.show(range(100), 50)
        await pilot.pause()
        assert any("Người số 50" in line for line in lines(app))


# -- groups, marks, hits -------------------------------------------------------------------


@given(
    records=st.integers(0, 30),
    places=st.lists(st.integers(0, 30), unique=True).map(sorted),
)
def test_every_line_of_a_grouped_list_is_a_heading_or_one_record(records, places):
    places = [place for place in places if place < records]
    lines = GroupedLines(records, [(place, Heading(str(place))) for place in places])
    expected = []
    for record in range(records):
        if record in places:
            expected.append(Heading(str(record)))
        expected.append(record)
    assert [lines.at(line) for line in range(len(lines))] == expected
    assert lines.at(len(lines)) is None
    assert lines.at(-1) is None
    assert [expected[lines.line_of(record)] for record in range(records)] == list(range(records))
    assert [at for at in range(records) if lines.is_first_of_group(at)] == places


async def test_the_cursor_skips_headings_and_the_first_of_a_group_shows_its_heading():
    app = ListApp(30)
    async with app.run_test(size=(60, 8)) as pilot:
        headings = [(0, Heading("MỘT", "10 người")), (10, Heading("HAI")), (20, Heading("BA"))]
        app.rows.show(range(30), 0, headings=headings)
        await pilot.pause()
        assert lines(app)[1].split() == ["MỘT", "10", "người"]
        assert "Người số 0" in lines(app)[2]
        for _ in range(10):
            await pilot.press("down")
        await pilot.pause()
        assert app.rows.current == 10
        assert any(line.strip() == "HAI" for line in lines(app))
        await pilot.press("end")
        await pilot.pause()
        assert app.rows.current == 29
        assert "Người số 29" in lines(app)[-1]
        for _ in range(9):
            await pilot.press("up")
        await pilot.pause()
        assert lines(app)[1].strip() == "BA"
        assert "Người số 20" in lines(app)[2]


async def test_a_click_on_a_heading_chooses_nobody():
    app = ListApp(4)
    async with app.run_test(size=(60, 8)) as pilot:
        app.rows.show(range(4), 0, headings=[(0, Heading("MỘT")), (2, Heading("HAI"))])
        await pilot.pause()
        await pilot.click(RowList, offset=(2, 4), times=2)
        await pilot.pause()
        assert app.rows.current == 0
        assert app.chosen == []
        await pilot.click(RowList, offset=(2, 5))
        assert app.rows.current == 2


def segments_of(app, y):
    return [(one.text, one.style) for one in app.rows.render_line(y)]


async def test_what_was_found_stands_out_in_the_text_as_it_is_painted():
    seen = []

    def found(text):
        seen.append(text)
        return [(0, 2), (3, 4)]

    app = ListApp(2, lambda n: [Cell(str(n)), Cell("Đào Văn Soái", "", found), Cell(""), Cell("")])
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.pause()
        loud = [text for text, style in segments_of(app, 2) if style.underline]
        assert loud == ["Đà", " "]
        # On the line of the cursor the letters are underlined in its own colours.
        cursor = segments_of(app, 1)
        assert [text for text, style in cursor if style.underline] == ["Đà", " "]
        assert len({style.color for _, style in cursor}) == 1
        assert {text.rstrip() for text in seen} == {"Đào Văn Soái"}


async def test_marked_lines_have_a_tone_of_their_own_and_other_columns_can_be_shown():
    app = ListApp(4)
    async with app.run_test(size=(60, 6)) as pilot:
        app.rows._is_marked = lambda n: n == 2
        await pilot.pause()
        plain, marked = (segments_of(app, y)[0][1].bgcolor for y in (2, 3))
        assert plain != marked
        app.rows.set_columns((Column("Số", 3), *COLUMNS[1:]))
        await pilot.pause()
        assert lines(app)[0].startswith("Số ")


WIDE_OR_HIDDEN = (
    "\U0001f469\u200d\U0001f467 Lan",
    "e\u0301\u0302 Ân",
    "\u202eLan",
    "\u05e9\u05dc\u05d5\u05dd Lan",
    "王伟",
    "[/] \U0001f44d\U0001f3fd",
    "N" * 500,
)


@pytest.mark.parametrize("text", WIDE_OR_HIDDEN)
async def test_columns_stay_aligned_beside_any_name(text):
    name = Cell(text, found=lambda _: [(0, 1)])
    app = ListApp(2, lambda n: [Cell(str(n)), name, Cell("KT"), Cell("A1")])
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        head, first, second, *_ = lines(app)
        for line in (first, second):
            assert cell_len(line[: line.index("A1")]) == cell_len(head[: head.index("Chỗ")])
            assert cell_len(line[: line.index("KT")]) == cell_len(head[: head.index("Đơn")])


# -- mouse ---------------------------------------------------------------------------------


async def test_a_click_puts_the_cursor_and_a_double_click_chooses():
    app = ListApp(100)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        await pilot.click(RowList, offset=(5, 3))
        assert app.rows.current == 93
        await pilot.click(RowList, offset=(5, 0))
        assert app.rows.current == 93
        await pilot.click(RowList, offset=(5, 4), times=2)
        await pilot.pause()
        assert app.rows.current == 94
    assert app.chosen == [94]


async def test_a_click_below_the_last_row_does_nothing():
    app = ListApp(2)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(RowList, offset=(5, 8), times=2)
        await pilot.pause()
        assert app.rows.current == 0
    assert app.chosen == []


async def test_the_wheel_scrolls_and_leaves_the_cursor():
    app = ListApp(100)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        for _ in range(5):
            app.rows.scroll_down(animate=False)
        await pilot.pause()
        assert app.rows.current == 0
        assert "Người số 5" in lines(app)[1]
        assert "Họ và tên" in lines(app)[0]


# -- speed ---------------------------------------------------------------------------------


async def test_ten_thousand_rows_cost_no_more_than_the_screen():
    asked = []

    def cells(n):
        asked.append(n)
        return [Cell(str(n)), Cell("x"), Cell("y"), Cell("z")]

    app = ListApp(0, cells)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.rows.show(range(10_000))
        await pilot.pause()
        assert set(asked) == set(range(11))
