import unicodedata

import pytest

from hoinghi_tui.vietnamese.syllables import accented_words, is_syllable

NAMES = """
    Quý Quí Qúy Thuỷ Thủy Nguyễn Hoè Hòe Hoà Hòa Khuya Khuỷu Nghiêng Gì Gìn Giêng Già Quốc Uỷ
    Ủy Xoăn Yến Hờ Dê Thúy Huỳnh Quỳnh Huế Bích Oanh Uyên Chiêu Ngoèo Thoại Xoong Moóc Thuở
    Kạn Mỹ Vy Đại Ý Của Nghĩa Đức Hường Mượn Hươu Lưu Trường Khoản Giám Suýt Ngoằn Quẹo Nghệ
    Phượng Tuệ Toản Sửu Ghềnh Ấn Ốc Ương
"""
NO_SYLLABLES = """
    hoµn NguyÔn trÇn sdf Quoc Hùyền Húê ă â ½ cê gê kgì Café José Müller áá nghà ghộ ngễ Thuế´ f
    Nguyeãn Vaên Ñöùc HĐND Niê
"""


@pytest.mark.parametrize("spelling", [str, str.upper, str.lower])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", NAMES.split())
def test_syllables_of_names_pass(word, form, spelling):
    assert is_syllable(unicodedata.normalize(form, spelling(word)))


@pytest.mark.parametrize(
    "word", [*NO_SYLLABLES.split(), "", " ", "An Anh", "Th\u00ad", "L\u00adu", "A1", "["]
)
def test_what_no_rule_spells_fails(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("rhyme", ["ac", "ich", "ap", "ươt"])
def test_a_stopped_rhyme_takes_two_tones_only(rhyme):
    vowel = rhyme[-2] if rhyme != "ich" else "i"
    with_tone = {
        tone: unicodedata.normalize("NFC", "b" + rhyme.replace(vowel, vowel + mark))
        for tone, mark in zip(
            ("ngang", "huyền", "hỏi", "ngã", "sắc", "nặng"),
            ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"),
            strict=True,
        )
    }
    assert [tone for tone, word in with_tone.items() if is_syllable(word)] == ["sắc", "nặng"]


def test_accented_words_are_those_an_encoding_can_spoil():
    text = "Ông “Nguyễn” Van An (Phòng ½) – §µo V¨n, L\u00adu 12\u00a0Bé"
    assert accented_words(text) == [
        "Ông", "Nguyễn", "Phòng", "½", "§µo", "V¨n", "L\u00adu", "Bé",
    ]  # fmt: skip
