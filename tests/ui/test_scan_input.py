from dataclasses import dataclass, field

import pytest
from textual import events
from textual.app import App
from textual.widgets import Button

from hoinghi_tui.domain.badges import ScanKind, make_code, read_code
from hoinghi_tui.domain.burst import FEWEST, SETTLE_S
from hoinghi_tui.ui.widgets.scan_input import LONGEST, ScanInput

WHOLE = [make_code(f"{number:04}", f"{number * 7919:010}") for number in range(1, 101)]
CODES = [f"{number:016}" for number in range(100)]


@dataclass
class Heard:
    """What the box posted, in the order it was posted."""

    texts: list[str] = field(default_factory=list)
    kinds: list[ScanKind] = field(default_factory=list)


class ScanApp(App[None]):
    def __init__(self, **options) -> None:
        super().__init__()
        self.options = options
        self.heard = Heard()
        self.changes = 0

    def compose(self):
        yield ScanInput(id="box", **self.options)
        yield Button("khác")

    def on_scan_input_scanned(self, message: ScanInput.Scanned) -> None:
        assert message.control is self.query_one(ScanInput)
        self.heard.texts.append(message.text)
        self.heard.kinds.append(message.read.kind)

    def on_input_changed(self) -> None:
        self.changes += 1


async def heard(app, pilot, count):
    """Wait until so many lines were posted, and return them."""
    for _ in range(100):
        if len(app.heard.texts) >= count:
            break
        await pilot.pause()
    return app.heard.texts


def key(name: str) -> events.Key:
    return events.Key("space" if name == " " else name, name if len(name) == 1 else None)


def type_all_at_once(app, codes, *ends):
    """Put all keys into the program's queue before it can handle the first."""
    for code in codes:
        for name in (*code, *ends):
            app.post_message(key(name))


@pytest.mark.parametrize("ends", [("enter",), ("tab",), ("ctrl+j",), ("enter", "ctrl+j")])
async def test_a_burst_of_codes_comes_out_whole_and_in_order(ends):
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, CODES, *ends)
        await pilot.pause()
        assert app.heard.texts == CODES
        assert app.query_one(ScanInput).value == ""
        assert app.focused is app.query_one(ScanInput)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\t"])
async def test_pasted_codes_are_taken_line_by_line(end):
    app = ScanApp()
    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        box.value = WHOLE[0][:2]
        box.cursor_position = 2
        box.post_message(events.Paste(f"{WHOLE[0][2:]}{end}{end}{WHOLE[1]}{end}33"))
        await pilot.pause()
        assert app.heard.texts == WHOLE[:2]
        assert box.value == "33"


NAMES = "Đào Văn Soái\r\nLê Thị Loan\r\n"


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ([NAMES], "Đào Văn Soái Lê Thị Loan "),
        (["Đào Văn Soái\r\n"], "Đào Văn Soái "),
        (["\nĐào Văn\tSoái"], "Đào Văn Soái"),
        ([NAMES[at : at + 7] for at in range(0, len(NAMES), 7)], "Đào Văn Soái Lê Thị Loan "),
        ([f"{WHOLE[0]}\nĐào Văn Soái\n{WHOLE[1]}\n"], f"{WHOLE[0]} Đào Văn Soái {WHOLE[1]} "),
        ([f"Soái\t{WHOLE[0]}\nLoan\t{WHOLE[1]}\n"], f"Soái {WHOLE[0]} Loan {WHOLE[1]} "),
        (["Đặng Lan\n" * 20_000], ("Đặng Lan " * 20_000)[:LONGEST]),
        ([f"{WHOLE[0]}\n" * 20_000], (f"{WHOLE[0]} " * 20_000)[:LONGEST]),
    ],
    ids=["names", "one", "row", "pieces", "mixed", "table", "twenty thousand", "too many"],
)
async def test_a_pasted_text_that_is_more_than_codes_stays_in_the_box(pieces, shown):
    app = ScanApp()
    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        for piece in pieces:
            box.post_message(events.Paste(piece))
        await pilot.pause()
        await pilot.pause(2 * SETTLE_S)
        assert app.heard.texts == []
        assert box.value == shown


async def test_pasted_codes_do_not_lose_what_a_form_gives_back():
    app, taken = ScanApp(), []

    def take(box, text, read):
        taken.append(read.text)
        box.give_back(text.removesuffix(read.text))

    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        box.take_line = take
        await pilot.press(*"Lan")
        box.post_message(events.Paste(f"{WHOLE[0]}\n{WHOLE[1]}\n"))
        await pilot.pause()
        assert taken == WHOLE[:2]
        assert box.value == "Lan"


HAND_TYPED = ["+84912345678", "12/12/1975", "nguyễn0912345678", "1234567890123456"]


@pytest.mark.parametrize("text", HAND_TYPED)
async def test_what_a_person_types_is_never_a_code_read_badly(text):
    app = ScanApp()
    async with app.run_test() as pilot:
        await pilot.press(*("slash" if sign == "/" else sign for sign in text))
        assert app.query_one(ScanInput).reading.kind is ScanKind.TEXT
        await pilot.press("enter")
        assert (app.heard.texts, app.heard.kinds) == ([text], [ScanKind.TEXT])


@pytest.mark.parametrize("text", HAND_TYPED)
@pytest.mark.parametrize("is_pasted", [False, True], ids=["scanned", "pasted"])
async def test_the_same_from_a_scanner_is_read_badly_however_late_enter_comes(text, is_pasted):
    app = ScanApp()
    async with app.run_test() as pilot:
        if is_pasted:
            app.query_one(ScanInput).post_message(events.Paste(text))
        else:
            type_all_at_once(app, [text])
        await pilot.pause(2 * SETTLE_S)
        await pilot.press("x", "enter")
        (kind,) = app.heard.kinds
        assert kind is read_code(f"{text}x").kind is not ScanKind.TEXT


async def test_what_was_scanned_is_forgotten_with_the_line():
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, ["123456789"])
        await pilot.pause()
        await pilot.press(*["backspace"] * 9, *"12345678x", "enter")
        assert app.heard.kinds == [ScanKind.TEXT]


async def test_a_syllable_written_anew_by_an_input_method_is_no_scan():
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, ["nghiêng"])
        await pilot.pause(2 * SETTLE_S)
        await pilot.press(*"12345678", "enter")
        assert app.heard.kinds == [ScanKind.TEXT]


async def test_a_blank_line_is_posted_only_where_asked_for_and_never_for_a_line_feed():
    for takes_blank, expected in ((False, []), (True, [""])):
        app = ScanApp(takes_blank=takes_blank)
        async with app.run_test() as pilot:
            app.post_message(key("enter"))
            app.post_message(key("ctrl+j"))
            app.post_message(key("tab"))
            await pilot.pause()
            assert app.heard.texts == expected


async def test_a_text_given_back_stands_before_what_was_typed_since():
    app = ScanApp()
    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        box.value = "12"
        box.give_back("tuấn ")
        assert (box.value, box.cursor_position) == ("tuấn 12", 7)
        await pilot.press("3")
        assert box.value == "tuấn 123"


async def test_looking_away_and_back_does_not_select_half_a_code():
    app = ScanApp()
    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        await pilot.press("1")
        app.query_one(Button).focus()
        await pilot.pause()
        box.focus()
        await pilot.press("2")
        assert box.value == "12"


async def test_codes_without_anything_after_them_are_taken_one_by_one():
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, WHOLE)
        assert await heard(app, pilot, 100) == WHOLE
        assert app.query_one(ScanInput).value == ""


async def test_a_code_typed_by_hand_needs_no_enter():
    app = ScanApp()
    async with app.run_test() as pilot:
        await pilot.press(*WHOLE[0][:-1])
        await pilot.pause(0.1)
        assert app.heard.texts == []
        await pilot.press(WHOLE[0][-1])
        assert await heard(app, pilot, 1) == [WHOLE[0]]


@pytest.mark.parametrize("end", ["enter", "tab"])
async def test_an_end_that_comes_late_belongs_to_the_code(end):
    app = ScanApp(takes_blank=True)
    async with app.run_test() as pilot:
        type_all_at_once(app, WHOLE[:1])
        await heard(app, pilot, 1)
        app.post_message(key(end))
        await pilot.pause()
        assert app.heard.texts == WHOLE[:1]
        await pilot.pause(0.3)
        await pilot.press("enter")
        assert app.heard.texts == [WHOLE[0], ""]


@pytest.mark.parametrize("ends", [(), ("enter",)])
async def test_the_rest_of_a_long_number_is_never_a_search(ends):
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, [WHOLE[0] + "789"], *ends)
        assert await heard(app, pilot, 2) == [WHOLE[0], WHOLE[0] + "789"]
        assert read_code(app.heard.texts[1]).kind is ScanKind.MISREAD
        assert app.query_one(ScanInput).value == ""


async def test_a_space_between_codes_is_nothing():
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, [f"{code} " for code in WHOLE[:3]], "enter")
        assert await heard(app, pilot, 3) == WHOLE[:3]
        await pilot.pause(0.1)
        assert app.heard.texts == WHOLE[:3]


async def test_the_backspaces_of_an_input_method_are_told_and_not_obeyed():
    app = ScanApp()
    async with app.run_test() as pilot:
        digits = [*WHOLE[0][:6], "backspace", "backspace", "ế", *WHOLE[0][6:], "enter"]
        for name in digits:
            app.post_message(key(name))
        await pilot.pause()
        (text,) = app.heard.texts
        assert text == f"{WHOLE[0][:6]}\b\bế{WHOLE[0][6:]}"
        assert read_code(text).kind is ScanKind.UNIKEY


async def test_an_input_method_does_not_turn_a_typed_name_into_a_scan():
    app = ScanApp()
    async with app.run_test() as pilot:
        for name in [*"nguye", "backspace", "ễ", "n", "enter"]:
            app.post_message(key(name))
        await pilot.pause()
        assert app.heard.texts == ["nguyễn"]


async def test_a_code_scanned_into_the_middle_of_a_name_is_found():
    app = ScanApp()
    async with app.run_test() as pilot:
        await pilot.press(*"soai", "left", "left")
        type_all_at_once(app, WHOLE[:1], "enter")
        await pilot.pause()
        # What was typed stands before the code, as when the cursor is at the end.
        assert app.heard.texts == [f"soai{WHOLE[0]}"]


async def test_what_is_selected_is_typed_over():
    app = ScanApp(value="soai")
    async with app.run_test() as pilot:
        app.query_one(ScanInput).focus()
        await pilot.press("home", "shift+end", *"tu")
        assert app.query_one(ScanInput).value == "tu"


async def test_nobody_searches_while_a_scanner_types():
    app = ScanApp()
    async with app.run_test() as pilot:
        type_all_at_once(app, ["x" * 500])
        for _ in range(100):
            await pilot.pause()
            if app.changes == FEWEST:
                break
        # The first letters might have been a person's; then the whole line, once.
        assert app.changes == FEWEST
        assert app.query_one(ScanInput).value == "x" * 500
        await pilot.press("y")
        assert app.changes == FEWEST + 1


@pytest.mark.parametrize("size", [len("".join(WHOLE)), 5])
async def test_pasted_codes_need_no_line_ends(size):
    app = ScanApp()
    async with app.run_test() as pilot:
        box, text = app.query_one(ScanInput), "".join(WHOLE)
        for place in range(0, len(text), size):
            box.post_message(events.Paste(text[place : place + size]))
        assert await heard(app, pilot, 100) == WHOLE


async def test_a_megabyte_is_cut_and_the_next_code_is_taken():
    app = ScanApp()
    async with app.run_test() as pilot:
        box = app.query_one(ScanInput)
        box.post_message(events.Paste("7" * 1_000_000))
        await pilot.pause()
        assert box.value == "7" * LONGEST
        type_all_at_once(app, ["8", WHOLE[0]], "enter")
        await pilot.pause()
        assert [read_code(text).kind for text in app.heard.texts] == ["misread", "code"]
