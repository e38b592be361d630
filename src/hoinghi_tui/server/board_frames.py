"""What a board's page is told: words and figures, ready to be put on the screen as they are.

The words are those of the terminal's boards (``ui/board/words.py``). Nothing in a frame changes
only because a second has passed, so that a page that is told nothing is up to date.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hoinghi_tui.domain.par_scores import Scoring
from hoinghi_tui.domain.prediction import Pace
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.domain.tally import Tally
from hoinghi_tui.services.board import Board, BoardItem, BoardView, Newcomer, Stage
from hoinghi_tui.services.par_board import ParBoard, ParView
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.speaker_board import SpeakerBoard, SpeakerView
from hoinghi_tui.ui.board import words
from hoinghi_tui.ui.widgets.counted_words import arrivals, summed, unit_count, unit_name
from hoinghi_tui.vietnamese import printable

Frame = dict[str, object]

_MOST_UNITS = 40
"""More lines fit on no screen."""


class Kind(StrEnum):
    """Which board it is; the value is its path without the slash."""

    HALL = "board"
    SPEAKER = "speaker"
    PAR = "par"


@dataclass(frozen=True, slots=True)
class Shown:
    """One board as a page asks for it; names are told only in the hall."""

    kind: Kind
    names: Names = Names.FULL


def frame(session: Session, shown: Shown) -> Frame:
    """Return what a page shows now."""
    if shown.kind is Kind.SPEAKER:
        return _speaker(SpeakerBoard(session))
    if shown.kind is Kind.PAR:
        return _par(ParBoard(session).view())
    return _hall(Board(session, shown.names).view(), session.agenda.clock)


def milliseconds(instant: datetime) -> int:
    """Return an instant as browsers count it, in milliseconds since 1970."""
    return int(instant.timestamp() * 1000)


# -- the hall --------------------------------------------------------------------------------


def _hall(view: BoardView, clock: Callable[[datetime], str]) -> Frame:
    told: Frame = {
        "stage": view.stage,
        "title": words.heading(view),
        "issuer": printable(view.issuer).upper(),
        "greeting": words.greeting(view),
        "below": [[printable(text), weight] for text, weight in words.below_greeting(view)],
        **_foot(view.marks, view.trouble),
    }
    if view.stage is Stage.DAY:
        told |= {
            "present": view.present,
            "invited": view.invited,
            "counted": words.present(view),
            "units": _units(view),
            "arrivals": _arrivals(view, clock),
            "newcomers": _newcomers(view.latest),
            "agenda": _agenda(view),
        }
    return told


def _units(view: BoardView) -> list[dict[str, object]]:
    """Return a line for each unit, and for each what is written there if it is the last line."""
    rows = view.units
    lines = []
    for place, row in enumerate(rows[:_MOST_UNITS], 1):
        name, tally = summed(rows, place)[-1]
        lines.append(_unit(unit_name(row), row.tally) | {"last": _unit(name, tally)})
    return lines


def _unit(name: str, tally: Tally) -> dict[str, object]:
    share = tally.present / tally.invited if tally.invited else 0
    return {"name": printable(name), "count": unit_count(tally), "share": share}


def _arrivals(view: BoardView, clock: Callable[[datetime], str]) -> Frame | None:
    curve, peak = view.arrivals, view.arrivals.peak
    if peak is None:
        return None
    steps = curve.steps
    return {
        "words": arrivals(curve, peak, clock)[0],
        "bars": [[step.count / peak.count, step is peak] for step in steps],
        "times": [clock(steps[0].start), clock(steps[-1].start + curve.length)],
    }


def _newcomers(latest: tuple[Newcomer, ...]) -> Frame:
    fresh = latest[0] if latest and latest[0].is_fresh else None
    told: Frame = {
        "title": words.welcome(fresh) if fresh else words.CAME if latest else "",
        "fresh": None,
        "others": [
            {
                "name": printable(words.listed_name(one)),
                "named": bool(one.who.name),
                "seat": words.seat(one),
                "seated": bool(one.seat),
                "post": printable(words.post(one)),
                "instead": printable(words.instead(one)),
            }
            for one in (latest[1:] if fresh else latest)
        ],
    }
    if fresh is not None:
        who = fresh.who
        # Somebody whose name is not told is welcomed by the seat, which says enough.
        told["fresh"] = {
            "name": printable(who.name or fresh.seat or "Đại biểu"),
            "seat": printable(fresh.seat) if who.name else "",
            "lines": [
                [printable(text), weight]
                for text, weight in (
                    (who.post, words.Weight.STRONG),
                    (who.unit, words.Weight.STRONG),
                    (words.instead(fresh), words.Weight.MUTED),
                    (words.way(fresh) if who.name else fresh.place, words.Weight.MUTED),
                )
                if text
            ],
        }
    return told


def _agenda(view: BoardView) -> list[Frame]:
    lines = []
    if view.now is not None:
        lines.append(_item(words.now_label(view.now), words.times(view.now), view.now, now=True))
    if view.next is not None:
        lines.append(_item(words.NEXT, view.next.start, view.next, now=False))
    return lines


def _item(label: str, times: str, item: BoardItem, *, now: bool) -> Frame:
    return {"label": label, "times": times, "title": printable(item.title), "now": now}


# -- the lectern -----------------------------------------------------------------------------


def _speaker(board: SpeakerBoard) -> Frame:
    """Return the words, and how the face goes on until somebody does something.

    The first step is now, the others begin at their "from"; a page cut off from the server
    turns amber and red all the same.
    """
    view = board.view()
    steps = [_step(view)]
    for turn in board.turns():
        step = _step(board.view(turn))
        if step != {key: steps[-1][key] for key in step}:
            steps.append({**step, "from": milliseconds(turn)})
    return {
        "title": words.spoken(view),
        "presenter": printable(view.presenter),
        "message": printable(view.message),
        "steps": steps,
        **_foot(view.marks, view.trouble),
    }


def _step(view: SpeakerView) -> Frame:
    return {
        "state": view.state,
        "count": view.count,
        "to": milliseconds(view.to) if view.to is not None else None,
        "face": view.face if view.count == "still" else "",
        "tone": _tone(view),
    }


def _tone(view: SpeakerView) -> str:
    """Return the colour by its name in the theme, as the terminal's board has it."""
    if view.is_calm and "‖" in view.state:
        return "accent"
    if view.pace is Pace.OVERTIME:
        return "error"
    if view.is_calm:
        return "muted"
    return "foreground" if view.pace is Pace.CALM else "warning"


# -- the index -------------------------------------------------------------------------------

_SCORING_TONES = {
    Scoring.NONE: "muted",
    Scoring.SELF: "accent",
    Scoring.APPRAISED: "success",
}


def _par(view: ParView) -> Frame:
    return {
        "title": printable(view.title),
        "share": view.share,
        "scored": words.scored(view),
        "points": view.points,
        "change": view.change,
        "tone": _SCORING_TONES[view.scoring],
        "bars": [
            {
                "name": words.field_name(one),
                "points": one.points,
                "words": one.words,
                "share": float(one.share) / 100 if one.share is not None else 0,
                "tone": _SCORING_TONES[one.scoring],
            }
            for one in view.bars
        ],
        "nothing": "" if view.bars else words.NO_INDEX,
        **_foot(view.marks, view.trouble),
    }


def _foot(marks: tuple[str, ...], trouble: str) -> Frame:
    return {"marks": [*marks, *([f"○ {trouble}"] if trouble else [])]}
