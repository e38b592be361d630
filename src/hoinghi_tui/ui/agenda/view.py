"""F6 as it is seen: the running item, its script, who is next, and the whole agenda."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.services.presenters import Presenter
from hoinghi_tui.ui.agenda.agenda_list import AgendaList, wrapped
from hoinghi_tui.ui.agenda.agenda_now import NowPanel
from hoinghi_tui.ui.agenda.agenda_text import (
    absent_line,
    end_lines,
    facing,
    item_after_focus,
    item_in_focus,
)
from hoinghi_tui.ui.agenda.alerts import AlertLine
from hoinghi_tui.ui.agenda.commands import NEEDS, Need
from hoinghi_tui.ui.agenda.cuts_panel import CutsPanel
from hoinghi_tui.ui.agenda.next_panel import NextPanel
from hoinghi_tui.ui.agenda.script_words import filled_script
from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_AGENDA = "Chưa có chương trình"
HOW_TO_BEGIN = "Ctrl+O lập chương trình từ mẫu, hoặc từ tệp Excel, Word. I thêm từng mục."
NO_SCRIPT = "Mục này chưa có lời dẫn."

_LIST_HEAD, _LIST_FIGURES = "  DUYỆT  DỰ KIẾN", "DÀI · LỆCH ĐẦU"
_UNDO = Command("undo", "", "Ctrl+Z", "hoàn tác", "Hoàn tác việc vừa lưu của bàn này")
"""The program's own, which F6 shows before its less needed keys."""
_OF_CHOSEN = ("more", "less", "skip", "jump", "shift")
"""Actions on the chosen item that are named beside its title."""

_MINUTE = timedelta(minutes=1)

Absent = tuple[ItemForecast, Presenter]
"""An item that is due soon, and its presenter who is not here."""


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
        yield AlertLine(id="agenda-alert")
        with Horizontal(id="agenda"):
            with Vertical(id="agenda-left"):
                yield NowPanel(clock, id="now-panel", classes="panel")
                with Vertical(id="script-panel", classes="panel"):
                    yield SteadyText(id="script-title", classes="panel-title")
                    with VerticalScroll(id="script-scroll"):
                        yield SteadyText(id="script")
                yield CutsPanel(id="cuts-panel", classes="panel")
                yield NextPanel(clock, id="next-panel", classes="panel")
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
        before = self.seen
        self._draw(self.session.agenda.forecast(now))
        if before is None or self.seen is None or _to_cut(before) != _to_cut(self.seen):
            self.draw_keys()

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
        pace = self.session.agenda.pace(view.now)
        alone = self.has_class("-narrow")
        self.query_one(NowPanel).show(view, presenter, pace, large=self._is_roomy, alone=alone)
        absent = self.session.agenda.absent_presenters(view.now)
        listed.show(
            view.items, focus.id if moved_on else None, flagged=[row.id for row, _ in absent]
        )
        title = self.query_one("#list-title", SteadyText)
        title.show(facing(Content(_LIST_HEAD), Content(_LIST_FIGURES), title.content_size.width))
        self._draw_end(view, absent)
        self._draw_script()
        if self.has_class("-cuts"):
            self.query_one(CutsPanel).show(self.session.agenda.cuts(view.now), view)
        self._draw_next(view, absent)

    def _draw_empty(self) -> None:
        self.query_one(AgendaList).show(())
        for text in self.query(SteadyText):
            text.show(Content(""))
        self.query_one("#now-head", SteadyText).show(Content.styled(NO_AGENDA, "bold $accent"))
        self.query_one("#script", SteadyText).show(Content(HOW_TO_BEGIN))

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
        script = self.session.scripts.text(item.id)
        self.query_one("#script", SteadyText).show(filled_script(script, name))
        if self._scripted != (item.id, script.template):
            self._scripted = (item.id, script.template)
            self.query_one("#script-scroll", VerticalScroll).scroll_home(animate=False)

    def _script_heading(self, item: AgendaItem, room: int) -> Content:
        if item.id == self.focus_id():
            return facing(Content.styled("LỜI DẪN", "$muted"), self._on_board(room - 12), room)
        back = "   Esc về mục hiện tại"
        name = wrapped(title_beside_kind(item), max(1, room - 11 - len(back)), 1)[0]
        return Content.assemble(
            ("XEM TRƯỚC  ", "bold $accent"), (name, "$foreground"), (back, "$muted")
        )

    def _on_board(self, room: int) -> Content:
        """Return what the one who speaks is being told."""
        message = self.session.agenda.message()
        if message is None:
            return Content("")
        words = wrapped(message.text, max(1, room - 12), 1)[0].rstrip()
        return Content.assemble(("trên bảng  ", "$muted"), (words, "bold $accent"))

    def _draw_next(self, view: Forecast, absent: Sequence[Absent]) -> None:
        following = item_after_focus(view)
        presenter = self.session.agenda.presenter(following.item) if following else None
        is_absent = following is not None and any(row.id == following.id for row, _ in absent)
        self.query_one(NextPanel).show(following, presenter, is_absent=is_absent)

    def _draw_end(self, view: Forecast, absent: Sequence[Absent]) -> None:
        foot = self.query_one("#agenda-end", SteadyText)
        width = foot.content_size.width
        clock = self.session.agenda.clock
        lines = end_lines(view, clock, brief=not self._is_roomy)
        if absent:
            lines.append(absent_line(absent, clock))
        target = self.target()
        keys = [
            command.cap
            for command in self.COMMANDS_HERE
            if command.action in _OF_CHOSEN and self.check_action(command.action, ())
        ]
        if target is not None and keys:
            words = ((f"{' '.join(keys)} ", "bold $accent"), ("cho  ", "$muted"))
            heading = Content.assemble(*words)
            room = max(1, width - heading.cell_length)
            lines.append(heading + wrapped(title_beside_kind(target), room, 1)[0])
        foot.show(Content("\n").join(line.truncate(width, ellipsis=True) for line in lines))

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply now; what some do depends on what is shown.

        Undoing stands before what is needed less, on a small screen by its key alone.
        """
        labels = self._labels()
        shown = []
        for command in super().visible_commands():
            shown.append(replace(command, label=labels.get(command.action, command.label)))
            if command.action == "introductions":
                shown.append(replace(_UNDO, label=labels.get("undo", _UNDO.label)))
        return tuple(shown)

    def _labels(self) -> dict[str, str]:
        """Return the words of the keys that now do something else than usual."""
        view, narrow = self.seen, self.has_class("-narrow")
        labels = {"undo": ""} if narrow else {}
        if view is not None and not view.has_begun:
            labels["next"] = "bắt đầu"
        if view is not None and view.current is not None and view.current.is_paused:
            labels["pause"] = "tiếp"
        if self.has_class("-cuts"):
            labels["cuts"] = "lời dẫn"
        elif view is not None:
            labels["cuts"] = f"{'rút' if narrow else 'cần rút'} {_to_cut(view)}′"
        return labels

    def action_undo(self) -> None:
        """Take back the last action, for a click on the key."""
        self.app.action_undo()

    def action_follow(self) -> None:
        """Return to the running item."""
        self.remove_class("-list", "-cuts")
        if self.seen is not None:
            self.query_one(AgendaList).show(self.seen.items, self.focus_id())
        self.refresh_data()

    # -- what applies now ----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply to the agenda as it stands or to this size."""
        if not super().check_action(action, parameters):
            return False
        view = self.seen
        if action == "toggle_list":
            return self.has_class("-narrow")
        if action == "cut":
            return self.has_class("-cuts")
        if action == "cuts" and self.has_class("-cuts"):
            return True
        name = action.partition("(")[0]
        if view is None or name not in self.NEEDS:
            return True
        return self.NEEDS[name](view, self.target())

    @on(OptionList.OptionHighlighted, "#agenda-list")
    def _pick(self) -> None:
        """Take the item under the cursor as the one + − K act on and whose script shows."""
        if self.seen is None:
            return
        self._draw_script()
        self._draw_end(self.seen, self.session.agenda.absent_presenters(self.seen.now))
        self.draw_keys()


def _to_cut(view: Forecast) -> int:
    """Return what must be saved in minutes, the begun one counted: less would not be enough."""
    return -(-view.need_to_cut // _MINUTE)
