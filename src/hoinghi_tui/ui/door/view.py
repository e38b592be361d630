"""F5 as it is seen: scan box, answer, counts; and what stands behind an answer."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.people import Delegate, Means
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.unsaved import arrival_unsaved
from hoinghi_tui.services.door import Arrival, Card
from hoinghi_tui.storage import Conflict, Damaged, NotSaved
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.door_result import Result
from hoinghi_tui.ui.door.latest_arrivals import LatestArrivals
from hoinghi_tui.ui.door.result_panel import ResultPanel
from hoinghi_tui.ui.door.suggestions import Suggestions
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.ui.widgets.steady_text import Steady
from hoinghi_tui.ui.widgets.unit_bars import UnitBars, arrived_words

_FEWEST_BARS, _OTHER_LINES = 9, 8
"""However many units there are, the latest arrivals keep their room."""

QUIET = timedelta(minutes=1)
"""After this long without a scan or a key, names are hidden from passers-by."""


class DoorView(ConferenceScreen):
    """Shows one answer at a time, who fits what is typed, and who has come."""

    def __init__(self) -> None:
        super().__init__()
        self.result: Result | None = None
        """The answer in the panel; None while waiting for the next person."""
        self._hides_names = False
        self._counts_are_due = False

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
                    yield Steady(id="arrived-title", classes="panel-title")
                    yield UnitBars(id="arrived-bars")
                with Vertical(id="latest-panel", classes="panel"):
                    yield Static("VỪA ĐẾN", classes="panel-title", markup=False)
                    yield LatestArrivals(id="latest")

    @property
    def box(self) -> ScanInput:
        """The box that always has the focus."""
        return self.query_one("#scan-box", ScanInput)

    @property
    def suggestions(self) -> Suggestions:
        """The people who fit what is typed."""
        return self.query_one(Suggestions)

    def person_in_sight(self) -> Card | None:
        """Return the person chosen in the list, else the one of the answer."""
        if self.suggestions.display:
            return self.suggestions.current
        return self.result.card if self.result else None

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the counts, the latest arrivals, and whether the answer still holds."""
        session = self.session
        tally = session.tally()
        guests = f"  +{tally.walk_in} khách" if tally.walk_in else ""
        title = Content.assemble(arrived_words(tally), (guests, "$muted"))
        self.query_one("#arrived-title", Steady).write(title)
        most = max(_FEWEST_BARS, (self.size.height - _OTHER_LINES) // 2)
        self.query_one(UnitBars).show_units(session.door.by_unit(), most)
        self.query_one(LatestArrivals).show(session, names=self.is_attended())
        self._recheck()
        self._draw_result()

    def stir(self) -> None:
        """Note that somebody is at the desk: names may stand on the screen again."""
        self.app.active_at = self.session.now()
        if self._hides_names:
            self._hides_names = False
            self.query_one(LatestArrivals).show(self.session, names=True)

    def is_attended(self) -> bool:
        """Tell whether somebody has done something here within the last minute."""
        return not self.app.desk.hide_names or self.session.now() - self.app.active_at <= QUIET

    def tick(self, now: datetime) -> None:
        """Hide the names after a quiet minute."""
        if not self._hides_names and not self.is_attended():
            self._hides_names = True
            self._hide_names()

    def _hide_names(self) -> None:
        """Take every name off the screen; what was half typed in a dialog stays there."""
        with self.box.prevent(ScanInput.Changed):
            self.box.value = ""
        self.suggestions.show("", (), 0, None)
        self.show_suggestions(False)
        self.show_result(None)
        self.query_one(LatestArrivals).show(self.session, names=False)
        from hoinghi_tui.ui.door.badge_dialog import CodeDialog

        if isinstance(self.app.screen, CodeDialog):
            self.app.screen.dismiss()

    def _recheck(self) -> None:
        """Read the person anew; take the answer back when its action was undone."""
        result = self.result
        if result is None or result.card is None:
            return
        person = result.card.delegate.id
        if person not in self.session.state.delegates:
            self.result = None
        elif not result.still_holds(self.session.state.attendance.get(person)):
            self.result = door_result.undone(self.session.door.card(person))
        else:
            # Another station may have moved the person to another seat.
            self.result = replace(result, card=self.session.door.card(person))

    def show_result(self, result: Result | None) -> None:
        """Show an answer, or with None that the door waits for the next person."""
        self._hold(result)
        self._draw_result()

    def _hold(self, result: Result | None) -> None:
        if result is not None and self.app.is_for_guests:
            result = door_result.for_guests(result)
        self.result = result
        if result is not None:
            self.stir()

    def _draw_result(self) -> None:
        self.query_one(ResultPanel).show(self.result, self.session.tally())
        self.draw_keys()

    def show_suggestions(self, visible: bool) -> None:
        """Show who fits what is typed, or the answer again."""
        if self.suggestions.display != visible:
            self.suggestions.display = visible
            self.query_one(ResultPanel).display = not visible
        self.draw_keys()

    # -- answering -----------------------------------------------------------------------

    def scan(self, text: str, *, means: Means = Means.QR) -> None:
        """Judge a badge and show the answer; green only when it is on the disk."""
        door = self.session.door
        self.answer(lambda: door.scan(text, means=means), None, read=text)

    def scan_behind(self, text: str, *, means: Means = Means.QR) -> None:
        """Judge a badge scanned while a dialog hides the panel."""
        self.scan(text, means=means)
        if self.result is not None:
            self.app.say(door_result.one_line(self.result))

    def answer(
        self,
        act: Callable[[], Arrival],
        delegate: Delegate | None,
        *,
        read: str = "",
        unsaved: str = "",
    ) -> str:
        """Do something at the door and show the answer, or in red that it is not saved.

        ``unsaved`` says what would not have been done, unless it is an arrival. Returns why
        it could not be done, "" when the door has answered.
        """
        door, problem = self.session.door, ""
        try:
            arrival = act()
        except (NotSaved, Damaged, Conflict) as failure:
            problem = str(failure)
            if delegate is None and read:
                delegate = door.holder(read)
            listed = delegate is not None and delegate.id in self.session.state.delegates
            card = door.card(delegate.id) if delegate and listed else None
            if not unsaved and delegate is not None:
                unsaved = arrival_unsaved(delegate.full_name)
            self._hold(door_result.not_saved(problem, card, unsaved))
            self.app.ring("error")
        except Refused as refusal:
            problem = str(refusal)
            self.app.say(problem, "warning")
        else:
            person = arrival.delegate
            card = door.card(person.id) if person else None
            result = door_result.of_arrival(
                arrival, card, read, self.session.clock_text, alarm=door.alarm
            )
            self._hold(result)
            self.app.ring(result.tone)
            self.app.forget_failures()
        # The person waits for the answer; the counts may follow a frame later, and once for
        # a whole burst.
        self._draw_result()
        if not self._counts_are_due:
            self._counts_are_due = True
            self.call_after_refresh(self._draw_counts)
        return problem

    def _draw_counts(self) -> None:
        self._counts_are_due = False
        self.app.data_changed()
