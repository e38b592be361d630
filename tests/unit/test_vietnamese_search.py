import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese import (
    Haystack,
    Needle,
    fold,
    initials,
    matches,
    read_telex,
    read_vni,
    search,
)

NAMES = [
    "Trần Thị An",
    "Nguyễn Văn An",
    "Lê Văn Án",
    "Phạm Văn Ân",
    "Phạm Tiến Dũng",
    "Trần Thị Đào",
    "Vũ Thị Hòa",
    "Lê Văn Hoà",
    "Ngô Thị Quý",
    "Đào Văn Soạn",
    "Đào Văn Soái",
    "Đỗ Soan",
]
ROWS = [(name, Haystack.of(name)) for name in NAMES]

TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
TELEX_TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
VNI_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "1", "\u0323": "5"}

# Syllables that are hard to type, with letters in every place marks can take.
SYLLABLES = """
    Nguyễn Trần Hoàng Huỳnh Đặng Đỗ Dương Vương Trương Lượng Phước Được Ước Ưng Thuở Mười Rượu
    Hữu Thúy Thuỷ Hoà Hòa Xuân Quân Quyết Quỳnh Quý Quờn Khuê Khuyến Nghiêng Nghĩa Giang Gìn
    Soái Mưa Mùa Của Oanh Loan Xoăn Yến Uyên Ý Y Ân Ái Ổn Sương Xuyến Rơ Jơ Đinh Đăk Kpă Tuấn
    Thưa Lưu
"""
names = st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=5).map(" ".join)


def keystrokes(name, letters, tones, at_end):
    """Type a name key by key, the tone after its vowel or at the end of the syllable."""
    words = []
    for word in name.split():
        typed, late = "", ""
        for char in unicodedata.normalize("NFC", word):
            parts = unicodedata.normalize("NFD", char)
            tone = "".join(tones[mark] for mark in parts if mark in tones)
            letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            keys = letters.get(letter.lower(), letter)
            typed += keys if at_end else keys + tone
            late += tone if at_end else ""
        words.append(typed + late)
    return " ".join(words)


@pytest.mark.parametrize(
    "query",
    [
        "soai",
        "dao van soai",
        "soai dao",
        "ĐVS",
        "dvs",
        "ddaof vawn soais",
        "Dao2 Va8n Soai1",
        "D9ao2 Va8n Soai1",
        "DDVS",
        "đ.v. soái",
        "soái v đ",
        "ĐÀO VĂN SOÁI",
        unicodedata.normalize("NFD", "Soái Đào"),
        "\u00d0ào soái",
        "  soa  da ",
    ],
)
def test_soai_is_found_first(query):
    assert search(query, ROWS)[0] == "Đào Văn Soái"
    assert matches(query, "Đào Văn Soái") > 0


@pytest.mark.parametrize("query", ["zoai", "soais dao2 x", "soai soai", "oai", "sdv", "123", "[/]"])
def test_what_is_not_there_is_not_found(query):
    assert matches(query, "Đào Văn Soái") == 0


def best(query, *texts):
    return sorted(texts, key=lambda text: -matches(query, text))


@pytest.mark.parametrize(
    ("query", "ranked"),
    [
        ("án", ["Lê Văn Án", "Lê Văn Ánh", "Lê Văn An"]),
        ("hoà", ["Vũ Thị Hòa", "Vũ Thị Hoành", "Vũ Thị Hoa"]),
        ("ha", ["Lê Thị Hà", "Hà Thị Lê", "Lê Thị Hải"]),
        ("ĐVS", ["Đào Văn Soái", "Dương Văn Sáu"]),
        ("nguyen an", ["Nguyễn An", "Nguyễn Văn An", "An Văn Nguyên", "Nguyễn Anh"]),
        ("quys", ["Ngô Thị Quý", "Trần Văn Quy"]),
    ],
)
def test_ranking(query, ranked):
    assert best(query, *reversed(ranked)) == ranked


def test_two_short_words_need_two_words():
    assert matches("an anh", "Anh Bích An")
    assert matches("a anh", "Anh Bích An")
    assert not matches("an an", "Bùi Văn An")


def test_details_come_after_names():
    rows = [
        ("unit", Haystack.of("Lê Văn Bình", "Phòng Văn hóa – Xã hội", "0912 345 678", "A12")),
        ("name", Haystack.of("Trần Xã Hội")),
        ("other", Haystack.of("Lê Thị Cúc", "Văn phòng", "0987.654.321")),
    ]
    assert search("xa hoi", rows) == ["name", "unit"]
    assert search("vhxh", rows) == ["unit"]
    assert search("binh vhxh", rows) == ["unit"]
    assert search("a12", rows) == ["unit"]
    assert search("678", rows) == ["unit"]
    assert search("5 678", rows) == ["unit"]
    assert search("cuc 4321", rows) == ["other"]
    assert search("0987654321", rows) == ["other"]
    assert search("+84 912 345 678", rows) == ["unit"]
    assert search("98", rows) == []
    assert search("van", rows) == ["unit", "other"]


def test_a_blank_query_keeps_the_list():
    assert search(" \u200b", ROWS) == NAMES
    assert matches("", "Đào Văn Soái") == 1


def test_equal_hits_come_in_name_order():
    rows = [(name, Haystack.of(name)) for name in ("Lê Văn Tú", "Lê Văn Bé", "Lê Văn Đa")]
    assert search("le van", rows) == ["Lê Văn Bé", "Lê Văn Đa", "Lê Văn Tú"]


def test_parts_of_a_name_with_an_apostrophe():
    row = Haystack.of("H’Bia Niê", given_name="H'Bia")
    for query in ("bia", "hbia", "h'bia", "h’bia", "nie", "hn"):
        assert Needle(query).score(row) > 0
    # The given name is what people are called by, also where it comes first.
    assert Needle("h'bia").score(row) > Needle("h'bia").score(Haystack.of("H'Bia Niê"))


@pytest.mark.parametrize("text", ["[/]", "=cmd()", "../x", "{{x}}", "A & B <C>", "🎉", "“”"])
def test_signs_are_found_as_they_stand(text):
    assert matches(text, f"Trước {text} sau")


@pytest.mark.parametrize(
    ("keys", "letters", "tone"),
    [
        ("dduowngf", "đương", 1),
        ("duongwdf", "đương", 1),
        ("thuongwr", "thương", 2),
        ("nguwowif", "ngươi", 1),
        ("ruouwj", "rươu", 5),
        ("thuowr", "thuơ", 2),
        ("muaw", "mưa", 0),
        ("quows", "quơ", 4),
        ("tieengs", "tiêng", 4),
        ("tiengse", "tiêng", 4),
        ("toansz", "toan", 0),
        ("wng", "ưng", 0),
        ("xuaan", "xuân", 0),
    ],
)
def test_telex(keys, letters, tone):
    assert read_telex(keys) == (letters, tone)


@pytest.mark.parametrize(
    ("keys", "letters", "tone"),
    [
        ("duong972", "đương", 1),
        ("Nguye6n4", "nguyên", 3),
        ("nguyen64", "nguyên", 3),
        ("ruou75", "rươu", 5),
        ("tie6ng10", "tiêng", 0),
        ("A12", "a", 1),
        ("12", "12", 0),
        ("Ha9", "ha9", 0),
    ],
)
def test_vni(keys, letters, tone):
    assert read_vni(keys) == (letters, tone)


@given(names, st.booleans())
def test_every_name_is_found_as_it_is_typed(name, at_end):
    telex = keystrokes(name, TELEX, TELEX_TONES, at_end)
    vni = keystrokes(name, VNI, VNI_TONES, at_end)
    for query in (name, fold(name), initials(name), fold(initials(name)), telex, vni):
        for spelling in (query, unicodedata.normalize("NFD", query).upper()):
            assert matches(spelling, name), spelling
    exact = matches(name, name)
    assert matches(telex, name) == exact
    assert matches(vni, name) == exact


@given(names)
def test_every_name_stays_found_while_it_is_typed(name):
    for end in range(1, len(name)):
        assert matches(fold(name)[:end], name)
        assert matches(name[:end], name)


@given(st.text(), st.text())
def test_any_text_can_be_searched(query, text):
    score = matches(query, text)
    assert score >= 0
    assert matches(unicodedata.normalize("NFD", query), unicodedata.normalize("NFD", text)) == score
    assert matches(text, text) > 0


@given(st.text(alphabet=st.characters(max_codepoint=0x24F) | st.sampled_from("ạẳễỡừỹ’–“")))
def test_any_latin_text_is_found_by_its_fold(text):
    assert matches(fold(text), text) > 0


@pytest.mark.parametrize("word", ["a", "a ", "uow", "Nguyễn Văn Án ", "1 ", "'", "e\u0301\u0302"])
def test_a_megabyte_is_searched(word):
    text = word * (1_000_000 // len(word))
    assert matches(text, text)
