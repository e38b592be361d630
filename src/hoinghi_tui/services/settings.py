"""What the conference is called, when and where it is, who signs."""

from dataclasses import replace

from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.conference_entry import (
    FIELD_NAMES,
    LABELS,
    ConferenceEntry,
    check_conference,
)
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.vietnamese import clean

_FEW = 3
"""So many changed fields are named in the log; more are counted."""


class Settings:
    """Corrects the one row that says which conference this is."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def edit(self, before: Conference, after: Conference) -> Conference:
        """Save what differs as one action; two desks may change different fields at once.

        Refuses a blank title. The day and the words that stand in for it are one fact:
        who changes either is told when another desk has changed the other. Raises
        ``Conflict`` when another desk has changed the same field meanwhile.
        """
        wanted = replace(after, id=before.id, title=clean(after.title))
        if not wanted.title:
            raise Refused("Hãy ghi tên hội nghị.")
        self._work.act(
            "edit_conference",
            lambda: change("conference", before, wanted, together=("day", "expected")),
            _note(before, wanted),
        )
        return self._work.state.conference

    def editing(self) -> Editing[Conference, ConferenceEntry]:
        """Return what a form needs to show the conference and to save it."""
        state = self._work.state
        return Editing(
            record=state.conference,
            entry_of=ConferenceEntry.of,
            check=check_conference,
            save=self.edit,
            current=lambda: state.conference,
        )


def _note(before: Conference, after: Conference) -> str:
    old, new = ConferenceEntry.of(before), ConferenceEntry.of(after)
    names = [name for name in FIELD_NAMES if getattr(old, name) != getattr(new, name)]
    if len(names) > _FEW or not names:
        what = f"{len(names)} chỗ"
    else:
        what = ", ".join(LABELS[name][:1].lower() + LABELS[name][1:] for name in names)
    return f"Sửa thông tin hội nghị: {what}"
