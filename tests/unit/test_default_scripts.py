"""The usual scripts: one for each kind, all their fields known, nothing made up."""

import re

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.default_scripts import default_script
from hoinghi_tui.domain.script_fields import field_named

TITLES = (
    (ItemKind.RECEPTION, "Đón tiếp đại biểu"),
    (ItemKind.CEREMONY, "Ổn định tổ chức"),
    (ItemKind.CEREMONY, "Chào cờ"),
    (ItemKind.CEREMONY, "Văn nghệ"),
    (ItemKind.INTRODUCTION, "Tuyên bố lý do"),
    (ItemKind.INTRODUCTION, "Giới thiệu đại biểu"),
    (ItemKind.REPORT, "Kết quả Chỉ số CCHC"),
    (ItemKind.DIRECTION, "Tiếp thu ý kiến chỉ đạo"),
    *((kind, "Mục") for kind in ItemKind),
)


def script(kind, title):
    return default_script(AgendaItem(id="x", order=1, title=title, duration_s=60, kind=kind))


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_each_kind_has_polite_words_with_known_fields_only(kind, title):
    text = script(kind, title)
    assert re.search(r"[Kk]ính", text)
    assert all(field_named(name) for name in re.findall(r"\{(.*?)\}", text))
    assert text == text.strip()


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_no_number_but_minutes_of_a_cue_is_made_up(kind, title):
    spoken = re.sub(r"\[.*?\]|\{.*?\}", "", script(kind, title), flags=re.DOTALL)
    assert not re.search(r"\d", spoken)


def test_parts_of_a_title_are_said_one_after_the_other():
    both = script(ItemKind.CEREMONY, "Ổn định tổ chức, CHÀO CỜ")
    assert both.index("ổn định chỗ ngồi") < both.index("Chào cờ, chào!")
    assert "Chào cờ, chào!" not in script(ItemKind.CEREMONY, "Ổn định tổ chức")
    introduction = script(ItemKind.INTRODUCTION, "Tuyên bố lý do, giới thiệu đại biểu")
    assert introduction.index("lý do") < introduction.index("{danh sách giới thiệu}")
    assert "{danh sách giới thiệu}" not in script(ItemKind.INTRODUCTION, "Tuyên bố lý do")
    awards = script(ItemKind.AWARDS, "Công bố quyết định và trao khen thưởng")
    assert awards.index("{số quyết định}") < awards.index("{danh sách trao thưởng}")


def test_accepting_and_closing_are_told_apart():
    assert "bế mạc" not in script(ItemKind.DIRECTION, "Tiếp thu ý kiến chỉ đạo")
    both = script(ItemKind.CLOSING, "Tiếp thu, bế mạc")
    assert "tiếp thu" in both
    assert "bế mạc" in both
    assert "tiếp thu" not in script(ItemKind.CLOSING, "Bế mạc hội nghị")
