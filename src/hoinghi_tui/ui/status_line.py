"""The one line that is the same on every screen."""

from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.facts import AgendaFacts, Facts


class StatusLine(Static):
    """Saved or not, who has come, and how the agenda stands."""

    def show(self, facts: Facts, now: datetime) -> None:
        """Write the line; parts that do not fit are dropped whole, from the right."""
        self.set_class(facts.problem is not None, "-not-saved")
        for details in (True, False):
            line = _joined(status_parts(facts, details), details)
            if line.cell_length <= self.content_size.width:
                break
        parts = status_parts(facts, details=False)
        while line.cell_length > self.content_size.width and len(parts) > 1:
            parts.pop()
            line = _joined(parts, details=False)
        self.update(line)


def _joined(parts: list[Content], details: bool) -> Content:
    return Content.styled("  │  " if details else " │ ", "$faint").join(parts)


def status_parts(facts: Facts, details: bool) -> list[Content]:
    """Return the three parts of the line, with or without their details."""
    parts = [_saved(facts, details), _present(facts, details)]
    if facts.agenda is not None:
        parts.append(_agenda(facts.agenda, details))
    return parts


def _saved(facts: Facts, details: bool) -> Content:
    if facts.problem is not None:
        return Content.styled(f"✗ CHƯA LƯU – {facts.problem}", "bold $error")
    if facts.read_only is not None:
        return Content.styled("■ CHỈ XEM", "bold $warning")
    if not facts.saved_at:
        return Content.assemble(("● ", "$success"), ("Đã mở", "$muted"))
    words = f"Đã lưu {facts.saved_at}" if details else facts.saved_at
    return Content.assemble(("● ", "$success"), (words, "$muted"))


def _present(facts: Facts, details: bool) -> Content:
    tally = facts.tally
    text = Content.assemble(
        ("Có mặt ", "$muted"), (f"{tally.present}/{tally.invited}", "bold $foreground")
    )
    if details:
        text += Content.styled(
            f" · báo vắng {tally.declined} · chưa đến {tally.not_arrived}", "$muted"
        )
    return text


def _agenda(agenda: AgendaFacts, details: bool) -> Content:
    words = [(agenda.countdown, "$foreground")]
    if agenda.position:
        words.insert(0, (f"Mục {agenda.position}", "$muted"))
    if agenda.drift:
        words.append((agenda.drift, "$warning" if agenda.is_late else "$success"))
    words.append((f"{'dự kiến ' if details else ''}xong {agenda.end}", "$muted"))
    return Content.styled(" · ", "$muted").join(Content.styled(*word) for word in words)
