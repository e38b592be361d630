import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese.byte_text import decode_bytes
from hoinghi_tui.vietnamese.legacy import Legacy
from legacy_typing import encode_legacy

LIST = """TT;Họ và tên;Chức vụ;Đơn vị;Điện thoại
1;Nguyễn Văn Đức;Bí thư Đảng ủy, Chủ tịch HĐND xã;Thường trực Đảng uỷ;0900000001
2;Trần Thị Hường;Phó Chủ tịch;Lãnh đạo UBND xã;0900000002
3;H'Bia Niê;chuyên viên;Phòng Văn hoá – Xã hội;
"""
# printf 'Đào Văn Soái, Trần Thị Hường, Lễ, Mỹ, Hồ Hoà' | iconv -f utf-8 -t cp1258 | xxd -p
CP1258 = bytes.fromhex(
    "d0e06f2056e36e20536fe1692c205472e2cc6e20546869f2"
    "2048fdf5cc6e672c204ceade2c204d79de2c2048f4cc20486fe0"
)
CP1258_TEXT = "Đào Văn Soái, Trần Thị Hường, Lễ, Mỹ, Hồ Hoà"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (LIST.encode(), "utf-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + LIST.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "utf-16"),
        (LIST.encode("utf-16-le"), "utf-16"),
        (LIST.encode("utf-16-be"), "utf-16"),
        (encode_legacy(LIST, Legacy.VNI).encode("cp1252"), "vni"),
    ],
)
def test_one_list_in_many_encodings(raw, name):
    assert decode_bytes(raw) == (LIST, name)


def test_cp1258_becomes_nfc():
    assert decode_bytes(CP1258) == (CP1258_TEXT, "cp1258")


def test_tcvn3_loses_only_the_capitals_that_it_has_not():
    small = LIST.replace("Ủ", "ủ").lower()
    raw = encode_legacy(small, Legacy.TCVN3).encode("cp1252")
    assert decode_bytes(raw) == (small, "tcvn3")


@pytest.mark.parametrize(
    ("raw", "text", "name"),
    [
        (b"", "", "utf-8"),
        (b"a", "a", "utf-8"),
        (b"TT;Ho ten\r\n1;An", "TT;Ho ten\r\n1;An", "utf-8"),
        (codecs.BOM_UTF8, "", "utf-8"),
        (codecs.BOM_UTF16_LE, "", "utf-16"),
        ("Café Müller, Zoë, façade".encode("cp1252"), "Café Müller, Zoë, façade", "cp1252"),
        ("20 µm; Phòng ½".encode("cp1252"), "20 µm; Phòng ½", "cp1252"),
        ("Hòa, Lê, Toàn".encode("cp1252"), "Hòa, Lê, Toàn", "cp1252"),
    ],
)
def test_small_and_foreign_files(raw, text, name):
    assert decode_bytes(raw) == (text, name)


def test_one_broken_byte_costs_a_utf8_file_one_character():
    assert decode_bytes(LIST.encode() + b"\xff") == (LIST + "\ufffd", "utf-8")


def test_a_byte_that_cp1258_has_not_costs_one_character():
    assert decode_bytes(CP1258 + b" \x8d") == (CP1258_TEXT + " \ufffd", "cp1258")


@given(st.binary())
def test_never_raises(raw):
    text, name = decode_bytes(raw)
    assert text.encode("utf-8").decode() == text
    assert name in ("utf-8", "utf-16", "cp1258", "tcvn3", "vni", "cp1252")


@given(st.text())
def test_utf8_is_always_read_as_it_is(text):
    raw = text.encode()
    if b"\x00" not in raw and not text.startswith("\ufeff"):
        assert decode_bytes(raw) == (text, "utf-8")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_encodings_as_they_are_keep_their_form(form):
    text = unicodedata.normalize(form, LIST)
    assert decode_bytes(text.encode()) == (text, "utf-8")
