"""The agenda against its deadline in one line of words."""

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.content import Content

from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.agenda_editor import Totals

_ZERO = timedelta()


def totals_words(totals: Totals, clock: Callable[[datetime], str]) -> Content:
    """Say from when until when, how long, and whether the deadline is kept."""
    if totals.start is None or totals.end is None:
        return Content.styled("Chương trình chưa có mục nào.", "$muted")
    span = f"{clock(totals.start)}–{clock(totals.end)}"
    line = Content.assemble(
        (f"{totals.items} mục  ", "$muted"),
        (span, "bold $foreground"),
        (f"  {length_text(totals.length)}", "$muted"),
    )
    if totals.deadline is not None and totals.spare is not None:
        line += Content.styled(f"  ·  hạn {clock(totals.deadline)}: ", "$muted")
        late = totals.spare < _ZERO
        words = (
            f"▲ quá {length_text(-totals.spare)}" if late else f"✔ dư {length_text(totals.spare)}"
        )
        line += Content.styled(words, "bold $warning" if late else "$success")
    if totals.need_to_cut > max(_ZERO, -(totals.spare or _ZERO)):
        cut = length_text(totals.need_to_cut)
        line += Content.styled(f"  ·  ▲ lỡ hẹn, cần rút {cut}", "$warning")
    return line
