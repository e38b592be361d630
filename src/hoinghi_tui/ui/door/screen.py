"""F5 Đón tiếp: scan or type a name; the answer fills the screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.badges import ScanKind, read_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Delegate, Presence, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.door import Arrival, Card
from hoinghi_tui.storage import Conflict, Damaged, NotSaved
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.door_result import Result
from hoinghi_tui.ui.door.latest_arrivals import LatestArrivals
from hoinghi_tui.ui.door.result_panel import ResultPanel
from hoinghi_tui.ui.door.suggestions import Suggestions
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.ui.widgets.unit_bars import UnitBars

QUIET = timedelta(minutes=1)
"""After this long without a scan the name on screen is hidden from passers-by."""

MOST_SUGGESTIONS = 50


class DoorScreen(ConferenceScreen):
    """Checks people in by badge or by name; nothing ever has to be dismissed."""

    CSS_PATH = "screen.tcss"
    MODE = "door"
    HELP = """
Quét mã trên thẻ: chương trình tự nhận, ghi điểm danh và cho biết chỗ ngồi. Không phải bấm gì
giữa hai lần quét; lần quét sau thay kết quả lần trước. MỜI VÀO chỉ hiện khi đã lưu xong.

Quên thẻ: gõ tên (không cần dấu, viết tắt chữ cái đầu cũng được), chức vụ, đơn vị, đuôi điện
thoại hoặc số ghế. Còn một người thì bấm Enter; nhiều người thì chọn bằng ↑ ↓ rồi Enter.

Người khác đến thay: quét thẻ hoặc tìm tên người được thay, rồi bấm Ctrl+T. Đại biểu đã báo vắng
mà vẫn đến: bấm Ctrl+Y để xác nhận. Đại biểu về sớm: bấm Ctrl+R. Bấm nhầm: Ctrl+Z.

UNIKEY ĐANG BẬT: tắt bộ gõ tiếng Việt rồi quét lại. Tên tự ẩn sau một phút không có ai.
"""
    COMMANDS_HERE = (
        Command("submit", "enter", "Enter", "điểm danh", "Điểm danh người đang chọn"),
        Command("accept", "ctrl+y", "Ctrl+Y", "vẫn đến dự", "Nhận đại biểu đã báo vắng vào họp"),
        Command("substitute", "ctrl+t", "Ctrl+T", "đi thay", "Ghi người đến thay đại biểu này"),
        Command("leave", "ctrl+r", "Ctrl+R", "báo về", "Ghi đại biểu này đã về"),
        Command("clear", "escape", "Esc", "xóa ô", "Xóa ô quét và kết quả", shown=False),
        Command("choose(-1)", "up", "↑", "lên", "Chọn người ở trên", shown=False),
        Command("choose(1)", "down", "↓", "xuống", "Chọn người ở dưới", shown=False),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._result: Result | None = None
        self._shown_at: datetime | None = None
        self._declined: Delegate | None = None
        self._search_due = False

    def compose_body(self) -> Iterable[Widget]:
        """Yield scan box and answer on the left, the counts on the right."""
        with Horizontal(id="door"):
            with Vertical(id="door-left"):
                with Vertical(id="scan-panel", classes="panel"):
                    yield ScanInput(placeholder="Quét mã hoặc gõ tên", id="scan-box")
                yield ResultPanel(id="result")
                yield Suggestions(id="suggestions")
            with Vertical(id="door-right"):
                with Vertical(id="arrived-panel", classes="panel"):
                    yield Static(id="arrived-title", classes="panel-title", markup=False)
                    yield UnitBars(id="arrived-bars")
                with Vertical(id="latest-panel", classes="panel"):
                    yield Static("VỪA ĐẾN", classes="panel-title", markup=False)
                    yield LatestArrivals(id="latest")

    @property
    def box(self) -> ScanInput:
        """The box that always has the focus."""
        return self.query_one(ScanInput)

    @property
    def suggestions(self) -> Suggestions:
        """The people who fit what is typed."""
        return self.query_one(Suggestions)

    def on_descendant_blur(self) -> None:
        """Give the focus back to the box: a scan must find it whatever was clicked."""
        self.call_after_refresh(self.box.focus)

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the counts, the latest arrivals, and whether the answer still holds."""
        session = self.session
        tally = session.tally()
        self.query_one("#arrived-title", Static).update(
            Content.assemble(
                ("ĐÃ ĐẾN  ", "$muted"),
                (f"{tally.present}", "bold $foreground"),
                (f" / {tally.invited}", "$muted"),
            )
        )
        self.query_one(UnitBars).show_units(session.door.by_unit())
        self.query_one(LatestArrivals).show(session)
        self._recheck()
        self._draw_result()

    def tick(self, now: datetime) -> None:
        """Hide the name after a quiet minute."""
        if self._shown_at is not None and now - self._shown_at > QUIET:
            self._show(None)

    def _recheck(self) -> None:
        """Read the person anew; take the answer back when its action was undone."""
        result = self._result
        if result is None or result.card is None:
            return
        person = result.card.delegate.id
        if person not in self.session.state.delegates:
            self._result = None
        elif not result.still_holds(self.session.state.attendance.get(person)):
            self._result = door_result.undone(self.session.door.card(person))
        else:
            # Another station may have moved the person to another seat.
            self._result = replace(result, card=self.session.door.card(person))

    def _show(self, result: Result | None, declined: Delegate | None = None) -> None:
        self._result = result
        self._declined = declined
        self._shown_at = self.session.now() if result else None
        self._draw_result()

    def _draw_result(self) -> None:
        self.query_one(ResultPanel).show(self._result, self.session.tally())
        self.draw_keys()

    def _show_suggestions(self, visible: bool) -> None:
        self.suggestions.display = visible
        self.query_one(ResultPanel).display = not visible
        self.draw_keys()

    # -- scanning ------------------------------------------------------------------------

    @on(ScanInput.Scanned, "#scan-box")
    def _line_taken(self, scanned: ScanInput.Scanned) -> None:
        if read_code(scanned.text).kind is ScanKind.TEXT:
            self._choose_by_name(scanned.text)
        else:
            self.scan(scanned.text)

    def scan(self, text: str) -> None:
        """Judge a badge and show the answer; green only when it is on the disk."""
        door = self.session.door
        self._answer(lambda: door.scan(text), door.holder(text), read=text)

    def _check_in(self, delegate: Delegate, *, accept_declined: bool = False) -> None:
        self._answer(
            lambda: self.session.door.check_in(delegate.id, accept_declined=accept_declined),
            delegate,
        )

    def _answer(
        self, act: Callable[[], Arrival], delegate: Delegate | None, *, read: str = ""
    ) -> None:
        """Do something at the door and show the answer, or in red that it is not saved."""
        door = self.session.door
        try:
            arrival = act()
        except (NotSaved, Damaged, Conflict) as failure:
            listed = delegate is not None and delegate.id in self.session.state.delegates
            card = door.card(delegate.id) if delegate and listed else None
            self._show(door_result.not_saved(str(failure), card))
            self.app.bell()
        except Refused as refusal:
            self.app.say(str(refusal), "warning")
        else:
            person = arrival.delegate
            card = door.card(person.id) if person else None
            declined = person if arrival.result is CheckInResult.DECLINED else None
            result = door_result.of_arrival(arrival, card, read, self.session.clock_text)
            self._show(result, declined)
            if result.tone in ("warning", "error"):
                self.app.bell()
            self.app.forget_failures()
        self.app.data_changed()

    # -- searching -----------------------------------------------------------------------

    @on(ScanInput.Changed, "#scan-box")
    def _typed(self) -> None:
        """Search once for many keys: a scanner types a thousand a second."""
        if not self._search_due:
            self._search_due = True
            self.call_after_refresh(self._search)

    def _search(self) -> None:
        self._search_due = False
        query = self.box.value
        if query == self.suggestions.query_text and self.suggestions.display:
            return
        if not query.strip() or read_code(query).kind is not ScanKind.TEXT:
            self._forget_query()
            return
        found = self._find(query)
        # The beginning of a badge's code is no name: the last answer stays in sight.
        self._show_suggestions(bool(found) or not query.strip().isdigit())

    def _find(self, query: str) -> list[Delegate]:
        """Search for people and put them into the list."""
        found = self.session.roster.search(query)
        cards = [self.session.door.card(one.id) for one in found[:MOST_SUGGESTIONS]]
        self.suggestions.show(query, cards, len(found))
        return found

    def _forget_query(self) -> None:
        self.suggestions.show("", (), 0)
        self._show_suggestions(False)

    def _choose_by_name(self, text: str) -> None:
        """Check in the only one who fits or the one chosen; else ask to choose."""
        if self.suggestions.query_text != text and not self._find(text):
            self._forget_query()
            self._show(door_result.not_found(text))
            return
        chosen = self.suggestions.current
        if chosen is not None:
            self._forget_query()
            self._check_in(chosen.delegate)
        elif self.suggestions.cards:
            self.box.give_back(text)
            self.suggestions.move(1)
            self._show_suggestions(True)
        else:
            self._forget_query()
            self._show(door_result.not_found(text))

    @on(Suggestions.Picked)
    def _picked(self) -> None:
        self.action_submit()

    # -- actions -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the person in sight."""
        if not self.is_mounted:
            return True
        if action == "accept":
            return self._declined is not None and not self.suggestions.display
        if action in ("substitute", "leave"):
            card = self._person_in_sight()
            if card is None:
                return False
            came = self.session.state.attendance.get(card.delegate.id)
            return action == "substitute" or (came is not None and came.state is Presence.PRESENT)
        return super().check_action(action, parameters)

    def _person_in_sight(self) -> Card | None:
        if self.suggestions.display:
            return self.suggestions.current
        return self._result.card if self._result else None

    def action_submit(self) -> None:
        """Take what is in the box, as Enter does."""
        self.box.submit()

    def action_clear(self) -> None:
        """Clear the box; when it is clear already, the answer."""
        if self.box.value:
            self.box.value = ""
        else:
            self._show(None)

    def action_choose(self, step: int) -> None:
        """Choose the next or the previous person of the list."""
        self.suggestions.move(step)
        self.draw_keys()

    def action_accept(self) -> None:
        """Check in somebody who had declined and came all the same."""
        if self._declined is not None:
            self._check_in(self._declined, accept_declined=True)

    def action_leave(self) -> None:
        """Note that the person in sight has gone home."""
        card = self._person_in_sight()
        if card is None:
            return
        person = card.delegate.id
        if self._done(lambda: self.session.door.report_leaving(person)):
            at = self.session.clock_text(self.session.now())
            self._show(door_result.left(self.session.door.card(person), at))

    def _done(self, action: Callable[[], None]) -> bool:
        """Save something through the program; tell whether it was saved."""

        def saved() -> bool:
            action()
            return True

        return self.app.perform(saved) is True

    def action_substitute(self) -> None:
        """Ask who came in the place of the person in sight."""
        card = self._person_in_sight()
        if card is None:
            return
        from hoinghi_tui.ui.door.substitute_form import SubstituteForm

        delegate = card.delegate

        def named(substitute: Substitute | None) -> None:
            if substitute is not None:
                self.box.value = ""
                self._answer(
                    lambda: self.session.door.take_substitute(delegate.id, substitute), delegate
                )

        self.app.push_screen(SubstituteForm(delegate, self._scan_behind_form), named)

    def _scan_behind_form(self, text: str) -> None:
        """Judge a badge scanned while a form hides the panel."""
        self.scan(text)
        if self._result is not None:
            card = self._result.card
            name = f": {card.delegate.full_name}" if card else ""
            seat = f", ghế {card.seat.id}" if card and card.seat else ""
            self.app.say(f"{self._result.mark} {self._result.headline}{name}{seat}")
