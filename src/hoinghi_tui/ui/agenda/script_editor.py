"""Writing what is said at an item, with the text filled in beside it."""

from collections.abc import Sequence

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.field_chooser import FieldChooser, ScriptFieldRow, field_cells
from hoinghi_tui.ui.agenda.script_words import blank_words, filled_script
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.text_dialog import TextDialog
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import clean, printable

_FIELD_COLUMNS = (Column("", 22, weight=1),)

COMMANDS = (
    Command("save", "ctrl+s", "Ctrl+S", "lưu", "Lưu lời dẫn của mục này", priority=True),
    Command("insert", "ctrl+f", "Ctrl+F", "trường", "Chọn một trường để chèn", priority=True),
    Command(
        "usual",
        "ctrl+r",
        "Ctrl+R",
        "mặc định",
        "Trở về lời mặc định của loại mục",
        priority=True,
    ),
    Command("leave", "escape", "Esc", "thôi", "Đóng, không lưu phần vừa sửa", priority=True),
)
HELP = """
Gõ lời dẫn ở khung trên; khung dưới cho thấy lời ấy khi đọc, các trường đã được điền.

{trường} là chỗ điền tự động, như {người trình bày}; Ctrl+F (hoặc Tab tới danh sách bên phải)
chọn một trường để chèn. Chữ trong [ngoặc vuông] là lời nhắc, không đọc. Dòng trống ngăn các đoạn.

Chỗ chưa có dữ liệu hiện “…” màu vàng và được kể tên ở dưới. Sửa dữ liệu ở trang của nó (đại
biểu, khen thưởng, thông tin hội nghị) thì lời dẫn tự đổi theo.

Lời để trống, hoặc y như mặc định, thì mục dùng lời mặc định. Trong ô gõ, Ctrl+Z chỉ lùi phần gõ.
"""


class ScriptArea(TextArea):
    """Takes a script; no control character is painted, and none is pasted."""

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is painted."""
        line = super().get_line(line_index)
        line.plain = "\t".join(map(printable, line.plain.split("\t")))
        return line

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = "\n".join(clean(line) for line in event.text.splitlines())
        self.insert(text + "\n" * event.text.endswith("\n"))


class ScriptEditor(TextDialog):
    """Closes with True when the script was saved; nothing typed is lost without a question."""

    CSS_PATH = "making.tcss"
    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    HELP_TITLE = "Sửa lời dẫn"
    HELP = HELP

    def __init__(self, session: Session, item: AgendaItem) -> None:
        super().__init__()
        self._session = session
        self._item = item

    def compose(self) -> ComposeResult:
        """Yield the text, under it how it reads, the fields beside both."""
        with Vertical(classes="dialog", id="script-editor"):
            yield Static(
                printable(f"LỜI DẪN · {self._item.title}"), classes="dialog-title", markup=False
            )
            with Horizontal(id="script-editor-body"):
                with Vertical(id="script-editor-left"):
                    stored = self._session.scripts.text(self._item.id).template
                    yield ScriptArea(stored, soft_wrap=True, compact=True, tab_behavior="focus")
                    yield SteadyText(id="script-reads", classes="panel-title")
                    with VerticalScroll(id="script-preview-scroll", can_focus=False):
                        yield SteadyText(id="script-preview")
                with Vertical(id="script-fields"):
                    yield Static("TRƯỜNG CÓ THỂ CHÈN", classes="panel-title", markup=False)
                    yield RowList(_FIELD_COLUMNS, _name_only, titles=False, id="script-field-list")
                    yield SteadyText(id="script-field-meaning")
            yield SteadyText(id="script-blanks")
            yield Static(classes="form-problem", markup=False)
            yield DialogKeys([*COMMANDS, DIALOG_HELP])

    def on_mount(self) -> None:
        """Start typing at the beginning."""
        area = self.query_one(ScriptArea)
        area.cursor_blink = False
        self.begin_typing()
        area.focus()
        self.query_one(RowList).show(self._session.scripts.fields(), 0)
        self._preview()

    # -- while it is typed -------------------------------------------------------------------

    @on(TextArea.Changed)
    def _preview(self) -> None:
        text = self._session.scripts.preview(self._item.id, self._typed)
        usual = " · lời mặc định" if text.is_default or self._is_usual else ""
        self.query_one("#script-reads", SteadyText).show(Content(f"KHI ĐỌC{usual}"))
        self.query_one("#script-preview", SteadyText).show(filled_script(text))
        self.query_one("#script-blanks", SteadyText).show(blank_words(text.blanks))
        self.query_one(".form-problem", Static).update("")

    @on(TextArea.SelectionChanged)
    def _follow(self) -> None:
        """Keep what is being typed in sight where it is read."""
        area = self.query_one(ScriptArea)
        share = area.cursor_location[0] / max(1, area.document.line_count - 1)
        preview = self.query_one("#script-preview-scroll", VerticalScroll)
        preview.scroll_to(y=share * preview.max_scroll_y, animate=False)

    @property
    def _is_usual(self) -> bool:
        return self._typed.strip() == self._session.scripts.default(self._item.id).strip()

    # -- fields ------------------------------------------------------------------------------

    def action_insert(self) -> None:
        """Find a field and put it where the cursor stands."""

        def chosen(name: str | None) -> None:
            if name is not None:
                self._put_in(name)

        self.app.push_screen(FieldChooser(self._session.scripts.fields()), chosen)

    @on(RowList.Highlighted, "#script-field-list")
    def _show_meaning(self) -> None:
        field: ScriptFieldRow | None = self.query_one("#script-field-list", RowList).current
        words = Content.styled(field[1], "$muted") if field is not None else Content("")
        self.query_one("#script-field-meaning", SteadyText).show(words)

    @on(RowList.Chosen, "#script-field-list")
    def _chosen(self) -> None:
        field: ScriptFieldRow | None = self.query_one("#script-field-list", RowList).current
        if field is not None:
            self._put_in(field[0])

    def _put_in(self, name: str) -> None:
        area = self.query_one(ScriptArea)
        area.insert(f"{{{name}}}")
        area.focus()

    # -- saving ------------------------------------------------------------------------------

    def action_usual(self) -> None:
        """Take the usual words for this kind of item; Ctrl+Z brings back what was typed."""
        area = self.query_one(ScriptArea)
        usual = self._session.scripts.default(self._item.id)
        area.replace(usual, area.document.start, area.document.end)
        area.move_cursor((0, 0))

    def write(self) -> None:
        """Save the script of the item."""
        self._session.scripts.set(self._item.id, self._typed, self._item.script)


def _name_only(field: ScriptFieldRow) -> Sequence[Cell]:
    return field_cells(field)[:1]
