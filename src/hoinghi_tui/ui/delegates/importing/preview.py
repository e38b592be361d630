"""The second step of taking in a list: look at it, correct and decide, save it."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.import_plan import ImportPlan, Question
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions
from hoinghi_tui.spreadsheets.headings import Column as Meaning
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.delegates.importing.columns_view import (
    COLUMNS,
    SheetColumn,
    next_meaning,
    sheet_columns,
    with_meaning,
)
from hoinghi_tui.ui.delegates.importing.import_words import (
    can_choose_sheet,
    count_words,
    next_sheet,
    notes,
    source_words,
)
from hoinghi_tui.ui.delegates.importing.preview_keys import COMMANDS, keys_line, tabs_line
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.preview_views import PreviewViews
from hoinghi_tui.ui.delegates.importing.questions_view import QUESTIONS
from hoinghi_tui.ui.delegates.importing.reading import STOPPED, Job, ReadingScreen
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_LOST_BY_WRAPPING = 10
"""Cells that may stay blank where a sentence goes on in the next line."""


class ImportPreview(ReadingScreen):
    """Closes with what was saved, or with None to go back to the files."""

    CSS_PATH = "import.tcss"
    BINDINGS = bindings(COMMANDS)

    def __init__(self, session: Session, preview: Preview) -> None:
        super().__init__(session)
        self._preview = preview
        self._recognised: dict[str, dict[Meaning, int]] = {}

    def compose(self) -> ComposeResult:
        """Yield what concerns the whole list, the views, and what is said of one line."""
        with Vertical(classes="dialog", id="import-preview"):
            yield SteadyText(id="import-source")
            yield SteadyText(id="import-counts")
            yield SteadyText(id="import-tabs")
            yield PreviewViews(self._preview, id="import-views")
            yield SteadyText(id="import-detail")
            yield Static(id="import-told", markup=False)
            yield SteadyText(id="import-keys", classes="dialog-keys")

    def on_mount(self) -> None:
        """Show what was read, once the widths are known."""
        self.call_after_refresh(self.show_preview, self._preview)

    def on_resize(self) -> None:
        """Fit the lines to the new width, once they have it."""
        self.call_after_refresh(self._show_texts)

    @property
    def _views(self) -> PreviewViews:
        return self.query_one(PreviewViews)

    # -- showing it ----------------------------------------------------------------------

    def show_preview(self, preview: Preview) -> None:
        """Show another state of the list; each view keeps its place."""
        self._preview = preview
        if not preview.options.columns:
            for sheet in preview.people.sheets:
                self._recognised[sheet.name] = dict(sheet.layout.columns)
        self._views.show(preview)
        self.tell(Content(""))
        self._show_texts()

    def tell(self, words: Content) -> None:
        """Show a sentence above the keys, or nothing."""
        told = self.query_one("#import-told", Static)
        told.display = bool(words)
        told.update(words)

    def show_failure(self, sentence: str) -> None:
        """Say why the list cannot be read in another way; what was shown stays."""
        super().show_failure(f"{sentence} Vẫn giữ cách đọc đang xem.")

    def _show_texts(self) -> None:
        """Write all that depends on the list, the view and the width."""
        preview, views = self._preview, self._views
        self.set_class(views.view is QUESTIONS, "-comparing")
        source = Content.assemble(
            ("NHẬP DANH SÁCH  ", "bold $accent"), (source_words(preview), "$muted")
        )
        self._write("source", source)
        width = self.query_one("#import-counts").content_size.width
        room = width if self.has_class("-short") else 2 * width - _LOST_BY_WRAPPING
        counts = count_words(preview.plan.summary())
        self._write("counts", Content("\n").join([counts, *notes(preview, room)]))
        self._write("tabs", tabs_line(views.offered(), views.view, preview, width))
        shown = [one for one in COMMANDS if one.shown and self.check_action(one.action, ())]
        choosing = views.view is COLUMNS
        self._write("keys", keys_line(shown, preview, width, choosing=choosing))
        self._show_detail()

    def _write(self, name: str, words: Content) -> None:
        self.query_one(f"#import-{name}", SteadyText).show(words)

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        views = self._views
        width = self.query_one("#import-detail").content_size.width
        record = views.rows.current
        known = record is not None
        self._write(
            "detail", views.view.detail(self._preview, record, width) if known else Content("")
        )

    # -- the views -----------------------------------------------------------------------

    def action_view(self, name: str) -> None:
        """Look at the view of that name."""
        self._views.open(name)
        self._show_texts()

    def action_view_at(self, number: int) -> None:
        """Look at the view with that number, from 1."""
        self._views.open_at(number)
        self._show_texts()

    def action_next_view(self, step: int) -> None:
        """Look at the next or the previous view."""
        self._views.open_next(step)
        self._show_texts()

    def action_move(self, step: int) -> None:
        """Go to another line."""
        self._views.rows.action_move(step)

    def action_page(self, step: int) -> None:
        """Go down or up by a screenful."""
        self._views.rows.action_page(step)

    def action_first(self) -> None:
        """Go to the first line."""
        self._views.rows.action_first()

    def action_last(self) -> None:
        """Go to the last line."""
        self._views.rows.action_last()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies to the open view and to this list."""
        name = action.partition("(")[0]
        if name == "decide":
            return self._views.view is QUESTIONS and bool(self._preview.plan.questions)
        if name in ("pick", "drop", "meaning"):
            return self._views.view is COLUMNS
        if name == "fonts":
            return self._preview.has_old_fonts
        if name == "sheet":
            return can_choose_sheet(self._preview.people, self._preview.options)
        return True

    # -- correcting it -------------------------------------------------------------------

    @property
    def _options(self) -> ReadOptions:
        """What was chosen last, also while it is still being read."""
        return self.job.options if self.job else self._preview.options

    def _read_again(self, options: ReadOptions) -> None:
        self.start(Job(self._preview.source, options, self._preview.decisions))

    def action_sheet(self) -> None:
        """Read the next sheet, after the last one all; columns and answers start anew."""
        if self.job is None:
            preview = self._preview
            sheet = next_sheet(preview.people, preview.options)
            options = replace(preview.options, sheet=sheet, columns={})
            self.start(Job(preview.source, options, {}))

    def action_fonts(self) -> None:
        """Read texts in old fonts as Unicode, or leave them as they are."""
        options = self._options
        self._read_again(replace(options, convert_fonts=not options.convert_fonts))

    def action_meaning(self, step: int) -> None:
        """Take the column for the next thing that no other column is."""
        column = self._views.rows.current
        if isinstance(column, SheetColumn) and self.job is None:
            columns = sheet_columns(self._preview)
            self._take_for(column, next_meaning(columns, column.place, step))

    def action_drop(self) -> None:
        """Do not use the column."""
        column = self._views.rows.current
        if isinstance(column, SheetColumn):
            self._take_for(column, None)

    def action_pick(self) -> None:
        """Choose from a list what the column is."""
        from hoinghi_tui.ui.delegates.importing.meaning_picker import MeaningPicker, Picked

        column = self._views.rows.current
        if not isinstance(column, SheetColumn):
            return

        def done(picked: Picked | None) -> None:
            if picked is not None:
                self._take_for(column, picked.meaning)

        self.app.push_screen(MeaningPicker(sheet_columns(self._preview), column.place), done)

    def _take_for(self, column: SheetColumn, meaning: Meaning | None) -> None:
        if column.meaning is not meaning:
            recognised = self._recognised.get(self._preview.people.sheets[0].name, {})
            options = self._options
            columns = with_meaning(options.columns, recognised, column.place, meaning)
            self._read_again(replace(options, columns=columns))

    def action_decide(self, together: bool | None = None) -> None:
        """Say that the people of the question are one, or several; None is the other answer.

        The answer shows at once; what follows from it is worked out in the thread.
        """
        question = self._views.rows.current
        if not isinstance(question, Question) or self.is_reading:
            return
        before = self._preview
        answer = not before.together(question) if together is None else together
        preview = replace(before, decisions={**before.decisions, question.key: answer})
        self._preview = preview
        self._views.show(preview)
        self._show_texts()
        self.start(Job(preview.source, preview.options, preview.decisions, preview.people))

    @on(RowList.Chosen)
    def _correct_clicked(self) -> None:
        """Correct what was clicked twice, where that can be corrected; never save."""
        self.action_pick()
        self.action_decide()

    # -- the end -------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the list as shown, as one action; what is wrong is said, nothing is lost."""
        if self.is_reading:
            return
        preview, saved = self._preview, list[ImportPlan]()
        problem = try_to(
            lambda: saved.append(
                self.session.roster.take_in(
                    preview.people, source=preview.source.name, decisions=preview.decisions
                )
            )
        )
        if problem:
            self.tell(Content.styled(problem, "$error"))
        else:
            self.stop()
            self.dismiss(saved[0].summary())

    def action_leave(self) -> None:
        """Stop reading again; or go back to the files."""
        if self.is_reading:
            self.stop()
            self.tell(Content.styled(STOPPED, "$warning"))
        else:
            self.stop()
            self.dismiss(None)
