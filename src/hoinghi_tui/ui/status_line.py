"""The one line that is the same on every screen."""

from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.facts import Facts

SEPARATOR = Content.styled("  │  ", "$faint")


class StatusLine(Static):
    """Saved or not, who has come, and how the agenda stands."""

    def show(self, facts: Facts, now: datetime) -> None:
        """Write the line; parts that do not fit are dropped whole, from the right."""
        self.set_class(facts.problem is not None, "-not-saved")
        for details in (True, False):
            line = SEPARATOR.join(part for part in status_parts(facts, details) if part)
            if line.cell_length <= self.content_size.width:
                break
        parts = [part for part in status_parts(facts, details=False) if part]
        while line.cell_length > self.content_size.width and len(parts) > 1:
            parts.pop()
            line = SEPARATOR.join(parts)
        self.update(line)


def status_parts(facts: Facts, details: bool) -> list[Content]:
    """Return the three parts of the line, with or without their details."""
    return [_saved(facts, details), _present(facts, details), _agenda(facts, details)]


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


def _agenda(facts: Facts, details: bool) -> Content:
    agenda = facts.agenda
    if agenda is None:
        return Content("")
    return Content.assemble(
        (f"Mục {agenda.position}" if agenda.position else "Chưa bắt đầu", "$muted"),
        (f" · {agenda.countdown}", "$foreground"),
        (f" · {agenda.drift}", "$warning" if agenda.is_late else "$success"),
        (f" · {'dự kiến ' if details else ''}xong {agenda.end}", "$muted"),
    )
