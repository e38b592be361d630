"""Badge codes: how they are made, and what a scanner's text means.

A code is sixteen digits: the conference's tag (4), a random secret (10) and two
check digits. Digits only, because a Vietnamese input method turns letters typed by
a USB scanner into accented ones and leaves digits alone.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from hoinghi_tui.domain.keyboards import readings

TAG_LENGTH = 4
SECRET_LENGTH = 10
CODE_LENGTH = TAG_LENGTH + SECRET_LENGTH + 2

RandBelow = Callable[[int], int]
"""A source of random integers 0 <= n < limit, such as ``secrets.randbelow``."""

# Shorter runs of digits are what people type: a phone number or its last digits.
_LONGEST_PHONE = 11
# What is left of a code after an input method has eaten some of its digits.
_FEWEST_BURST_DIGITS = 8

# No scanner sends more for one code, and no name is that long before a code.
_LONGEST_LINE = 200

# What scanners may put before a code: the AIM symbology identifier ("]Q1", "]C1"…) and an
# extended channel (ECI), "\\000026" for UTF-8; as a US keyboard writes them, then as
# French, shifted and Vietnamese ones do.
_CODE = re.compile(
    r"(?<!\d)(?:[\]$}\u01a1][A-Za-z][0-9A-Za-z])?(?:[\\*|]\d{6})?" rf"(\d{{{CODE_LENGTH}}})$",
    re.ASCII,
)
_LONG_NUMBER = re.compile(rf"\d{{{_LONGEST_PHONE + 1}}}$", re.ASCII)


class ScanKind(StrEnum):
    """What the text that arrived in the scan box is."""

    CODE = "code"
    MISREAD = "misread"
    UNIKEY = "unikey"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Scan:
    """A text from the scan box, told apart.

    ``CODE``: a well-formed badge code, ``tag`` and ``secret`` are set (of any
    conference). ``MISREAD``: digits that are no whole code. ``UNIKEY``: a burst
    garbled by an input method that is switched on. ``TEXT``: not a code at all but
    something to search for in ``text`` (name, initials, phone number, seat), or nothing.
    """

    kind: ScanKind
    text: str
    tag: str = ""
    secret: str = ""


def check_digits(payload: str) -> str:
    """Return the two ISO 7064 MOD 97-10 check digits ("02" to "98") of some digits."""
    return f"{98 - int(payload) * 100 % 97:02d}"


def make_code(tag: str, secret: str) -> str:
    """Put a badge code together: tag, secret and check digits, sixteen digits.

    Raises ``ValueError`` when the tag is not four or the secret not ten digits.
    """
    if not (_is_digits(tag, TAG_LENGTH) and _is_digits(secret, SECRET_LENGTH)):
        raise ValueError(f"a badge code needs 4 + 10 digits, not {tag!r} and {secret!r}")
    return tag + secret + check_digits(tag + secret)


TEST_CODE = "00000000000000" + check_digits("00000000000000")
"""The code on the card that tries out a scanner; no conference has its tag."""


def is_test_card(scan: Scan) -> bool:
    """Tell whether a scan is that of the test card."""
    return scan.kind is ScanKind.CODE and scan.text == TEST_CODE


def new_event_tag(randbelow: RandBelow) -> str:
    """Draw the four digits that every badge of one conference starts with; never "0000"."""
    return f"{randbelow(10**TAG_LENGTH - 1) + 1:0{TAG_LENGTH}d}"


def new_secret(taken: Container[str], randbelow: RandBelow) -> str:
    """Draw ten random digits that no badge in ``taken`` has.

    How hard one is to guess is told by ``guess_chance``; whoever has read tag and check
    rule off another badge still needs 10^6 guesses on average, with 10,000 badges given out.
    Raises ``ValueError`` when a hundred draws are all taken: the source is not random.
    """
    for _ in range(100):
        secret = f"{randbelow(10**SECRET_LENGTH):0{SECRET_LENGTH}d}"
        if secret not in taken:
            return secret
    raise ValueError("the random source keeps repeating itself")


def guess_chance(badges: int) -> Fraction:
    """Return the chance that a random number of sixteen digits opens the door.

    The tag has to be right (1 in 10^4), the check digits have to fit (1 in 100) and the
    secret has to be one of the ``badges`` given out (each 1 in 10^10): with 10,000 badges
    10^-4 x 10^-2 x 10^4/10^10 = 10^-12.
    """
    tag = Fraction(1, 10**TAG_LENGTH)
    check = Fraction(1, 100)
    secret = Fraction(badges, 10**SECRET_LENGTH)
    return tag * check * secret


def read_code(raw: str) -> Scan:
    """Tell what a scanned or typed text is, whatever the keyboard did to it.

    Undone: surrounding and grouping spaces, invisible characters, full-width digits, what
    scanners put before a code, a name half typed before the scan, and the digit rows of
    other keyboard layouts. A line longer than 200 characters is never a code, however long.
    """
    text = raw.strip()
    read = tuple(readings(text[:_LONGEST_LINE]))
    if len(text) <= _LONGEST_LINE:
        for reading in read:
            found = _CODE.search(reading)
            if found and _is_valid(found[1]):
                code = found[1]
                return Scan(ScanKind.CODE, code, code[:TAG_LENGTH], code[TAG_LENGTH:-2])
    return Scan(_kind_of_other(text[:_LONGEST_LINE], read), text)


def read_typed(raw: str) -> Scan:
    """Tell what a person typed: a whole code, else a text to search for.

    Only a scanner reads badly and only its burst is garbled: "+84912345678" is a phone number.
    """
    scan = read_code(raw)
    return scan if scan.kind is ScanKind.CODE else replace(scan, kind=ScanKind.TEXT)


def codes_of_lines(lines: Iterable[str]) -> list[str]:
    """Return the codes that some lines consist of; none at all if anything else is there.

    Blank lines do not count. It ends at the first other line: long lists of names are quick.
    """
    codes: list[str] = []
    for line in filter(str.strip, lines):
        whole, rest = part_at_codes(line.strip())
        parts = [*whole, rest]
        if any(read_code(part).kind is not ScanKind.CODE for part in parts):
            return []
        codes += parts
    return codes


def part_at_codes(text: str) -> tuple[list[str], str]:
    """Part a text after each whole code that more follows directly, and return the rest.

    Scanners that are set to send nothing after a code send the next one directly. Sixteen
    digits that belong together otherwise look like a code once in 97 times, and like one
    of this conference once in a million; nobody types that many, a phone number has 11.
    """
    codes: list[str] = []
    start = 0
    for end in range(CODE_LENGTH, len(text)):
        if end - start > _LONGEST_LINE:
            break
        if end - start >= CODE_LENGTH and read_code(text[start:end]).kind is ScanKind.CODE:
            codes.append(text[start:end])
            start = end
    return codes, text[start:]


def _kind_of_other(text: str, read: tuple[str, ...]) -> ScanKind:
    packed, *remapped = read
    digits = sum(char.isdigit() for char in packed)
    if digits == len(packed):
        return ScanKind.MISREAD if digits > _LONGEST_PHONE else ScanKind.TEXT
    if any(_LONG_NUMBER.search(reading) for reading in remapped):
        return ScanKind.MISREAD
    if digits < _FEWEST_BURST_DIGITS:
        return ScanKind.TEXT
    if "\b" in text or "\x7f" in text:
        return ScanKind.UNIKEY
    spaced = any(char.isspace() for char in text)
    if spaced and digits < CODE_LENGTH:
        # A scanner sends no spaces: somebody typed a name and a phone number.
        return ScanKind.TEXT
    return ScanKind.UNIKEY if not (spaced or packed.isascii()) else ScanKind.MISREAD


def _is_valid(code: str) -> bool:
    return code[-2:] == check_digits(code[:-2])


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
