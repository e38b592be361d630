from dataclasses import dataclass, field

import pytest
from textual import events
from textual.app import App
from textual.widgets import Button

from hoinghi_tui.ui.widgets.scan_input import ScanInput

CODES = [f"{number:016}" for number in range(100)]


@dataclass
class Heard:
    """What the box posted, in the order it was posted."""

    texts: list[str] = field(default_factory=list)


class ScanApp(App[None]):
    def __init__(self, **options) -> None:
        super().__init__()
        self.options = options
        self.heard = Heard()

    def compose(self):
        yield ScanInput(id="box", **self.options)
        yield Button("khác")

    def on_scan_input_scanned(self, message: ScanInput.Scanned) -> None:
        assert message.control is self.query_one(ScanInput)
        self.heard.texts.append(message.text)


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else None)


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
        box.value = "00"
        box.cursor_position = 2
        box.post_message(events.Paste(f"11{end}{end}2222{end}33"))
        await pilot.pause()
        assert app.heard.texts == ["0011", "2222"]
        assert box.value == "33"


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
