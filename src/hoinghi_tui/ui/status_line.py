"""The one line that is the same on every screen."""

from dataclasses import dataclass

from textual.content import Content

from hoinghi_tui.services.facts import AgendaFacts, Facts
from hoinghi_tui.services.offline_facts import OfflineFacts
from hoinghi_tui.ui.widgets.steady_text import Steady

NEVER = 9
"""The step at which nothing is left out any more."""

_ALARM = "bold $title-text on $title-bar"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of the line, shown from step ``since`` on, until step ``until``.

    Step 0 is the whole line; each further step is shorter. ``glue`` parts the words from
    those before them.
    """

    text: str
    tone: str
    until: int = NEVER
    since: int = 0
    glue: str = " · "


class StatusLine(Steady):
    """Saved or not, who has come, and how the agenda stands."""

    def show(self, facts: Facts) -> None:
        """Write the line, as much of it as fits; words are left out whole, never cut."""
        is_apart = facts.offline is not None and bool(facts.offline.since)
        self.set_class(facts.problem is not None or is_apart, "-not-saved")
        self.write(fitting(facts, self.content_size.width))


def fitting(facts: Facts, width: int) -> Content:
    """Return the longest form of the line that fits ``width`` cells."""
    parts = [_saved(facts), _present(facts)]
    if facts.agenda is not None:
        parts.append(_agenda(facts.agenda))
    for step in range(NEVER):
        line = _at_step(parts, step)
        if line.cell_length <= width:
            break
    return line


def _at_step(parts: list[list[Words]], step: int) -> Content:
    shown = [[words for words in part if words.since <= step < words.until] for part in parts]
    bar = Content.styled("  │  " if step == 0 else " │ ", "$faint")
    return bar.join(_joined(part) for part in shown if part)


def _joined(part: list[Words]) -> Content:
    pieces = [Content.styled(part[0].text, part[0].tone)]
    for words in part[1:]:
        pieces += [Content.styled(words.glue, "$muted"), Content.styled(words.text, words.tone)]
    return Content.assemble(*pieces)


def _saved(facts: Facts) -> list[Words]:
    if facts.problem is not None:
        return [
            Words(f"✗ CHƯA LƯU – {facts.problem}", _ALARM, until=8),
            Words("✗ CHƯA LƯU", _ALARM, since=8),
        ]
    if facts.offline is not None and facts.offline.since:
        return [*_apart(facts.offline), *_undecided(facts.offline)]
    if facts.offline is not None and facts.offline.is_away:
        return [Words("■ MẤT MÁY CHỦ", _ALARM), *_undecided(facts.offline)]
    if facts.read_only is not None:
        return [Words("■ CHỈ XEM", "bold $warning")]
    if not facts.saved_at:
        return [Words("●", "$success"), Words("Đã mở", "$muted", glue=" ")]
    return [
        Words("●", "$success"),
        Words(f"Đã lưu {facts.saved_at}", "$muted", until=3, glue=" "),
        Words(f"Lưu {facts.saved_at[:5]}", "$muted", since=3, glue=" "),
        *(_undecided(facts.offline) if facts.offline is not None else ()),
    ]


def _apart(offline: OfflineFacts) -> list[Words]:
    if not offline.is_away:
        return [Words(f"ĐANG GỬI LẠI · {offline.waiting} việc", _ALARM)]
    waiting = f"{offline.waiting} việc chờ gửi"
    return [
        Words(f"NGOẠI TUYẾN từ {offline.since} · {waiting}", _ALARM, until=6),
        Words(f"NGOẠI TUYẾN · {waiting}", _ALARM, since=6, until=8),
        Words("NGOẠI TUYẾN", _ALARM, since=8),
    ]


def _undecided(offline: OfflineFacts) -> list[Words]:
    if not offline.undecided:
        return []
    return [
        Words(f"{offline.undecided} việc cần quyết định", "bold $warning", until=7),
        Words(f"{offline.undecided} cần quyết định", "bold $warning", since=7, until=8),
    ]


def _present(facts: Facts) -> list[Words]:
    tally = facts.tally
    gone = [Words(f"đã về {tally.left}", "$muted", until=2)] if tally.left else []
    return [
        Words("Có mặt", "$muted", until=6),
        Words(f"{tally.here}/{tally.invited}", "bold $foreground", until=7, glue=" "),
        *gone,
        Words(f"báo vắng {tally.declined}", "$muted", until=2),
        Words(f"chưa đến {tally.not_arrived}", "$muted", until=2),
    ]


def _agenda(agenda: AgendaFacts) -> list[Words]:
    tone = "$warning" if agenda.is_late else "$success"
    words = [
        Words(f"Mục {agenda.position}" if agenda.position else "", "$muted", until=4),
        Words(agenda.countdown, "$foreground", until=8),
        Words(agenda.drift, tone, until=6),
        Words(f"dự kiến xong {agenda.end}" if agenda.end else "", "$muted", until=1),
        Words(f"xong {agenda.end}" if agenda.end else "", "$muted", since=1, until=5),
    ]
    return [one for one in words if one.text]
