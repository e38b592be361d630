"""What is on now: the item, its clock, and the words that go with the figures."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_pace import AwardPace
from hoinghi_tui.domain.agenda_words import kind_word, title_beside_kind
from hoinghi_tui.domain.prediction import CurrentItem, Forecast, Pace
from hoinghi_tui.domain.time_text import delta_text, length_text, whole_minutes
from hoinghi_tui.services.presenters import Presenter
from hoinghi_tui.ui.agenda.agenda_list import wrapped
from hoinghi_tui.ui.agenda.agenda_text import (
    Part,
    clock_face,
    drift_part,
    item_in_focus,
    presenter_words,
    state_words,
)
from hoinghi_tui.ui.widgets.big_clock import BigClock
from hoinghi_tui.ui.widgets.steady_text import SteadyText

Fact = tuple[str, Part]
"""A label and its figure; a figure that speaks for itself has a blank label."""

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)
_FACTS_MARGIN = 3


class ProgressLine(SteadyText):
    """A bar of exactly one line: how much of the item's time is used."""

    def show_share(self, share: float, tone: str) -> None:
        """Draw the used share, from 0 to 1, over the width that is there."""
        width = self.content_size.width
        used = round(max(0.0, min(1.0, share)) * width)
        self.show(Content.assemble(("━" * used, tone), ("━" * (width - used), "$faint")))


class NowPanel(Vertical):
    """The running item, or what is waited for, with the clock as the largest thing."""

    DEFAULT_CSS = """
    NowPanel { height: auto; }
    NowPanel #now-head { height: 1; }
    NowPanel #now-title { height: auto; max-height: 2; text-style: bold; }
    NowPanel #now-presenter { height: 1; }
    NowPanel #now-middle { height: 5; margin: 1 0; }
    NowPanel #now-facts { width: 1fr; height: 100%; margin-left: 3; }
    NowPanel ProgressLine { height: 1; }
    """

    def __init__(self, clock: Callable[[datetime], str], *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._local_time = clock

    def compose(self) -> ComposeResult:
        """Yield head, title, presenter, clock beside the facts, and the bar."""
        yield SteadyText(id="now-head")
        yield SteadyText(id="now-title")
        yield SteadyText(id="now-presenter")
        with Horizontal(id="now-middle"):
            yield BigClock(id="now-clock")
            yield SteadyText(id="now-facts")
        yield ProgressLine(id="now-progress")

    def show(
        self,
        view: Forecast,
        presenter: Presenter | None,
        awards: AwardPace | None,
        *,
        large: bool,
        alone: bool,
    ) -> None:
        """Show how the agenda stands; the clock five lines high when ``large``.

        ``awards`` is how fast the running award part goes. ``alone`` is the panel when no list
        stands beside it: then it tells of the end of all and of missed promises too.
        """
        pace = view.current.pace if view.current is not None else Pace.CALM
        # One change of colour each: what flickers is looked at, and not read.
        self.set_class(pace in (Pace.WARNING, Pace.LAST_CALL), "-warning")
        self.set_class(pace is Pace.OVERTIME, "-overtime")
        room = self.content_size.width
        item = item_in_focus(view)
        face, tone = clock_face(view, self._local_time)
        self.query_one(BigClock).show_face(face, tone, large=large)
        self.query_one("#now-head", SteadyText).show(self._head(view, item, room))
        title = title_beside_kind(item) if item is not None else ""
        lines = wrapped(title, room, 2 if large else 1)
        self.query_one("#now-title", SteadyText).show(Content("\n".join(lines)))
        self.query_one("#now-presenter", SteadyText).show(presenter_words(presenter, room))
        facts = self.query_one("#now-facts", SteadyText)
        clock_width = self.query_one(BigClock).styles.width
        facts_room = room - _FACTS_MARGIN - int(clock_width.value if clock_width else 0)
        facts.show(_beside(self._facts(view, awards, alone), facts_room, 5 if large else 3))
        share = view.current.progress if view.current is not None else float(view.is_over)
        bar_tone = tone if view.current is not None else "$success"
        self.query_one(ProgressLine).show_share(share, bar_tone)

    def _head(self, view: Forecast, item: AgendaItem | None, room: int) -> Content:
        state = Content.styled(*state_words(view, self._local_time)).stylize("bold")
        left = Content("")
        if item is not None:
            row = view.of(item.id)
            place = f"{row.place}/{len(view.items)}"
            left = Content.assemble(
                (f"{place}  ", "$muted"), (kind_word(item).upper(), "bold $accent")
            )
        gap = room - left.cell_length - state.cell_length
        return left + " " * gap + state if gap > 0 else state

    def _facts(self, view: Forecast, awards: AwardPace | None, alone: bool) -> list[Fact]:
        """Return the figures beside the clock; promises and the end where no list shows them."""
        more: list[Fact] = []
        if alone and view.conflicts:
            row = view.conflicts[0]
            promised = self._local_time(row.start - row.conflict)
            more.append(("", (f"▲ Lỡ hẹn {promised}", "bold $warning")))
        if awards is not None and view.current is not None:
            now = self._local_time
            begun: Fact = ("bắt đầu", (now(view.current.row.start), "$foreground"))
            return [begun, self._due_fact(view.current), *self._award_facts(awards), *more]
        if alone and not view.is_over:
            more.append(("cả buổi xong", (self._local_time(view.end), "$foreground")))
        return self._item_facts(view) + more

    def _award_facts(self, awards: AwardPace) -> Iterable[Fact]:
        """Yield how many have been handed over and when the last one will be."""
        late = awards.beyond >= _MINUTE
        early = awards.beyond <= -_MINUTE
        beyond = delta_text(awards.beyond)
        yield "đã trao", (f"{awards.done}/{awards.total} giấy", "bold $foreground")
        yield "đợt xong", (f"{awards.batches_done}/{awards.batches}", "$foreground")
        yield (
            "trao xong",
            (
                f"{self._local_time(awards.end)}{f' {beyond}′' if late or early else ''}",
                "bold $warning" if late else "bold $success",
            ),
        )

    def _item_facts(self, view: Forecast) -> list[Fact]:
        drift = ("", drift_part(view.drift_now))
        if view.current is not None:
            return [*self._current_facts(view.current, view.now), drift]
        if view.is_over:
            return [("xong lúc", (self._local_time(view.end), "$foreground")), drift]
        if view.next is None:
            return []
        planned = view.next.planned_start or view.next.start
        overdue = whole_minutes(view.overdue)
        return [
            ("dự kiến", (self._local_time(planned), "$foreground")),
            ("bây giờ", (self._local_time(view.now), "$foreground")),
            ("", ("Space bắt đầu", "$accent")),
            ("", (f"B lùi giờ {overdue}′" if overdue else "", "$accent")),
        ]

    def _current_facts(self, current: CurrentItem, now: datetime) -> Iterable[Fact]:
        """Yield a sum from top to bottom: start, what was given, how long it stood still, due."""
        item = current.item
        extension = timedelta(seconds=item.extension_s)
        sign = "+" if extension > _ZERO else ""
        given = length_text(timedelta(seconds=item.duration_s))
        more = f" {sign}{length_text(extension)}" if extension else ""
        paused = item.paused_for(now)
        yield "bắt đầu", (self._local_time(current.row.start), "$foreground")
        yield "thời lượng", (f"{given}{more}", "$foreground")
        if paused:
            yield "dừng", (length_text(paused), "$accent")
        yield self._due_fact(current)

    def _due_fact(self, current: CurrentItem) -> Fact:
        tone = "$error" if current.pace is Pace.OVERTIME else "bold $foreground"
        return "phải xong", (self._local_time(current.due), tone)


def _beside(facts: list[Fact], room: int, height: int) -> Content:
    """Put the facts under one another in as many columns as needed; one too many is left out."""
    facts = [fact for fact in facts if fact[1][0]]
    lines = [Content("")] * height
    for start in range(0, len(facts), height):
        gap = "    " if start else ""
        column = _column(facts[start : start + height], height)
        wider = [line + gap + more for line, more in zip(lines, column, strict=True)]
        if max(line.cell_length for line in wider) > room:
            break
        lines = wider
    return Content("\n").join(lines)


def _column(facts: list[Fact], height: int) -> list[Content]:
    """Write facts as lines of one width, the figures aligned."""
    labels = max((len(label) for label, _ in facts), default=0)
    lines = [
        Content.assemble((f"{label:{labels}} " if label else "", "$muted"), (figure, tone))
        for label, (figure, tone) in facts
    ]
    width = max((line.cell_length for line in lines), default=0)
    lines += [Content("")] * (height - len(lines))
    return [line.pad_right(width - line.cell_length) for line in lines]
