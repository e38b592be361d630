"""Words of the agenda on screen: wrapped titles, scripts, presenters."""

from dataclasses import replace

import pytest

from hoinghi_tui.services.presenters import Presenter, Whereabouts
from hoinghi_tui.ui.agenda.agenda_list import wrapped
from hoinghi_tui.ui.agenda.agenda_text import absent_line, presenter_words

HERE = Presenter("Đặng Văn Bằng", "Trưởng phòng Kinh tế", Whereabouts.HERE, "", "C5")


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("Phát biểu chỉ đạo", 20, 1, ["Phát biểu chỉ đạo   "]),
        ("Phát biểu chỉ đạo", 12, 2, ["Phát biểu   ", "chỉ đạo     "]),
        ("Phát biểu chỉ đạo", 12, 1, ["Phát biểu…  "]),
        ("Tiếp thu ý kiến chỉ đạo, bế mạc", 24, 1, ["Tiếp thu ý kiến chỉ đạo…"]),
        ("Khoongcókhoảngtrắngnào", 10, 2, ["Khoongcók…"]),
        ("", 5, 2, ["     "]),
    ],
)
def test_titles_break_between_words_and_fill_their_column(text, width, lines, expected):
    assert wrapped(text, width, lines) == expected


def test_a_presenter_is_name_whereabouts_and_seat():
    words = presenter_words(HERE, 80).plain
    assert words == "Đặng Văn Bằng, Trưởng phòng Kinh tế   ● đã đến · ghế C5"


def test_the_position_goes_first_when_room_is_short():
    assert presenter_words(HERE, 40).plain == "Đặng Văn Bằng   ● đã đến · ghế C5"


def test_nothing_is_claimed_of_somebody_who_is_not_on_the_list():
    assert presenter_words(
        Presenter("Ban Tổ chức", "", Whereabouts.UNLISTED, "", ""), 80
    ).plain == ("Ban Tổ chức")
    assert presenter_words(None, 80).plain == ""


def test_each_absent_person_is_named_once_with_the_first_time(session, clock):
    session.agenda.start_next()
    rows = session.agenda.forecast().items
    who = Presenter("Đặng Văn Bằng", "", Whereabouts.AWAITED, "", "")
    other = Presenter("Ban Tổ chức", "", Whereabouts.AWAITED, "", "")
    mine = [replace(row, item=replace(row.item, presenter="dv-1")) for row in rows[1:3]]
    theirs = replace(rows[3], item=replace(rows[3].item, presenter=""))
    absent = [(mine[0], who), (theirs, other), (mine[1], who)]
    local = session.agenda.clock
    assert absent_line(absent, local).plain == (
        f"▲ Chưa có mặt: {local(mine[0].start)} Đặng Văn Bằng, {local(theirs.start)} Ban Tổ chức"
    )
