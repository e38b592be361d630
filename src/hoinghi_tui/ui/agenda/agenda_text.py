"""The agenda in words and tones: one wording for the panels that tell of it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from textual.content import Content

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import CurrentItem, Forecast, ItemForecast, Pace
from hoinghi_tui.domain.time_text import countdown_text, delta_text, drift_text, length_text
from hoinghi_tui.services.presenters import Presenter, Whereabouts
from hoinghi_tui.ui.command import click

Part = tuple[str, str]
"""Some words and their tone."""

_PACES: dict[Pace, Part] = {
    Pace.CALM: ("▶ ĐANG DIỄN RA", "$success"),
    Pace.WARNING: ("▲ CÒN DƯỚI", "$warning"),
    Pace.LAST_CALL: ("▲ CÒN DƯỚI", "$warning"),
    Pace.OVERTIME: ("✖ QUÁ GIỜ", "$error"),
}
_CLOCK_TONES = {
    Pace.CALM: "$foreground",
    Pace.WARNING: "$warning",
    Pace.LAST_CALL: "$warning",
    Pace.OVERTIME: "$error",
}
_WHEREABOUTS: dict[Whereabouts, Part] = {
    Whereabouts.HERE: ("● đã đến", "$success"),
    Whereabouts.AWAITED: ("○ chưa đến", "$warning"),
    Whereabouts.DECLINED: ("× báo vắng", "$error"),
    Whereabouts.LEFT: ("○ đã về", "$warning"),
}
_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


def state_words(view: Forecast, clock: Callable[[datetime], str]) -> Part:
    """Return in word, shape and tone how the agenda stands; of a pause since when it lasts."""
    current = view.current
    if current is not None and current.item.paused_at is not None:
        since = current.item.paused_at
        over = " · QUÁ GIỜ" if current.pace is Pace.OVERTIME else ""
        lasting = length_text(max(_ZERO, view.now - since))
        return f"‖ TẠM DỪNG TỪ {clock(since)} · {lasting}{over}", "$accent"
    if current is not None:
        words, tone = _PACES[current.pace]
        limit = _limit(current)
        return f"{words} {limit}" if limit else words, tone
    if view.is_over:
        return "✔ ĐÃ KẾT THÚC", "$success"
    if view.has_begun and not view.overdue:
        return "○ GIỮA HAI MỤC", "$accent"
    if view.until_next is not None and view.until_next > _ZERO:
        return "○ SẮP BẮT ĐẦU", "$accent"
    return "▲ CHƯA BẤM GIỜ", "$warning"


def _limit(current: CurrentItem) -> str:
    """Return below which of the item's own limits its time has come: "3 PHÚT"."""
    limits = {Pace.WARNING: current.item.warn_s, Pace.LAST_CALL: current.item.last_call_s}
    seconds = limits.get(current.pace, 0)
    whole, rest = divmod(seconds, 60)
    if not seconds:
        return ""
    return length_text(timedelta(seconds=seconds)) if rest else f"{whole} PHÚT"


def clock_face(view: Forecast, clock: Callable[[datetime], str]) -> tuple[str, str]:
    """Return the face of the big clock and its tone.

    It counts down to the end of the item, or to the next start while nothing runs; what is
    overdue counts up after a "+". When all is over it stands still at the end of all.
    """
    if view.is_over:
        return clock(view.end), "$success"
    current = view.current
    if current is not None:
        left = current.remaining
        tone = "$accent" if current.is_paused else _CLOCK_TONES[current.pace]
    else:
        left = view.until_next or _ZERO
        tone = "$warning" if left < _ZERO else "$muted"
    return countdown_text(abs(left)) if left >= _ZERO else f"+{countdown_text(-left)}", tone


def presenter_words(presenter: Presenter | None, room: int, *, is_due: bool = False) -> Content:
    """Return name, whereabouts and seat; the position too when there is room for it.

    That somebody who ``is_due`` soon is not here stands out.
    """
    if presenter is None:
        return Content("")
    here = [_WHEREABOUTS[presenter.whereabouts]] if presenter.whereabouts in _WHEREABOUTS else []
    if is_due:
        here = [(f"▲ {words[2:].upper()}", "bold $warning") for words, _ in here]
    if presenter.seat:
        here.append((f"ghế {presenter.seat}", "$muted"))
    marks = Content.styled(" · ", "$muted").join(Content.styled(*part) for part in here)
    shortest = presenter.stand_in or presenter.name
    whole = ", ".join(filter(None, (presenter.text, presenter.position)))
    for who in (whole, presenter.text, shortest):
        words = Content.assemble((who, "$foreground"), "   " if here else "", marks)
        if words.cell_length <= room:
            break
    return words


def drift_part(drift: timedelta | None) -> Part:
    """Return a drift in words and tone; blank when nothing was approved."""
    late = drift is not None and drift >= _MINUTE
    return drift_text(drift), "$warning" if late else "$success"


def item_in_focus(view: Forecast) -> AgendaItem | None:
    """Return what the screen is about: the running item, else the next, else the last."""
    if view.current is not None:
        return view.current.item
    if view.next is not None:
        return view.next.item
    return view.items[-1].item if view.items else None


def item_after_focus(view: Forecast) -> ItemForecast | None:
    """Return what comes after the item in focus, None when nothing more waits."""
    waiting = [row for row in view.items if row.item.is_waiting]
    skipped = 0 if view.current is not None else 1
    return waiting[skipped] if len(waiting) > skipped else None


def facing(left: Content, right: Content, width: int) -> Content:
    """Put two texts at the two ends of a line; the right one is left out where they meet."""
    gap = width - left.cell_length - right.cell_length
    return left + Content(" " * gap) + right if right.cell_length and gap > 1 else left


def absent_line(
    absent: Sequence[tuple[ItemForecast, Presenter]], clock: Callable[[datetime], str]
) -> Content:
    """Say who is due within a quarter of an hour and not in the room, each person once."""
    first: dict[str, str] = {}
    for row, who in absent:
        words = f"{clock(row.start)} {who.stand_in or who.name}"
        first.setdefault(row.item.presenter or who.name, words)
    people = ", ".join(first.values())
    return Content.assemble(("▲ Chưa có mặt: ", "bold $warning"), (people, "$warning"))


def end_lines(
    view: Forecast, clock: Callable[[datetime], str], *, brief: bool = False
) -> list[Content]:
    """Return when all will be over, what must be cut, and which promised times are missed.

    When ``brief``, that nothing must be cut goes without saying.
    """
    late = view.drift_end is not None and abs(view.drift_end) >= _MINUTE
    mark = f"{delta_text(view.drift_end)}′" if late else drift_text(view.drift_end)
    tone = drift_part(view.drift_end)[1]
    lines = [
        Content.assemble(
            ("Đã xong " if view.is_over else "Dự kiến xong ", "$muted"),
            (clock(view.end), "bold $foreground"),
            (f"  {mark}", tone),
            (f"  ·  hạn {clock(view.deadline)}" if view.deadline else "", "$muted"),
        )
    ]
    if view.need_to_cut:
        words = f"▲ Cần rút {length_text(view.need_to_cut)} để kịp giờ"
        key = Content.assemble("  ", ("C", "bold $accent"), (" xem rút ở đâu", "$muted"))
        lines.append(Content.styled(words, "bold $warning") + key.stylize(click("screen.cuts")))
    elif view.deadline is not None and not view.is_over and not brief:
        lines.append(Content.assemble(("✔ ", "$success"), ("Kịp giờ, chưa cần rút", "$muted")))
    for row in view.conflicts:
        promised = clock(row.start - row.conflict)
        words = f"▲ Lỡ hẹn {promised} {length_text(row.conflict)}: {title_beside_kind(row.item)}"
        lines.append(Content.styled(words, "$warning"))
    return lines
