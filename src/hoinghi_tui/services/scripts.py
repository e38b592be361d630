"""What to say at each item: its own text or the usual one, filled in as of now."""

from dataclasses import replace

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_actions import find
from hoinghi_tui.domain.default_scripts import default_script
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.script_fields import FIELDS
from hoinghi_tui.domain.scripts import ScriptBlank, ScriptText, fill, to_mend
from hoinghi_tui.services.award_reader import AwardReader
from hoinghi_tui.services.introductions import Introductions
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.script_values import ScriptValues
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


class Scripts:
    """Keeps the scripts and fills them in."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._introductions = Introductions(work)
        self._awards = AwardReader(work)
        self._filled: dict[str, ScriptText] = {}
        self._filled_at = -1

    def text(self, item_id: str) -> ScriptText:
        """Return the script of an item, filled in as of now; refuses an unknown item."""
        changes = self._work.state.changes
        if self._filled_at != changes:
            self._filled.clear()
            self._filled_at = changes
        if item_id not in self._filled:
            items = self._items()
            self._filled[item_id] = self._fill(items, find(items, item_id))
        return self._filled[item_id]

    def preview(self, item_id: str, script: str) -> ScriptText:
        """Return a script that is being typed as it would be filled in; nothing is saved."""
        items = self._items()
        item = replace(find(items, item_id), script=_tidy(script))
        return self._fill([item if one.id == item_id else one for one in items], item)

    def default(self, item_id: str) -> str:
        """Return the usual script for an item, with its fields."""
        return default_script(find(self._items(), item_id))

    def fields(self) -> list[tuple[str, str]]:
        """Return name and meaning of each field, for the editor's help."""
        return [(field.name, field.meaning) for field in FIELDS]

    def blanks(self) -> list[ScriptBlank]:
        """Return what is still to be filled in before the day, in the order of the agenda."""
        items = self._items()
        return to_mend(
            self._fill(items, item, with_live=False) for item in items if not item.skipped
        )

    def set(self, item_id: str, script: str, seen: str | None = None) -> None:
        """Save the script of an item; a blank one, or the usual one unchanged, is none.

        ``seen`` is the item's own script as it was opened. Refused when another station has
        changed it since.
        """
        latest: list[AgendaItem] = []

        def decide() -> list[Op]:
            item = find(self._items(), item_id)
            latest[:] = [item]
            if seen is not None and item.script != seen:
                raise Refused(
                    "Lời dẫn của mục này vừa được sửa ở bàn khác nên chưa lưu. "
                    "Hãy chép lại phần vừa gõ, đóng rồi mở lại để sửa tiếp."
                )
            text = _tidy(script)
            own = "" if text == default_script(item) else text
            return list(change("agenda", item, replace(item, script=own)))

        self._work.act("set_script", decide, lambda: f"Sửa lời dẫn: {latest[0].title}")

    def _items(self) -> list[AgendaItem]:
        return list(in_order(self._work.state.agenda.values()))

    def _fill(
        self, items: list[AgendaItem], item: AgendaItem, *, with_live: bool = True
    ) -> ScriptText:
        """Fill the script of one of the items; live fields, which cost most, may stay blank."""
        template = item.script or default_script(item)
        values = ScriptValues(self._work.state, self._introductions, self._awards, items, item)
        return ScriptText(
            item_id=item.id,
            title=item.title,
            template=template,
            is_default=not item.script,
            parts=fill(
                template,
                lambda field: "" if field.live and not with_live else values.value(field),
            ),
        )


def _tidy(script: str) -> str:
    """Clean each line; the lines, and the blank ones between them, stay."""
    return "\n".join(map(clean, script.splitlines())).strip()
