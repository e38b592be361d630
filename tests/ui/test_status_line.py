"""The line drops whole words, in an order, at every width."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.tally import Tally
from hoinghi_tui.services.facts import AgendaFacts, Facts
from hoinghi_tui.services.offline_facts import OfflineFacts
from hoinghi_tui.ui.status_line import fitting

FACTS = Facts(
    title="Hội nghị",
    marks=(),
    saved_at="07:41:12",
    problem=None,
    read_only=None,
    tally=Tally(invited=40, present=31, declined=2, not_arrived=7),
    agenda=AgendaFacts("4/11", "còn 03:20", "muộn +4′", True, "11:04"),
)
WHOLE = (
    "● Đã lưu 07:41:12  │  Có mặt 31/40 · báo vắng 2 · chưa đến 7  │  "
    "Mục 4/11 · còn 03:20 · muộn +4′ · dự kiến xong 11:04"
)
FORMS = {
    "plain": FACTS,
    "not saved": replace(FACTS, problem="bàn khác đang giữ khoá"),
    "read only": replace(FACTS, read_only="Tệp events.jsonl bị hỏng ở dòng 2."),
    "offline": replace(FACTS, offline=OfflineFacts(True, "08:12", 7, 0)),
    "offline, undecided": replace(FACTS, offline=OfflineFacts(True, "08:12", 117, 3)),
    "sending": replace(FACTS, offline=OfflineFacts(False, "08:12", 7, 0)),
    "away": replace(FACTS, offline=OfflineFacts(True, "", 0, 2), read_only="mất máy chủ"),
    "no agenda": replace(FACTS, agenda=None),
    "long count": replace(
        FACTS, agenda=AgendaFacts("14/14", "tạm dừng, quá 1:02:05", "muộn +104′", True, "11:04")
    ),
}


def test_there_is_room_for_everything():
    assert fitting(FACTS, 160).plain == WHOLE


def test_those_who_left_are_not_present_and_the_sum_still_closes():
    line = fitting(replace(FACTS, tally=replace(FACTS.tally, left=3)), 160).plain
    assert "Có mặt 28/40 · đã về 3 · báo vắng 2 · chưa đến 7" in line
    assert 28 + 3 + 2 + 7 == 40


@pytest.mark.parametrize("facts", FORMS.values(), ids=FORMS)
def test_no_word_is_cut_at_any_width(facts):
    whole = {*fitting(facts, 200).plain.split(), "Lưu", "07:41"}
    for width in range(40, 161):
        line = fitting(facts, width)
        assert line.cell_length <= width
        assert set(line.plain.split()) <= whole


def test_what_is_not_saved_is_said_first_at_any_width():
    for width in range(40, 161):
        assert fitting(FORMS["not saved"], width).plain.startswith("✗ CHƯA LƯU")


def test_working_offline_is_said_first_at_any_width_and_whole_on_a_small_screen():
    for width in range(40, 161):
        assert fitting(FORMS["offline"], width).plain.startswith("NGOẠI TUYẾN")
    whole = "NGOẠI TUYẾN từ 08:12 · 7 việc chờ gửi"
    assert fitting(FORMS["offline"], 78).plain.startswith(whole)
    assert "3 việc cần quyết định" in fitting(FORMS["offline, undecided"], 78).plain


def test_a_failed_action_is_said_before_working_offline():
    failed = replace(FORMS["offline"], problem="ổ đĩa đầy")
    assert fitting(failed, 78).plain.startswith("✗ CHƯA LƯU – ổ đĩa đầy")


def test_a_narrow_line_keeps_what_cannot_wait():
    assert fitting(FACTS, 78).plain == (
        "● Lưu 07:41 │ Có mặt 31/40 │ Mục 4/11 · còn 03:20 · muộn +4′ · xong 11:04"
    )
    assert fitting(FACTS, 40).plain == "● Lưu 07:41 │ 31/40 │ còn 03:20"


def test_only_viewing_is_told():
    assert fitting(FORMS["read only"], 120).plain.startswith("■ CHỈ XEM")


def test_before_anything_is_saved():
    assert fitting(replace(FACTS, saved_at=""), 120).plain.startswith("● Đã mở")
