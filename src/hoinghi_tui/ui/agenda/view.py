"""F6 as it is seen: the running item, its script, who is next, and the whole agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.ui.agenda.agenda_list import AgendaList, wrapped
from hoinghi_tui.ui.agenda.agenda_now import NowPanel
from hoinghi_tui.ui.agenda.agenda_text import (
    end_lines,
    item_after_focus,
    item_in_focus,
    presenter_words,
    script_content,
)
from hoinghi_tui.ui.agenda.commands import NEEDS, Need
from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.empty_words import FROM_SOURCE
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_AGENDA = "Chưa có chương trình"
NO_SCRIPT = "Mục này chưa có lời dẫn."


class AgendaView(ConferenceScreen):
    """Draws the agenda and its clock; what is done to it is the subclasses'."""

    NEEDS: ClassVar[Mapping[str, Need]] = NEEDS
    """What each action needs of the agenda and of the chosen item."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Forecast | None = None
        """The forecast on the screen, which every action names as what the person saw."""
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
        before = item_in_focus(self.seen) if self.seen is not None else None
        self.seen = view
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

    def target_id(self) -> str | None:
        """Return the item that + − K act on and whose script is shown.

        The list is asked, not what it told last: a quick hand presses the next key
        before the news of a moved cursor has gone round.
        """
        picked = self.query_one(AgendaList).picked
        return picked if picked is not None else self.focus_id()

    def focus_id(self) -> str | None:
        """Return the item the screen is about: the running one, else the next."""
        focus = item_in_focus(self.seen) if self.seen is not None else None
        return focus.id if focus is not None else None

    def target(self) -> AgendaItem | None:
        """Return the chosen item as it was seen."""
        item_id = self.target_id()
        if self.seen is None or item_id is None:
            return None
        return self.seen.of(item_id).item

    def _draw_script(self) -> None:
        item = self.target()
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
        if item.id == self.focus_id():
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
        target = self.target()
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
        current = self.seen.current if self.seen is not None else None
        label = "tiếp" if current is not None and current.is_paused else "dừng"
        return tuple(
            replace(command, label=label) if command.action == "pause" else command
            for command in super().visible_commands()
        )

    # -- what applies now ----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply to the agenda as it stands or to this size."""
        view = self.seen
        if action not in self.NEEDS or view is None:
            return action != "toggle_list" or self.has_class("-narrow")
        return self.NEEDS[action](view, self.target())

    @on(OptionList.OptionHighlighted, "#agenda-list")
    def _pick(self) -> None:
        """Take the item under the cursor as the one + − K act on and whose script shows."""
        if self.seen is None:
            return
        self._draw_script()
        self._draw_end(self.seen)
        self.draw_keys()
