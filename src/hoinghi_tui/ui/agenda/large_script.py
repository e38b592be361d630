"""Z on F6: the script as large as a terminal allows, one paragraph at a time."""

from collections.abc import Iterable
from datetime import datetime

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.ui.agenda.agenda_list import wrapped
from hoinghi_tui.ui.agenda.agenda_text import clock_face, item_in_focus, state_words
from hoinghi_tui.ui.agenda.script_words import paragraphs
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_SCRIPT = "Mục này chưa có lời dẫn. Về trang F6 rồi bấm X để soạn."

COMMANDS = (
    Command("forward", "down,pagedown,right,enter,j", "↓", "đoạn sau", "Sang đoạn sau", True, True),
    Command("back", "up,pageup,left", "↑", "đoạn trước", "Về đoạn trước", True, True),
    Command("next", "space", "Space", "mục kế", "Bắt đầu, hoặc chuyển sang mục kế tiếp"),
    Command("pause", "p", "P", "dừng", "Tạm dừng hoặc cho đồng hồ chạy tiếp"),
    Command("leave", "escape,z", "Esc", "về F6", "Trở về trang điều hành"),
    Command("introductions", "g", "G", "giới thiệu", "Danh sách giới thiệu đại biểu"),
)
HELP = """
Lời dẫn chữ thưa, đậm, lề rộng để đọc từ xa: đoạn đang đọc sáng, đoạn sau mờ ở dưới. Bấm ↓ (hoặc
PgDn, Enter, nút tới của bút trình chiếu) sang đoạn sau, ↑ về đoạn trước.

Trang luôn theo mục đang diễn ra: khi chuyển mục, ở đây hay ở bàn khác, lời dẫn đổi theo và về
đoạn đầu. Space, P và Ctrl+Z làm như ở trang F6.
"""


class LargeScript(ConferenceScreen):
    """Shows the script of the running item, else of the next one."""

    CSS_PATH = "making.tcss"
    MODE = "agenda"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def __init__(self) -> None:
        super().__init__()
        self._view: Forecast | None = None
        self._item: str | None = None
        self._paragraphs: list[Content] = []
        self._at = self._line = 0

    def compose_body(self) -> Iterable[Widget]:
        """Yield item and clock over the paragraphs."""
        with Vertical(id="large-script", classes="panel"):
            yield SteadyText(id="large-head")
            yield SteadyText(id="large-text")

    def refresh_data(self) -> None:
        """Show the script as it reads now."""
        self._draw(self.session.agenda.forecast())
        self.draw_keys()

    def tick(self, now: datetime) -> None:
        """Count on, and follow the running item."""
        self._draw(self.session.agenda.forecast(now))

    def _draw(self, view: Forecast) -> None:
        self._view = view
        item = item_in_focus(view)
        if item is None:
            self._paragraphs = []
        else:
            presenter = self.session.agenda.presenter(item)
            name = presenter.name if presenter is not None and item.presenter else ""
            self._paragraphs = paragraphs(self.session.scripts.text(item.id), name)
        if (item.id if item is not None else None) != self._item:
            self._item = item.id if item is not None else None
            self._at = self._line = 0
        self._at = max(0, min(self._at, len(self._paragraphs) - 1))
        self.query_one("#large-head", SteadyText).show(self._head(view))
        self.query_one("#large-text", SteadyText).show(self._text())

    def _head(self, view: Forecast) -> Content:
        item = item_in_focus(view)
        room = self.query_one("#large-head").content_size.width
        if item is None:
            return Content("")
        face, tone = clock_face(view, self.session.agenda.clock)
        place = f"đoạn {self._at + 1}/{len(self._paragraphs)}" if self._paragraphs else ""
        words, state_tone = state_words(view, self.session.agenda.clock)
        right = Content.assemble(
            (f"{place}   ", "$muted"), (words, f"bold {state_tone}"), (f"   {face}", f"bold {tone}")
        )
        left = f"{view.of(item.id).place}/{len(view.items)}  {title_beside_kind(item)}"
        title = wrapped(left, max(1, room - right.cell_length - 2), 1)[0].rstrip()
        line = Content.styled(title, "bold $accent")
        return line + " " * max(1, room - line.cell_length - right.cell_length) + right

    def _text(self) -> Content:
        """Return the paragraph that is read, spaced out, and as much of the next as fits."""
        if not self._paragraphs:
            return Content.styled(NO_SCRIPT, "$muted")
        height = self._height
        lines: list[Content] = []
        for line in self._wrapped(self._at)[self._line :]:
            lines += [line.stylize_before("bold"), Content("")]
        for place in range(self._at + 1, len(self._paragraphs)):
            if len(lines) >= height:
                break
            lines.append(Content(""))
            for line in self._wrapped(place):
                lines += [Content.styled(line.plain, "$muted"), Content("")]
        return Content("\n").join(lines[:height])

    def _wrapped(self, place: int) -> list[Content]:
        width = self.query_one("#large-text").content_size.width
        return [line.rstrip() for line in self._paragraphs[place].wrap(max(1, width))]

    @property
    def _height(self) -> int:
        return max(2, self.query_one("#large-text").content_size.height)

    # -- scrolling ---------------------------------------------------------------------------

    def action_forward(self) -> None:
        """Go on: to the rest of a paragraph that is longer than the screen, else to the next."""
        if not self._paragraphs:
            return
        fitting = self._height // 2
        if self._line + fitting < len(self._wrapped(self._at)):
            self._line += max(1, fitting - 1)
        elif self._at + 1 < len(self._paragraphs):
            self._at, self._line = self._at + 1, 0
        self.refresh_data()

    def action_back(self) -> None:
        """Go back to the beginning of the paragraph, or to the one before."""
        if self._line:
            self._line = 0
        else:
            self._at = max(0, self._at - 1)
        self.refresh_data()

    # -- as on F6 ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply to the agenda as it stands."""
        view = self._view
        if not super().check_action(action, parameters):
            return False
        if view is not None and action == "next":
            return view.next is not None
        if view is not None and action == "pause":
            return view.current is not None
        return True

    def action_next(self) -> None:
        """Go on to the item that is shown as the next."""
        seen = self._view
        self.app.perform(lambda: self.session.agenda.start_next(seen))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        seen = self._view
        self.app.perform(lambda: self.session.agenda.pause_or_resume(seen))

    def action_introductions(self) -> None:
        """Open the list of who is introduced."""
        from hoinghi_tui.ui.agenda.introductions_screen import IntroductionsScreen

        self.app.push_screen(IntroductionsScreen())

    def action_leave(self) -> None:
        """Go back to F6."""
        self.dismiss(None)
