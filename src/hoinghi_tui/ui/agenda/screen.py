"""F6 Chương trình: what is on now, what to say, who is next, will it end on time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.ui.agenda.agenda_list import AgendaList, wrapped
from hoinghi_tui.ui.agenda.agenda_now import NowPanel
from hoinghi_tui.ui.agenda.agenda_text import (
    end_lines,
    item_after_focus,
    item_in_focus,
    presenter_words,
    script_content,
)
from hoinghi_tui.ui.agenda.backdate_form import BackdateForm
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.empty_words import FROM_SOURCE
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_AGENDA = "Chưa có chương trình"
NO_SCRIPT = "Mục này chưa có lời dẫn."


class AgendaScreen(ConferenceScreen):
    """The screen of the person who leads through the programme."""

    CSS_PATH = "screen.tcss"
    MODE = "agenda"
    AUTO_FOCUS = "#agenda-list"
    HELP = """
Trang của người dẫn chương trình: mục đang diễn ra, đồng hồ đếm lùi, lời dẫn, mục kế tiếp.

Bấm Space để bắt đầu, rồi mỗi lần chuyển mục bấm Space một lần. Bấm nhầm: Ctrl+Z.
Đồng hồ vàng khi còn dưới 3 phút; quá giờ thì đỏ và đếm tăng.

Mũi tên ↑ ↓ chọn một mục trong danh sách để xem trước lời dẫn; phím + − K tác động lên mục
đang chọn (tên mục ghi ở cuối danh sách). Esc trở về mục đang diễn ra.
PgUp, PgDn cuộn lời dẫn. Màn hình nhỏ: bấm L để xem danh sách thay cho lời dẫn.
"""
    COMMANDS_HERE = (
        Command("next", "space", "Space", "mục kế", "Bắt đầu, hoặc chuyển sang mục kế tiếp"),
        Command("pause", "p", "P", "dừng", "Tạm dừng hoặc cho đồng hồ chạy tiếp"),
        Command("more", "plus,equals_sign", "+", "1′", "Thêm 1 phút cho mục đang chọn"),
        Command("less", "minus,underscore", "−", "1′", "Bớt 1 phút của mục đang chọn"),
        Command("skip", "k", "K", "bỏ qua", "Bỏ qua mục đang chọn, hoặc khôi phục"),
        Command("toggle_list", "l", "L", "danh sách", "Đổi giữa lời dẫn và danh sách"),
        Command("backdate", "b", "B", "lùi giờ", "Ghi mục đang diễn ra bắt đầu từ mấy phút trước"),
        Command("end", "e", "E", "kết thúc", "Kết thúc mục đang diễn ra, chưa bắt đầu mục mới"),
        Command("follow", "escape", "Esc", "mục hiện tại", "Trở về mục đang diễn ra", shown=False),
        Command("script_up", "pageup", "PgUp", "lên", "Cuộn lời dẫn lên", False, True),
        Command("script_down", "pagedown", "PgDn", "xuống", "Cuộn lời dẫn xuống", False, True),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._view: Forecast | None = None
        self._scripted: tuple[str, str] | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the running item, its script and the next on the left, the agenda on the right."""
        clock = self.session.agenda.clock
        with Horizontal(id="agenda"):
            with Vertical(id="agenda-left"):
                yield NowPanel(clock, id="now-panel", classes="panel")
                with Vertical(id="script-panel", classes="panel"):
                    yield SteadyText(id="script-title", classes="panel-title")
                    with VerticalScroll(id="script-scroll"):
                        yield SteadyText(id="script")
                with Vertical(id="next-panel", classes="panel"):
                    yield SteadyText(id="next-item")
                    yield SteadyText(id="next-presenter")
            with Vertical(id="agenda-right", classes="panel"):
                yield SteadyText(id="list-title", classes="panel-title")
                yield AgendaList(clock, id="agenda-list")
                yield SteadyText(id="agenda-end")

    def on_mount(self) -> None:
        """Give the arrow keys to what is in sight: the list, or the script alone."""
        super().on_mount()
        self.call_after_refresh(self._focus_what_shows)

    def _focus_what_shows(self) -> None:
        listed = self.query_one("#agenda-right").display
        self.query_one("#agenda-list" if listed else "#script-scroll").focus()

    # -- drawing -----------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the agenda as it is now, and who of its presenters has come."""
        self._draw(self.session.agenda.forecast())
        self.draw_keys()

    def tick(self, now: datetime) -> None:
        """Count on; only what reads differently than a second ago is drawn."""
        self._draw(self.session.agenda.forecast(now))

    def _draw(self, view: Forecast) -> None:
        before = item_in_focus(self._view) if self._view is not None else None
        self._view = view
        focus = item_in_focus(view)
        if focus is None:
            self._draw_empty()
            return
        listed = self.query_one(AgendaList)
        moved_on = before is None or before.id != focus.id or listed.picked is None
        presenter = self.session.agenda.presenter(focus)
        self.query_one(NowPanel).show(view, presenter, large=self._is_roomy)
        listed.show(view.items, focus.id if moved_on else None)
        self.query_one("#list-title", SteadyText).show(Content("  DUYỆT  DỰ KIẾN"))
        self._draw_end(view)
        self._draw_script()
        self._draw_next(view)

    def _draw_empty(self) -> None:
        self.query_one(AgendaList).show(())
        for text in self.query(SteadyText):
            text.show(Content(""))
        self.query_one("#now-head", SteadyText).show(Content.styled(NO_AGENDA, "bold $accent"))
        self.query_one("#script", SteadyText).show(Content(FROM_SOURCE))

    @property
    def _is_roomy(self) -> bool:
        return not self.has_class("-short")

    def _target_id(self) -> str | None:
        """Return the item that + − K act on and whose script is shown.

        The list is asked, not what it told last: a quick hand presses the next key
        before the news of a moved cursor has gone round.
        """
        picked = self.query_one(AgendaList).picked
        return picked if picked is not None else self._focus_id()

    def _focus_id(self) -> str | None:
        focus = item_in_focus(self._view) if self._view is not None else None
        return focus.id if focus is not None else None

    def _target(self) -> AgendaItem | None:
        item_id = self._target_id()
        if self._view is None or item_id is None:
            return None
        return self._view.of(item_id).item

    def _draw_script(self) -> None:
        item = self._target()
        if item is None:
            return
        title = self.query_one("#script-title", SteadyText)
        title.show(self._script_heading(item, title.content_size.width))
        presenter = self.session.agenda.presenter(item)
        name = presenter.name if presenter is not None and item.presenter else ""
        self.query_one("#script", SteadyText).show(script_content(item.script, name))
        if self._scripted != (item.id, item.script):
            self._scripted = (item.id, item.script)
            self.query_one("#script-scroll", VerticalScroll).scroll_home(animate=False)

    def _script_heading(self, item: AgendaItem, room: int) -> Content:
        if item.id == self._focus_id():
            return Content.styled("LỜI DẪN", "$muted")
        back = "   Esc về mục hiện tại"
        name = wrapped(title_beside_kind(item), max(1, room - 11 - len(back)), 1)[0]
        return Content.assemble(
            ("XEM TRƯỚC  ", "bold $accent"), (name, "$foreground"), (back, "$muted")
        )

    def _draw_next(self, view: Forecast) -> None:
        line, who = (
            self.query_one("#next-item", SteadyText),
            self.query_one("#next-presenter", SteadyText),
        )
        following = item_after_focus(view)
        if following is None:
            line.show(Content.styled("KẾ TIẾP  không còn mục nào", "$muted"))
            who.show(Content(""))
            return
        room = line.content_size.width
        line.show(
            Content.assemble(
                ("KẾ TIẾP  ", "$muted"),
                (f"{self.session.agenda.clock(following.start)}  ", "bold $accent"),
                (wrapped(following.item.title, max(1, room - 16), 1)[0], "bold $foreground"),
            )
        )
        who.show(presenter_words(self.session.agenda.presenter(following.item), room - 9))

    def _draw_end(self, view: Forecast) -> None:
        foot = self.query_one("#agenda-end", SteadyText)
        width = foot.content_size.width
        lines = end_lines(view, self.session.agenda.clock, brief=not self._is_roomy)
        target = self._target()
        keys = [
            command.cap
            for command in self.COMMANDS_HERE
            if command.action in ("more", "less", "skip") and self.check_action(command.action, ())
        ]
        if target is not None and keys:
            words = ((f"{' '.join(keys)} ", "bold $accent"), ("cho  ", "$muted"))
            heading = Content.assemble(*words)
            room = max(1, width - heading.cell_length)
            lines.append(heading + wrapped(title_beside_kind(target), room, 1)[0])
        foot.show(Content("\n").join(line.truncate(width, ellipsis=True) for line in lines))

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply now; what P does depends on the clock."""
        current = self._view.current if self._view is not None else None
        label = "tiếp" if current is not None and current.is_paused else "dừng"
        return tuple(
            replace(command, label=label) if command.action == "pause" else command
            for command in super().visible_commands()
        )

    # -- what applies now ----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply to the agenda as it stands or to this size."""
        view = self._view
        if action not in _NEEDS or view is None:
            return action != "toggle_list" or self.has_class("-narrow")
        return _NEEDS[action](view, self._target())

    @on(OptionList.OptionHighlighted, "#agenda-list")
    def _pick(self) -> None:
        """Take the item under the cursor as the one + − K act on and whose script shows."""
        if self._view is None:
            return
        self._draw_script()
        self._draw_end(self._view)
        self.draw_keys()

    # -- actions -------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go on to the item that is shown as the next."""
        self.app.perform(lambda: self.session.agenda.start_next(self._view))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.app.perform(lambda: self.session.agenda.pause_or_resume(self._view))

    def action_more(self) -> None:
        """Give the chosen item one minute more."""
        self._extend(1)

    def action_less(self) -> None:
        """Take one minute from the chosen item."""
        self._extend(-1)

    def _extend(self, minutes: int) -> None:
        item_id = self._target_id()
        if item_id is not None:
            self.app.perform(lambda: self.session.agenda.extend(item_id, minutes))

    def action_skip(self) -> None:
        """Leave out the chosen item, or take it up again."""
        item_id = self._target_id()
        if item_id is not None:
            self.app.perform(lambda: self.session.agenda.skip_or_restore(item_id))

    def action_end(self) -> None:
        """End the running item and start nothing."""
        self.app.perform(lambda: self.session.agenda.end_current(self._view))

    def action_backdate(self) -> None:
        """Ask since when the running item has really been running."""
        seen = self._view
        if seen is None or seen.current is None:
            return

        def save(minutes: int | None) -> None:
            if minutes:
                self.app.perform(lambda: self.session.agenda.backdate(minutes, seen))

        self.app.push_screen(BackdateForm(seen.current.item.title, self._backdate_preview), save)

    def _backdate_preview(self, minutes: int) -> str:
        try:
            start = self.session.agenda.backdated_start(minutes)
        except Refused as refusal:
            return str(refusal)
        return f"Ghi lại: bắt đầu lúc {self.session.agenda.clock(start)}" if start else ""

    def action_follow(self) -> None:
        """Return to the running item."""
        self.remove_class("-list")
        if self._view is not None:
            self.query_one(AgendaList).show(self._view.items, self._focus_id())
        self.refresh_data()

    def action_toggle_list(self) -> None:
        """Show the list instead of the script on a small screen, or the other way round."""
        self.toggle_class("-list")
        self.call_after_refresh(self.redraw)
        self.call_after_refresh(self._focus_what_shows)

    def action_script_up(self) -> None:
        """Scroll the script up by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_script_down(self) -> None:
        """Scroll the script down by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_down(animate=False)


def _is_running(view: Forecast, _: AgendaItem | None) -> bool:
    return view.current is not None


_NEEDS: dict[str, Callable[[Forecast, AgendaItem | None], bool]] = {
    "next": lambda view, _: view.next is not None,
    "pause": _is_running,
    "backdate": _is_running,
    "end": _is_running,
    "more": lambda _, item: item is not None and (item.is_running or item.is_waiting),
    "less": lambda _, item: item is not None and (item.is_running or item.is_waiting),
    "skip": lambda _, item: item is not None and item.started_at is None,
}
"""What each action needs of the agenda and of the chosen item."""
