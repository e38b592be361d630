import re
import secrets
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.badges import (
    TEST_CODE,
    ScanKind,
    check_digits,
    codes_of_lines,
    is_test_card,
    make_code,
    new_event_tag,
    new_secret,
    part_at_codes,
    read_code,
    read_typed,
)

tags = st.integers(0, 9_999).map("{:04d}".format)
secret_numbers = st.integers(0, 10**10 - 1).map("{:010d}".format)
codes = st.builds(make_code, tags, secret_numbers)

AZERTY = str.maketrans("1234567890", "&é\"'(-è_çà")
# xkb/symbols/vn, keys AE01 to AE10.
VIETNAMESE = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# A whole US keyboard, as the same keys write on a French one: "]Q" and the backslash too.
US_ON_FRENCH = AZERTY | str.maketrans("]Q\\", "$A*")
BELGIAN = str.maketrans("1234567890", "&é\"'(§è!çà")
SHIFTED = str.maketrans("1234567890", "!@#$%^&*()")


def one_letter(pair: str) -> str:
    """Return a letter and its tone as one letter, where there is one that keeps their order."""
    letter = unicodedata.normalize("NFC", pair)
    return letter if len(letter) == 1 else pair


def iso_7064_remainder(digits: str) -> int:
    """The pure system recursion of ISO 7064, radix 10, modulus 97; 1 means valid."""
    remainder = 0
    for digit in digits:
        remainder = (remainder * 10 + int(digit)) % 97
    return remainder


def test_check_digits_of_published_examples():
    # The example of ISO 7064, and the IBAN GB82 WEST 1234 5698 7654 32 as ISO 13616
    # writes it in digits (W=32, E=14, S=28, T=29, G=16, B=11).
    assert check_digits("794") == "44"
    assert check_digits("3214282912345698765432" + "1611") == "82"


@given(tags, secret_numbers)
def test_codes_satisfy_the_standard_and_round_trip(tag, secret):
    code = make_code(tag, secret)

    assert len(code) == 16
    assert iso_7064_remainder(code) == 1
    scan = read_code(code)
    assert (scan.kind, scan.tag, scan.secret) == (ScanKind.CODE, tag, secret)


@given(codes)
def test_every_wrong_digit_is_caught(code):
    for place, right in enumerate(code):
        for wrong in "0123456789".replace(right, ""):
            damaged = code[:place] + wrong + code[place + 1 :]
            assert read_code(damaged).kind is ScanKind.MISREAD


@given(codes)
def test_every_swap_of_neighbours_is_caught(code):
    for place, (left, right) in enumerate(pairwise(code)):
        if left != right:
            damaged = code[:place] + right + left + code[place + 2 :]
            assert read_code(damaged).kind is ScanKind.MISREAD


@given(tags, secret_numbers)
def test_one_ending_in_a_hundred_is_accepted(tag, secret):
    endings = [f"{tag}{secret}{check:02d}" for check in range(100)]

    assert [read_code(code).kind for code in endings].count(ScanKind.CODE) == 1


@pytest.mark.parametrize(
    "disguise",
    [
        lambda code: f"  {code}\r\n",
        lambda code: " ".join(code[i : i + 4] for i in range(0, 16, 4)),
        lambda code: f"]Q1{code}",
        lambda code: f"]Q2\\000026{code}",
        lambda code: code.translate(FULL_WIDTH),
        lambda code: code.translate(AZERTY),
        lambda code: code.translate(VIETNAMESE),
        lambda code: f"soai{code}",
        lambda code: f"Đào Văn{code}",
        lambda code: f"]Q3{code}",
        lambda code: f"]Q1\\000026{code}",
        lambda code: f"\\000026{code}",
        lambda code: f"]C1{code}",
        lambda code: f"]d2{code}",
        lambda code: f"soai]Q1\\000026{code}",
        lambda code: f"\x1d{code}\x1d",
        lambda code: f"]Q3{code[:4]}\x1d{code[4:]}",
        lambda code: f"\x02{code}\x03\r\n",
        lambda code: f"\ufeff\u200e{code}\u200f",
        lambda code: f"]Q1\\000026{code}".translate(US_ON_FRENCH),
        lambda code: code.translate(BELGIAN),
        lambda code: unicodedata.normalize("NFD", code.translate(AZERTY)),
        lambda code: code.translate(SHIFTED),
        lambda code: f"]Q1{code}".translate(SHIFTED | {ord("]"): "}"}),
        lambda code: f"]Q1{code}".translate(VIETNAMESE | {ord("]"): "\u01a1"}),
        lambda code: re.sub(
            "[ăâêô][\u0300-\u0323]",
            lambda pair: one_letter(pair.group()),
            code.translate(VIETNAMESE),
        ),
    ],
    ids=[
        *("space", "groups", "aim", "eci", "full-width", "azerty", "vietnamese", "typed"),
        *("accents", "gs1-aim", "utf-8", "eci-alone", "code-128", "matrix", "typed-eci"),
        *("fnc1", "gs", "stx-etx", "marks", "azerty-eci", "belgian", "azerty-nfd"),
        *("shifted", "shifted-aim", "vietnamese-aim", "vietnamese-nfc"),
    ],
)
@given(code=codes)
def test_what_keyboards_and_scanners_do_to_a_code_is_undone(disguise, code):
    scan = read_code(disguise(code))

    assert scan.kind is ScanKind.CODE
    assert scan.tag + scan.secret == code[:14]


def test_tones_are_read_in_the_order_they_were_typed_in():
    # Put into the order of Unicode, they are the digits of another code whose check fits.
    code = "0000000125979915"
    letters = code.translate(VIETNAMESE)
    composed = re.sub("[ăâêô][\u0300-\u0323]", lambda pair: one_letter(pair.group()), letters)
    assert composed != letters
    assert read_code(composed).text == read_code(letters).text == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "soai",
        "Đào Văn Soái",
        "ĐVS",
        "Dao2 Va8n Soai1",
        "ddaof vawn soais",
        "A1",
        "4567",
        "0912345678",
        "Đào Văn Soái 0912345678",
        "[/]",
        "=cmd()",
        "../x",
        "{{x}}",
        "a" * 500,
        unicodedata.normalize("NFD", "Đào Văn Soái"),
    ],
)
def test_what_people_type_is_a_search(text):
    scan = read_code(text)

    assert scan.kind is ScanKind.TEXT
    assert scan.text == text.strip()


@pytest.mark.parametrize(
    "raw",
    [
        # VNI turns "Soa" + "1…" into "Soá…" before the rest of the burst arrives.
        "Soá234567890123456",
        "đ84219374650211",
        "0842\b193746502155",
        "0842\x7f193746502155",
    ],
)
def test_a_burst_garbled_by_an_input_method_is_told(raw):
    assert read_code(raw).kind is ScanKind.UNIKEY


@pytest.mark.parametrize(
    "raw",
    [
        "123456789012",  # an EAN-13 without its last digit
        "1234567890123456789",
        "https://example.vn/t/1234567890",
        "001089012345|123456789|Nguyễn Văn A|01011990|Nam|Đại Sơn|01012021",  # an identity card
        "&é\"'(-è_çà&é\"'(-",  # a code of which the French keyboard's reading fails the check
    ],
)
def test_other_codes_are_misreads(raw):
    assert read_code(raw).kind is ScanKind.MISREAD


@given(code=codes, before=st.sampled_from("0x ;"))
def test_a_line_longer_than_any_scanner_sends_is_no_code(code, before):
    assert read_code(before * 185 + code).kind is not ScanKind.CODE or before == " "
    assert read_code("1" * 1_000_000).kind is ScanKind.MISREAD
    assert read_code(f" {code} ".center(1_000)).kind is ScanKind.CODE


@given(st.text())
def test_nothing_that_arrives_breaks_the_box(raw):
    scan = read_code(raw)

    assert (scan.kind is ScanKind.CODE) == bool(scan.secret)


def test_a_code_needs_its_digits():
    for tag, secret in [("12", "0123456789"), ("1234", "123"), ("１２３４", "0123456789")]:
        with pytest.raises(ValueError, match="4 \\+ 10 digits"):
            make_code(tag, secret)


def test_secrets_are_never_given_out_twice():
    draws = iter([7, 7, 42])

    assert new_secret({"0000000007"}, lambda limit: next(draws)) == "0000000042"


def test_a_stuck_random_source_is_refused():
    with pytest.raises(ValueError, match="random source"):
        new_secret({"0000000007"}, lambda limit: 7)


def test_tags_and_secrets_use_the_whole_range():
    limits = []
    assert new_event_tag(lambda limit: limits.append(limit) or 5) == "0006"
    assert new_secret((), lambda limit: limits.append(limit) or limit - 1) == "9999999999"
    assert limits == [10**4 - 1, 10**10]
    assert new_event_tag(lambda limit: limit - 1) == "9999"
    assert read_code(make_code(new_event_tag(secrets.randbelow), "0000000000")).kind == "code"


def test_no_conference_has_the_tag_of_the_test_card():
    assert is_test_card(read_code(f"]Q1{TEST_CODE}\r"))
    assert not is_test_card(read_code(TEST_CODE[:-1]))
    assert not is_test_card(read_code(make_code("0001", "0000000000")))
    assert new_event_tag(lambda limit: 0) != TEST_CODE[:4]


@given(st.lists(codes, min_size=1, max_size=6), st.text("0123456789", max_size=15))
def test_codes_that_follow_each_other_directly_are_parted(several, rest):
    text = "".join(several) + rest
    parts = part_at_codes(text)
    if rest:
        assert parts == (several, rest)
    else:
        # After the last one nothing follows: it may still be the beginning of a longer number.
        assert parts == (several[:-1], several[-1])


@given(codes)
def test_prefixes_and_typing_stay_with_their_code(code):
    assert part_at_codes(f"soai{code}]Q1{code}&") == ([f"soai{code}", f"]Q1{code}"], "&")


def test_a_number_that_is_no_code_is_not_parted():
    assert part_at_codes("9" * 40) == ([], "9" * 40)


@pytest.mark.parametrize("sign", ["\b", "\x7f"])
@given(code=codes, place=st.integers(1, 15))
def test_a_backspace_within_a_code_is_never_read_as_the_code(sign, code, place):
    assert read_code(f"{code[:place]}{sign}{code[place:]}").kind is ScanKind.UNIKEY


@given(st.lists(codes, min_size=1, max_size=6), st.sampled_from(["", " ", "\u2003"]))
def test_lines_of_codes_are_codes_whether_or_not_they_are_parted(several, blank):
    assert codes_of_lines([*several, blank, "".join(several), f" {several[0]} "]) == [
        *several,
        *several,
        several[0],
    ]


@given(st.lists(codes, max_size=3), st.sampled_from(["Lan", "0912345678", "1" * 16, "x" * 90]))
def test_one_other_line_makes_no_line_a_code_and_ends_the_search(several, other):
    lines = iter([*several, other, *several])
    assert codes_of_lines(lines) == []
    assert [*lines] == several


@given(
    st.one_of(codes, st.text(), st.from_regex(r"\+84\d{9}|\d{8,20}|nguyễn\d{10}", fullmatch=True))
)
def test_a_person_types_whole_codes_and_texts_to_search_for(text):
    typed, scanned = read_typed(text), read_code(text)
    if scanned.kind is ScanKind.CODE:
        assert typed == scanned
    else:
        assert (typed.kind, typed.text) == (ScanKind.TEXT, text.strip())
