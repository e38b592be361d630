"""F3 Đại biểu: find, add, correct and delete people, and take in a list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.exporting import Exported
from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.delegates.commands import COMMANDS, HELP
from hoinghi_tui.ui.delegates.delegate_card import card_text
from hoinghi_tui.ui.delegates.delegate_row import ORDER_WORDS, Look, Order, unit_headings
from hoinghi_tui.ui.delegates.delegate_words import import_text, listed_text
from hoinghi_tui.ui.delegates.search_box import SearchBox
from hoinghi_tui.ui.delegates.several import ActsOnSeveral
from hoinghi_tui.ui.widgets.row_list import Cell, RowList
from hoinghi_tui.vietnamese import printable

NOBODY = "Chưa có đại biểu: Ctrl+O nhập danh sách, Ctrl+N thêm từng người."
NOBODY_FITS = "Không có ai khớp: gõ ít chữ hơn, hoặc Ctrl+N thêm người này."
_LONG_LIST = 1_000
"""From so many people on the list gets ready for searching before the first key."""
_AT_ONCE, _EVERY = 400, 0.05
"""So many people are made ready in so many seconds: a key typed meanwhile is not held up."""
_QUIET_TURNS = 10
"""So many turns nothing must have been typed before it goes on."""


class DelegatesScreen(ActsOnSeveral):
    """The search box keeps the keys; the arrows move in the list below it."""

    CSS_PATH = "screen.tcss"
    MODE = "delegates"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._look = Look(Order.PROTOCOL, 0)
        self._numbers: dict[str, int] = {}
        self._search_due = self._from_the_top = False
        self._go_to: str | None = None
        self._quiet_turns = _QUIET_TURNS
        self._numbered: Sequence[Delegate] | None = None
        self._getting_ready: Timer | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the search box over the list, and the card of the one chosen."""
        with Horizontal():
            with Vertical(id="delegates-main"):
                with Horizontal(classes="panel", id="delegates-search"):
                    yield SearchBox(placeholder="Tìm đại biểu", id="delegate-query")
                    yield Static(id="delegates-count", markup=False)
                with Vertical(classes="panel", id="delegates-list-panel"):
                    yield RowList(
                        self._look.columns,
                        self._cells,
                        id="delegates",
                        is_marked=lambda one: one.id in self.marks,
                    )
                    yield Static(id="delegates-invited", markup=False)
            with Vertical(classes="panel", id="delegate-card"):
                yield Static(id="delegate-detail", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the search box for good."""
        super().on_mount()
        self.query_one(RowList).can_focus = False
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show who fits what is typed, in the order chosen."""
        roster, rows = self.session.roster, self.query_one(RowList)
        everyone = self._ordered(self._look.order)
        if self._numbered is not everyone:
            self._numbers = {one.id: number for number, one in enumerate(everyone, 1)}
            self._numbered = everyone
            self.marks.keep(self._numbers)
            self._get_ready(len(everyone))
            self._show_invited(len(everyone))
            self.draw_keys()
        look = Look(self._look.order, len(everyone), self.query_one(Input).value.strip())
        if look.columns != self._look.columns:
            rows.set_columns(look.columns)
        self._look = look
        found = roster.search(look.query) if look.query else everyone
        headings = unit_headings(self.session, found) if look.grouped else ()
        place = 0 if self._from_the_top else self._place_of_chosen(found)
        self._from_the_top, self._go_to = False, None
        rows.show(found, place, empty=NOBODY_FITS if everyone else NOBODY, headings=headings)
        self._show_count()
        self._show_card()

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply: to an empty list people can only be added."""
        everything = super().visible_commands()
        if self.session.state.delegates:
            return everything
        return tuple(one for one in everything if one.action in ("add", "take_in"))

    def _get_ready(self, total: int) -> None:
        """Prepare a long list for searching, bit by bit, before anything is typed."""

        def some() -> None:
            self._quiet_turns += 1
            if self._quiet_turns < _QUIET_TURNS:
                return  # somebody is typing, the next key comes soon
            if self.session.roster.prepare(_AT_ONCE) and self._getting_ready is not None:
                self._getting_ready.stop()
                self._getting_ready = None

        if total >= _LONG_LIST and self._getting_ready is None:
            self._getting_ready = self.set_interval(_EVERY, some)

    def _place_of_chosen(self, found: Sequence[Delegate]) -> int:
        """Return where who was gone to, or else is chosen, stands in ``found``; 0 if nowhere."""
        person = self._go_to or (self.chosen.id if self.chosen else "")
        return next((place for place, one in enumerate(found) if one.id == person), 0)

    def _ordered(self, order: Order) -> Sequence[Delegate]:
        roster = self.session.roster
        return {
            Order.PROTOCOL: roster.all,
            Order.NAME: roster.by_name,
            Order.UNIT: roster.by_unit,
            Order.ARRIVAL: roster.by_arrival,
        }[order]()

    def _show_count(self) -> None:
        look = self._look
        found = len(self.query_one(RowList).rows)
        words = f"{found} / {look.total} đại biểu" if look.query else f"{look.total} đại biểu"
        order = "khớp nhất trước" if look.query else f"theo {ORDER_WORDS[look.order]}"
        parts = [Content.styled(words, "$muted"), Content.styled(order, "$accent")]
        widest = f"{look.total} / {look.total} đại biểu · khớp nhất trước"
        if self.marks:
            parts.insert(0, Content.styled(f"{len(self.marks)} đang chọn", "bold $accent"))
            widest += f" · {look.total} đang chọn"
        line = self.query_one("#delegates-count", Static)
        # Of one width for any number, or each key would lay the whole screen out anew.
        line.styles.width = len(widest)
        line.update(Content(" · ").join(parts), layout=False)

    def _show_invited(self, total: int) -> None:
        counts = self.session.roster.invitations()
        words = " · ".join(f"{INVITATION_WORDS[one]} {count}" for one, count in counts.items())
        line = self.query_one("#delegates-invited", Static)
        line.update(Content.styled(f"Giấy mời: {words}", "$muted"), layout=False)
        line.display = total > 0

    @property
    def chosen(self) -> Delegate | None:
        """The delegate under the cursor."""
        delegate: Delegate | None = self.query_one(RowList).current
        return delegate

    def _cells(self, delegate: Delegate) -> Sequence[Cell]:
        number = self._numbers.get(delegate.id, 0)
        marked = delegate.id in self.marks
        return self._look.cells(self.session, delegate, number, marked=marked)

    @on(RowList.Highlighted)
    def _show_card(self) -> None:
        delegate = self.chosen
        detail = self.query_one("#delegate-detail", Static)
        if delegate is None or delegate.id not in self.session.state.delegates:
            detail.update("", layout=False)
            return
        card = self.session.door.card(delegate.id)
        detail.update(card_text(self.session, card, detail.content_size.width), layout=False)

    # -- searching -----------------------------------------------------------------------

    @on(Input.Changed)
    def _search_soon(self) -> None:
        """Search once for many keys, when they have all been taken."""
        self._quiet_turns = 0
        if not self._search_due:
            self._search_due = True
            # Before the next painting: key and result are one picture, not two.
            self.call_later(self._search)

    def _search(self) -> None:
        """Show who fits from the best on; an emptied box leaves the cursor on its person.

        Also called before an action: a quick hand acts on whom it has typed.
        """
        self._search_due = False
        query = self.query_one(Input).value.strip()
        if query == self._look.query:
            return
        if query:
            self._from_the_top = True
            self.query_one(RowList).scroll_home(animate=False)
        self.refresh_data()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _edit_chosen(self) -> None:
        if self.check_action("edit", ()):
            self.action_edit()

    # -- marking -------------------------------------------------------------------------

    def targets(self) -> Sequence[Delegate]:
        """Return all who are marked, in list order, else the one under the cursor."""
        self._search()
        if self.marks:
            return [one for one in self._ordered(self._look.order) if one.id in self.marks]
        return [self.chosen] if self.chosen else []

    def under_cursor(self) -> Delegate | None:
        """Return the one under the cursor, also right after typing."""
        self._search()
        return self.chosen

    def is_in_protocol_order(self) -> bool:
        """Tell whether everybody is shown by protocol."""
        return self._look.order is Order.PROTOCOL and not self._look.query

    def _marked(self) -> None:
        self.query_one(RowList).refresh()
        self._show_count()

    def action_mark(self) -> None:
        """Mark the one under the cursor, or take the mark away, and go on to the next."""
        person = self.under_cursor()
        if person is not None:
            self.marks.toggle(person.id)
            self.query_one(RowList).action_move(1)
            self._marked()

    def action_extend(self, step: int) -> None:
        """Mark the one under the cursor and the next one there."""
        before = self.under_cursor()
        self.query_one(RowList).action_move(step)
        self.marks.add(one.id for one in (before, self.chosen) if one is not None)
        self._marked()

    def action_mark_all(self) -> None:
        """Mark everybody who is found."""
        self._search()
        self.marks.add(one.id for one in self.query_one(RowList).rows)
        self._marked()

    def action_clear(self) -> None:
        """Drop the marks; when there are none, empty the search box."""
        if self.marks:
            self.marks.clear()
            self._marked()
        else:
            self.query_one(Input).value = ""

    # -- other actions -------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose the next or the previous person."""
        self._search()
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go down or up by a screenful."""
        self._search()
        self.query_one(RowList).action_page(step)

    def action_first(self) -> None:
        """Go to the first person."""
        self.query_one(RowList).action_first()

    def action_last(self) -> None:
        """Go to the last person."""
        self.query_one(RowList).action_last()

    def action_sort(self) -> None:
        """Go from protocol to name, unit, arrival and round again."""
        orders = list(Order)
        order = orders[(orders.index(self._look.order) + 1) % len(orders)]
        self._look = replace(self._look, order=order)
        self.query_one(RowList).set_columns(self._look.columns)
        self.refresh_data()

    def action_edit(self) -> None:
        """Correct the chosen person."""
        self._search()
        before = self.chosen
        if before is not None:
            self._open_form(before, self._save_edited, "SỬA ĐẠI BIỂU")

    def _save_edited(self, before: Delegate, after: Delegate) -> Delegate:
        self.session.roster.edit(before, after)
        return after

    def action_add(self) -> None:
        """Add a person; what is in the search box is taken as the name."""
        self._search()
        typed = self.query_one(Input).value
        name = typed if not self.query_one(RowList).rows else ""
        fresh = Delegate(id="", full_name=name)
        roster, told = self.session.roster, set[str]()

        def add(_: Delegate, typed: Delegate) -> Delegate:
            listed = roster.already_listed(typed)
            if listed is not None and listed.id not in told:
                told.add(listed.id)
                raise Refused(listed_text(listed))
            return roster.add(typed)

        self._open_form(fresh, add, "THÊM ĐẠI BIỂU", "Đã thêm")

    def _open_form(
        self,
        delegate: Delegate,
        save: Callable[[Delegate, Delegate], Delegate],
        title: str,
        said: str = "",
    ) -> None:
        """Open the form; once saved go to the person, whom ``said`` tells of in the corner."""
        from hoinghi_tui.ui.delegates.delegate_form import DelegateForm

        saved: list[Delegate] = []

        def keep(before: Delegate, typed: Delegate) -> None:
            saved.append(save(before, typed))

        def done(_: bool | None) -> None:
            for person in saved:
                self._show_person(person.id)
                if said:
                    self.app.say(f"{said} {printable(person.full_name)}.")

        self.app.push_screen(DelegateForm(self.session, delegate, keep, title), done)

    def _show_person(self, person: str) -> None:
        """Put the cursor on a person; a search that hides the person is given up."""
        box = self.query_one(Input)
        query = box.value.strip()
        if query and all(one.id != person for one in self.session.roster.search(query)):
            box.value = ""
        self._go_to = person
        self.app.data_changed()

    def action_take_in(self) -> None:
        """Take in a list from a file."""
        from hoinghi_tui.ui.delegates.importing.choose_file import ImportDialog

        def done(summary: ImportSummary | None) -> None:
            if summary is not None:
                self.app.data_changed()
                self.app.say(import_text(summary))

        self.app.push_screen(ImportDialog(self.session), done)

    def action_export(self) -> None:
        """Give the list out as a file."""
        from hoinghi_tui.ui.delegates.export_dialog import ExportDialog, exported_text

        def done(exported: Exported | None) -> None:
            if exported is not None:
                self.app.say(exported_text(exported))

        self.app.push_screen(ExportDialog(self.session), done)
