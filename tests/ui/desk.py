"""The desk in a test: a dialog open over the door, keys, badges, what comes back."""

from textual import events

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = [(80, 24), (120, 36)]
STRANGE = [
    "[/]",
    "=cmd()",
    "{{x}} [b]../x",
    "Ng" * 250,
    "H'Bia Niê \u202e\x1b[31m",
    "No\u0302ng 👍",
]
LONGEST = max(STRANGE, key=len)
# A size changes how much room there is: each text at one of them, the longest at both.
STRANGE_AT = [
    *((text, SIZES[at % 2]) for at, text in enumerate(STRANGE) if text != LONGEST),
    *((LONGEST, size) for size in SIZES),
]


def keys(text):
    """Return a text as keys to press."""
    return ["space" if char == " " else char for char in text]


class Desk:
    """An open app with a dialog on it."""

    def __init__(self, session, mode="door"):
        self.app = HoiNghiApp(session, mode)
        self.scanned = []
        self.app.code_scanned = self.scanned.append  # of codes that no box has taken
        self.answers = []

    @property
    def answer(self):
        """What the dialog returned; it must have returned once."""
        (answer,) = self.answers
        return answer

    async def open(self, pilot, dialog):
        self.pilot = pilot
        await pilot.pause()
        self.app.push_screen(dialog, self.answers.append)
        await pilot.pause()
        await pilot.pause()
        return dialog

    async def press(self, *pressed):
        await self.pilot.press(*pressed)
        await self.settle()

    async def fill(self, text):
        """Write into the box that has the focus, as slowly as people do."""
        self.app.screen.focused.value = text
        await self.settle()

    async def scan(self, code, *ends):
        """Send a code as fast as a scanner does, then the keys it ends with."""
        for char in code:
            self.app.post_message(events.Key(char, char))
        for end in ends or ("enter",):
            self.app.post_message(events.Key(end, None))
        await self.settle()

    async def settle(self):
        for _ in range(3):
            await self.pilot.pause()

    @property
    def lines(self):
        """What stands on the screen, line by line."""
        width, _ = self.app.size
        return [strip.text[:width] for strip in self.app.screen._compositor.render_strips()]

    @property
    def shown(self):
        """What stands on the screen, blanks taken together."""
        return " ".join(" ".join(self.lines).split())
