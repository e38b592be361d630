"""One million random and mutated inputs: no crash, and nobody is let in by chance."""

import random
import unicodedata
from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.badges import make_code, read_code
from hoinghi_tui.domain.check_in import CheckInResult, judge
from hoinghi_tui.domain.people import Badge, Delegate

NOW = datetime(2025, 12, 15, 0, 25, tzinfo=UTC)
TAG = "4711"
PARTS = 10
INPUTS = 1_000_000 // PARTS
"""In parts, so that several processes can share the work."""

NOISE = [
    *"0123456789aăâđeêoôơuưzZ ]Q\\-_/<>&é\"'(è_çà!@#$%^&*()̣́̀̉̃",
    *"\b\x7f\x00\x02\x03\x11\x1b\x1d\t\r\n",
    *(
        "\x1b[A",
        "\x1b[200~",
        "\x1b]0;x\x07",
        "\x1bOP",
        "\u202e",
        "\u200b",
        "\ufeff",
        "８",
        "٣",
        "²",
        "★",
    ),
]


@pytest.fixture(scope="module")
def known():
    """The secrets of 1,000 badges that are valid at this conference."""
    dice = random.Random(1)
    return {f"{dice.randrange(10**10):010}" for _ in range(1_000)}


def shuffled(dice, codes):
    """Yield lines: codes with a few faults, and noise of all lengths."""
    while True:
        line = list(dice.choice(codes))
        for _ in range(dice.randrange(4)):
            place = dice.randrange(len(line) + 1)
            line[place : place + dice.randrange(3)] = dice.choices(NOISE, k=dice.randrange(3))
        yield "".join(line)
        yield "".join(dice.choices(NOISE, k=dice.randrange(24)))
        yield f"{dice.randrange(10**16):016}"
        yield TAG + f"{dice.randrange(10**12):012}"


def digits_it_may_mean(text):
    """Yield the digits of a text as each keyboard layout has them, read in the plainest way."""
    for keyboard in ("", "&é\"'(-è_çà", "!@#$%^&*()", "ăâêô\u0300\u0309\u0303\u0301\u0323đ"):
        for row in (keyboard, keyboard.replace("-", "§").replace("_", "!")):
            typed = text.translate(str.maketrans(row, "1234567890"[: len(row)]))
            yield "".join(str(unicodedata.digit(char)) for char in typed if char.isdecimal())


def verdict(text, known):
    scan = read_code(text)
    badge = Badge(id=scan.secret, delegate="dv-001") if scan.secret in known else None
    holder = Delegate(id="dv-001", full_name="Đào Văn Soái") if badge else None
    return judge(scan, TAG, badge, holder, None, NOW, "Bàn 1").result


@pytest.mark.parametrize("part", range(PARTS))
def test_only_a_known_code_lets_somebody_in(known, part):
    dice = random.Random(part)
    codes = [make_code(TAG, secret) for secret in sorted(known)]
    valid = frozenset(codes)
    accepted = 0
    for text, _ in zip(shuffled(dice, codes), range(INPUTS), strict=False):
        if verdict(text, known) is CheckInResult.OK:
            accepted += 1
            assert any(digits[-16:] in valid for digits in digits_it_may_mean(text)), text
    # Some of the lines are codes without a fault, or with one that is undone.
    assert INPUTS / 20 < accepted < INPUTS / 4


@pytest.mark.parametrize(
    "line",
    ["7" * 1_000_000, "\x1b[A" * 300_000, "ế" * 1_000_000, " " * 1_000_000, "[/]" * 300_000],
    ids=["digits", "escape", "letters", "blank", "markup"],
)
def test_a_megabyte_is_refused(known, line):
    for text in (line, line + make_code(TAG, min(known)), make_code(TAG, min(known)) + line):
        result = verdict(text, known)
        assert (result is CheckInResult.OK) == (not line.strip() and bool(text.strip()))
