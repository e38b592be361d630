"""The keys of the preview, and the line of its views."""

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from hoinghi_tui.ui.command import Command, click, key_and_label
from hoinghi_tui.ui.delegates.importing.import_words import undecided
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.view import AnyView

_GAP = 3
_TAB_GAP = 2
NOTHING_NEW = "đóng, không có gì mới"

COMMANDS = (
    Command("decide(True)", "g", "G", "gộp", "Các dòng này là một người"),
    Command("decide(False)", "k", "K", "để riêng", "Các dòng này là nhiều người"),
    Command("decide", "space", "Space", "đổi ý", "Gộp hoặc để riêng", shown=False),
    # Before "save": where columns are shown, Enter chooses.
    Command("pick", "enter", "Enter", "chọn nghĩa", "Chọn nghĩa của cột"),
    Command("meaning(1)", "right", "←→", "đổi", "Đổi nghĩa của cột"),
    Command("meaning(-1)", "left", "←", "đổi", "Đổi nghĩa của cột", shown=False),
    Command("drop", "delete", "Del", "bỏ cột", "Không dùng cột này"),
    Command("save", "enter,ctrl+s", "Enter", "lưu vào danh sách", "Lưu vào danh sách"),
    Command("leave", "escape", "Esc", "tệp khác", "Quay lại chọn tệp"),
    Command("next_view(1)", "tab", "Tab", "mục sau", "Xem mục sau"),
    Command("sheet", "t", "T", "trang khác", "Đọc trang khác hoặc mọi trang"),
    Command("fonts", "f", "F", "đổi phông cũ", "Chuyển phông cũ hoặc để nguyên"),
    Command("next_view(-1)", "shift+tab", "Shift+Tab", "mục trước", "", shown=False),
    Command("move(-1)", "up", "↑", "lên", "Dòng trên", shown=False),
    Command("move(1)", "down", "↓", "xuống", "Dòng dưới", shown=False),
    Command("page(-1)", "pageup", "PgUp", "trang trên", "Lên một trang", shown=False),
    Command("page(1)", "pagedown", "PgDn", "trang dưới", "Xuống một trang", shown=False),
    Command("first", "home", "Home", "đầu", "Dòng đầu", shown=False),
    Command("last", "end", "End", "cuối", "Dòng cuối", shown=False),
    *(
        Command(f"view_at({number})", str(number), str(number), "", "", shown=False)
        for number in range(1, 9)
    ),
)


def keys_line(
    commands: Sequence[Command], preview: Preview, width: int, *, choosing: bool
) -> Content:
    """Return as many keys as fit, whole; while Enter is for ``choosing``, Ctrl+S saves."""
    parts: list[Content] = []
    used = -_GAP
    for command in commands:
        part = key_and_label(_worded(command, preview, choosing), "screen")
        used += part.cell_length + _GAP
        if used <= width:
            parts.append(part)
    return Content(" " * _GAP).join(parts)


def _worded(command: Command, preview: Preview, choosing: bool) -> Command:
    """Let a key say what it will do in this state of the list."""
    if command.action == "save":
        something = preview.plan.added or preview.plan.updated
        label = command.label if something else NOTHING_NEW
        return replace(command, cap="Ctrl+S" if choosing else command.cap, label=label)
    if command.action == "fonts" and preview.options.convert_fonts:
        return replace(command, label="để nguyên chữ cũ")
    return command


def tabs_line(
    offered: Sequence[tuple[AnyView, int]], current: AnyView, preview: Preview, width: int
) -> Content:
    """Return the views with their numbers and how many records each has, none broken."""
    waiting = undecided(preview)
    lines: list[list[Content]] = [[]]
    used = 0
    for number, (view, count) in enumerate(offered, 1):
        calls = (view.name == "problems" and count) or (view.name == "questions" and waiting)
        words = f" {view.title} {count}"
        part = Content.assemble(
            (f"{number}", "bold $accent"), (words, "$warning" if calls else "$muted")
        )
        if view is current:
            part = Content.styled(f" {number}{words} ", "bold $on-accent on $accent")
        if lines[-1] and used + part.cell_length > width:
            lines.append([])
            used = 0
        used += part.cell_length + _TAB_GAP
        lines[-1].append(part.stylize(click(f"screen.view('{view.name}')")))
    return Content("\n").join(Content(" " * _TAB_GAP).join(line) for line in lines)
