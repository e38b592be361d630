"""The two font encodings, against the tables of ``legacy_typing``, which are none of ours."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese.legacy import (
    Legacy,
    decode_legacy,
    guess_legacy,
    is_capital_font,
    legacy_of_font,
    undo_legacy,
)
from legacy_typing import TCVN3_CODES, TCVN3_LETTERS, encode_legacy

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = (
    "".join(
        [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
    )
    + "bcdđghklmnpqrstvx"
)
LETTERS = SMALL + SMALL.upper()
NAMES = ["Nguyễn Văn Đức", "Trần Thị Hường", "Vũ Minh Anh", "Đào Văn Soái", "Lê Hoà Bình"]
UNICODE_WORDS = (
    "Lê Hoà Tùng Toàn Hà Lý Ngô Tô Trí Dũng Thị Văn Đỗ Phòng Tài Hùng Bé Vân Quý Hòa Đông"
)
COLUMNS = {legacy: [encode_legacy(name, legacy) for name in NAMES] for legacy in Legacy}


def test_tcvn3_is_the_table_of_the_standard():
    assert decode_legacy(TCVN3_CODES, Legacy.TCVN3) == TCVN3_LETTERS


@pytest.mark.parametrize(
    ("legacy", "text", "expected"),
    [
        (Legacy.TCVN3, "NguyÔn V¨n §øc", "Nguyễn Văn Đức"),
        (Legacy.TCVN3, "L\u00adu ThÞ H\u00ad¬ng", "Lưu Thị Hương"),
        (Legacy.TCVN3, "NGUYÔN THÞ LÖ", "NGUYỄN THỊ LỆ"),
        (Legacy.TCVN3, "Hµ; UBND x·", "Hà; UBND xã"),
        (Legacy.VNI, "Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức"),
        (
            Legacy.VNI,
            "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\nÑoäc laäp - Töï do - Haïnh phuùc",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        (Legacy.VNI, "kyõ sö, baùc só, hoï Lyù, ÑAËNG, Vuõ, Yeán, kyø, ngöôøi", None),
        (Legacy.VNI, "Aùnh, Aân, tæ, nghæ ngôi", "Ánh, Ân, tỉ, nghỉ ngơi"),
    ],
)
def test_decoding_what_offices_have(legacy, text, expected):
    expected = expected or "kỹ sư, bác sĩ, họ Lý, ĐẶNG, Vũ, Yến, kỳ, người"
    assert decode_legacy(text, legacy) == expected


@given(st.text(LETTERS + " -.'0"))
def test_vni_round_trip(text):
    encoded = encode_legacy(text, Legacy.VNI)
    assert max(encoded, default="") <= "\u00ff"
    assert decode_legacy(encoded, Legacy.VNI) == text


@given(st.text(SMALL + " -.'0"))
def test_tcvn3_round_trip_of_small_letters(text):
    assert decode_legacy(encode_legacy(text, Legacy.TCVN3), Legacy.TCVN3) == text


@given(st.text(LETTERS + " "))
def test_tcvn3_in_a_capital_font_gives_capitals(text):
    encoded = encode_legacy(text, Legacy.TCVN3)
    assert decode_legacy(encoded, Legacy.TCVN3, capitals=True) == text.upper()


@given(st.text())
def test_any_text_can_be_decoded_and_ascii_stays(text):
    for legacy in Legacy:
        decoded = decode_legacy(text, legacy)
        assert not text.isascii() or decoded == text


@pytest.mark.parametrize(
    ("font", "legacy", "capital"),
    [
        (".VnTime", Legacy.TCVN3, False),
        (".VnTimeH", Legacy.TCVN3, True),
        (".VnArialH", Legacy.TCVN3, True),
        (".vntime", Legacy.TCVN3, False),
        ("VNI-Times", Legacy.VNI, False),
        ("VNI-Helve", Legacy.VNI, False),
        ("VNI Times", Legacy.VNI, False),
        ("Times New Roman", None, False),
        ("Calibri", None, False),
        ("VnFontH", None, False),
        ("", None, False),
    ],
)
def test_fonts(font, legacy, capital):
    assert legacy_of_font(font) is legacy
    assert is_capital_font(font) is capital


@pytest.mark.parametrize("legacy", Legacy)
def test_a_column_tells_its_encoding(legacy):
    assert guess_legacy(COLUMNS[legacy]) is legacy
    assert [undo_legacy(text, legacy=legacy) for text in COLUMNS[legacy]] == NAMES


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        NAMES,
        [unicodedata.normalize("NFD", name) for name in NAMES],
        ["Nguyen Van An", "Le Thi B"],
        ["Phòng ½", "Phòng ¾", "Phòng Văn hoá"],
        ["Café", "José Müller", "20 µm", "25°C", "©", "·"],
        ["Lê Minh Anh", "Hà Lan", "Tùng", "Toàn", "Hoà"],
        ["[/]", "=cmd()", "N" * 500, "🎉", "王小明", "Иван"],
        [*NAMES, *COLUMNS[Legacy.TCVN3][:2]],
    ],
)
def test_no_guess_where_nothing_gains_clearly(texts):
    assert guess_legacy(texts) is None


@given(st.lists(st.sampled_from(UNICODE_WORDS.split())))
def test_correct_unicode_is_never_taken_for_legacy(words):
    assert guess_legacy(words) is None
    for font in ("", ".VnTime", ".VnTimeH", "VNI-Times", "Calibri"):
        assert undo_legacy(" ".join(words), font) == " ".join(words)


@pytest.mark.parametrize(
    ("text", "font", "legacy", "expected"),
    [
        ("NguyÔn V¨n An", ".VnTime", None, "Nguyễn Văn An"),
        ("nguyÔn v¨n an", ".VnTimeH", None, "NGUYỄN VĂN AN"),
        ("Nguyeãn Vaên An", "VNI-Times", None, "Nguyễn Văn An"),
        ("NguyÔn V¨n An", "", None, "NguyÔn V¨n An"),
        ("NguyÔn V¨n An", "Arial", Legacy.TCVN3, "Nguyễn Văn An"),
        ("Vò Minh Anh", "", Legacy.TCVN3, "Vũ Minh Anh"),
        ("Vò Minh Anh", ".VnTime", Legacy.TCVN3, "Vũ Minh Anh"),
        ("Lê Minh Anh", ".VnTime", None, "Lê Minh Anh"),
        ("Lê Minh Anh", "Times New Roman", Legacy.TCVN3, "Lê Minh Anh"),
        ("Phòng Kinh tế", ".VnTime", Legacy.TCVN3, "Phòng Kinh tế"),
        ("H'Bia £ban", ".VnTime", Legacy.TCVN3, "H'Bia Êban"),
        ("Lan Anh", ".VnTimeH", Legacy.TCVN3, "Lan Anh"),
        ("Phòng ½", ".VnTime", None, "Phòng ½"),
    ],
)
def test_one_cell(text, font, legacy, expected):
    assert undo_legacy(text, font, legacy) == expected
