import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui import vietnamese as vn

IN_ORDER = [
    "Trần Thị An",
    "Nguyễn Văn An",
    "Lê Văn Án",
    "Phạm Văn Ân",
    "Đỗ Văn Bằng",
    "Nguyễn Thị Dung",
    "Phạm Tiến Dũng",
    "Trần Thị Đào",
    "Đặng Văn Đức",
    "Vũ Thị Hòa",
    "Lê Văn Hoà",
    "Trần Văn Quy",
    "Ngô Thị Quý",
    "Đào Văn Soái",
]

# The alphabet and the tones as school books print them, spelled out for the oracle.
LETTERS = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONE_ROWS = [
    "aăâeêioôơuưy",
    "àằầèềìòồờùừỳ",
    "ảẳẩẻểỉỏổởủửỷ",
    "ãẵẫẽễĩõỗỡũữỹ",
    "áắấéếíóốớúứý",
    "ạặậẹệịọộợụựỵ",
]

SYLLABLES = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Đặng Đỗ Ngô Dương Lý Văn Thị Đình Hữu Thúy Hòa An Án Ân
    Anh Ánh Bằng Dũng Dung Đào Đức Hương Khuê Linh Nghĩa Oanh Phước Quy Quý Soái Thủy Uyên Xuân
"""
names = st.lists(st.sampled_from(SYLLABLES.split()), min_size=2, max_size=5).map(" ".join)


def oracle(name):
    def syllable(text):
        letters, tone = [], 0
        for char in text.lower():
            row = next((number for number, row in enumerate(TONE_ROWS) if char in row), None)
            letters.append(TONE_ROWS[0][TONE_ROWS[row].index(char)] if row is not None else char)
            tone = row or tone
        return [LETTERS.index(letter) for letter in letters], tone

    first, *middle, last = name.split()
    return syllable(last), [syllable(text) for text in middle], syllable(first)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("uỷ", "ủy"), ("ĐÀO", "\u00d0ào"), ("H'Bia", "H’bia")],
)
def test_same_syllable(a, b):
    assert vn.syllable_key(a) == vn.syllable_key(b)
    assert vn.same_name(f"Lê {a}", f"  lê\u00a0 {unicodedata.normalize('NFD', b)} ")


@pytest.mark.parametrize(("a", "b"), [("Lý", "Lí"), ("Hòa", "Hoa"), ("Đào", "Dào"), ("An", "Ân")])
def test_other_syllable(a, b):
    assert vn.syllable_key(a) != vn.syllable_key(b)
    assert not vn.same_name(a, b)


def backwards(things, key):
    """Sort what stands the wrong way round, so that no order is there by itself."""
    things = list(things)
    things.reverse()
    return sorted(things, key=key)


def test_letters_before_tones():
    words = "ma mà mả mã má mạ mai mă mắ mâ mầ me mê mo mô mơ mu mư my"
    assert " ".join(backwards(words.split(), vn.syllable_key)) == words
    assert backwards(LETTERS, vn.syllable_key) == LETTERS


def test_signs_and_digits_before_letters_foreign_letters_after():
    words = ["!a", "'", "1", "9", "a", "đ", "z", "ü", "ж", "王", "🎉"]
    assert backwards(words, vn.syllable_key) == words


def test_people_in_the_order_of_the_rules():
    assert backwards(IN_ORDER, vn.name_key) == IN_ORDER


@given(names, names)
def test_name_order_agrees_with_the_alphabet(a, b):
    assert (vn.name_key(a) < vn.name_key(b)) == (oracle(a) < oracle(b))
    assert (vn.name_key(a) == vn.name_key(b)) == (oracle(a) == oracle(b))


@given(st.lists(st.text(max_size=12), max_size=6))
def test_name_order_is_total(texts):
    for a in texts:
        for b in texts:
            before, after, equal = (
                vn.name_key(a) < vn.name_key(b),
                vn.name_key(a) > vn.name_key(b),
                vn.name_key(a) == vn.name_key(b),
            )
            assert before + after + equal == 1
            assert not vn.same_name(a, b) or equal


@given(st.text(), st.text())
def test_same_name_is_reflexive_and_symmetric(a, b):
    assert vn.same_name(a, unicodedata.normalize("NFD", a))
    assert vn.same_name(a, b) == vn.same_name(b, a)


@given(names)
def test_same_name_ignores_case_and_blanks(name):
    assert vn.same_name(name, f"  {name.upper()}\n".replace(" ", "\u00a0 "))
    assert vn.same_name(name, name.lower())


def test_given_name_override():
    assert vn.given("H'Bia Niê") == "Niê"
    assert vn.given("H'Bia Niê", "H'Bia") == "H'Bia"
    assert vn.given("Đào Văn Soái", "  ") == "Soái"
    people = [("Nguyễn Văn Hải", None), ("H'Bia Niê", "H’Bia"), ("Trần Thị Niên", None)]
    assert sorted(people, key=lambda person: vn.name_key(*person))[0][0] == "H'Bia Niê"
    assert vn.split_name("H'Hen Niê Kdăm", "H'Hen").surname == ("Niê", "Kdăm")
    assert vn.split_name("Y Thông Byă", "Thông") == vn.NameParts(("Byă",), ("Y",), ("Thông",), True)
    assert vn.split_name("Lê Thị Thanh Hà", "Thanh Hà").middle == ("Thị",)


@pytest.mark.parametrize(
    ("name", "surname", "middle", "called"),
    [
        ("Tôn Nữ Thị Ninh", "Tôn Nữ", "Thị", "Ninh"),
        ("TÔN THẤT TÙNG", "TÔN THẤT", "", "TÙNG"),
        ("Âu Dương Quân", "Âu Dương", "", "Quân"),
        ("Công Tằng Tôn Nữ Thanh Hà", "Công Tằng Tôn Nữ", "Thanh", "Hà"),
        ("Công Huyền Tôn Nữ Nha Trang", "Công Huyền Tôn Nữ", "Nha", "Trang"),
        ("Tôn Đức Thắng", "Tôn", "Đức", "Thắng"),
        ("Tôn Nữ", "Tôn", "", "Nữ"),
        ("Nguyễn Phúc Anh", "Nguyễn", "Phúc", "Anh"),
        ("Soái", "", "", "Soái"),
        ("", "", "", ""),
    ],
)
def test_parts(name, surname, middle, called):
    parts = vn.split_name(name)
    assert [" ".join(part) for part in (parts.surname, parts.middle, parts.given)] == [
        surname,
        middle,
        called,
    ]
    assert vn.given(name) == called


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Đào Văn Soái", "ĐVS"),
        ("lê thị ánh", "LTA"),
        ("Âu Cơ", "ÂC"),
        ("H'Bia Niê", "HN"),
        ("(An) [/] – Bình", "AB"),
        ("", ""),
    ],
)
def test_initials(name, expected):
    assert vn.initials(name) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (12, "Đào Văn Soái"),
        (11, "Đ.V. Soái"),
        (9, "Đ.V. Soái"),
        (8, "Soái"),
        (4, "Soái"),
        (3, "So…"),
        (1, "…"),
        (0, ""),
        (-3, ""),
    ],
)
def test_shorten_name(width, expected):
    assert vn.shorten_name(unicodedata.normalize("NFD", "Đào Văn Soái"), width) == expected


def test_shorten_keeps_a_leading_given_name_in_front():
    assert vn.shorten_name("H'Bia Niê", 8, "H'Bia") == "H'Bia N."
    assert vn.shorten_name("Công Tằng Tôn Nữ Thanh Hà", 14) == "C.T.T.N.T. Hà"


@given(st.text(), st.integers(-1, 30))
def test_short_forms_fit_and_ignore_the_encoding(text, width):
    short = vn.shorten_name(text, width)
    assert len(short) <= max(width, 0)
    other = unicodedata.normalize("NFD", text)
    assert vn.shorten_name(other, width) == short
    assert vn.initials(other) == vn.initials(text)
    assert vn.given(other) == vn.given(text)
    assert vn.name_key(other) == vn.name_key(text)
    assert vn.syllable_key(other) == vn.syllable_key(text)
