import secrets
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.badges import (
    ScanKind,
    check_digits,
    make_code,
    new_event_tag,
    new_secret,
    read_code,
)

tags = st.integers(0, 9_999).map("{:04d}".format)
secret_numbers = st.integers(0, 10**10 - 1).map("{:010d}".format)
codes = st.builds(make_code, tags, secret_numbers)

AZERTY = str.maketrans("1234567890", "&é\"'(-è_çà")
# xkb/symbols/vn, keys AE01 to AE10.
VIETNAMESE = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


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
    ],
    ids=["space", "groups", "aim", "eci", "full-width", "azerty", "vietnamese", "typed", "accents"],
)
@given(code=codes)
def test_what_keyboards_and_scanners_do_to_a_code_is_undone(disguise, code):
    scan = read_code(disguise(code))

    assert scan.kind is ScanKind.CODE
    assert scan.tag + scan.secret == code[:14]


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
    ],
)
def test_other_codes_are_misreads(raw):
    assert read_code(raw).kind is ScanKind.MISREAD


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
    assert new_event_tag(lambda limit: limits.append(limit) or 5) == "0005"
    assert new_secret((), lambda limit: limits.append(limit) or limit - 1) == "9999999999"
    assert limits == [10**4, 10**10]
    assert read_code(make_code(new_event_tag(secrets.randbelow), "0000000000")).kind == "code"
