"""Taking in a list of awards from a file: read, ask who is meant, save as one action."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hoinghi_tui.domain.award_batches import USUAL_WIDTH, last_batch, propose
from hoinghi_tui.domain.awards import Award, AwardKind, Dossier
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.units import UnitIndex, unit_key
from hoinghi_tui.services.agenda_presenters import Match, PresenterFinder
from hoinghi_tui.services.award_editor import AwardEditor
from hoinghi_tui.services.award_rows import award_ops
from hoinghi_tui.services.import_problems import refuse_problems
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.award_list import AwardList, AwardRow, read_award_file
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import fold, same_name

Answers = Mapping[int, str | None]
"""Who comes up for an award: its place in the list, and a delegate's id or None for nobody."""

_OF_HOUSEHOLD = re.compile(r"^(?:hộ|gia đình)(?:\s+gia đình)?\s+(?:(?:ông|bà)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RecipientQuestion:
    """A row of which it is not sure who of the delegates comes up.

    ``candidates`` are the ids to choose from, ``proposed`` the one that is taken when
    nobody answers; None is somebody who is not on the list, which is allowed.
    """

    listed: int
    written: str
    reason: str
    candidates: tuple[str, ...]
    proposed: str | None
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class AwardImport:
    """A list as read, and whom it means among the delegates of that moment.

    ``known`` are the ids of awards there are already, by place in the list: they are brought
    up to date instead of being added twice.
    """

    table: AwardList
    matches: Mapping[int, Match]
    units: Mapping[int, str | None]
    known: Mapping[int, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[AwardRow, ...]:
        """The awards in order."""
        return self.table.rows

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What must be mended in the file first; while there is any nothing is taken in."""
        return self.table.problems

    @property
    def questions(self) -> tuple[RecipientQuestion, ...]:
        """The rows to ask about or to look at, in the order of the file."""
        return tuple(
            RecipientQuestion(
                listed=row.listed,
                written=row.representative or row.recipient,
                reason=match.doubt,
                candidates=match.candidates,
                proposed=match.presenter,
                sheet=row.sheet,
                row=row.row,
            )
            for row in self.rows
            if (match := self.matches[row.listed]).doubt
        )

    def delegate(self, row: AwardRow, answers: Answers | None = None) -> str | None:
        """Return who of the delegates comes up for a row; without an answer as proposed."""
        return (answers or {}).get(row.listed, self.matches[row.listed].presenter)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many awards were added and how many brought up to date."""

    added: int
    updated: int


class AwardImporting:
    """Reads lists of awards and takes them in."""

    def __init__(self, work: Workspace, editor: AwardEditor) -> None:
        self._work = work
        self._editor = editor

    def read(self, path: Path, sheet: str | None = None) -> AwardImport:
        """Read a file and find its recipients among the delegates; nothing is saved.

        Raises ``UnreadableList``, naming the file, when it lists no awards.
        """
        return self.matched(read_award_file(path, sheet))

    def matched(self, table: AwardList) -> AwardImport:
        """Find the recipients of a list among the delegates and the awards there are."""
        state = self._work.state
        finder = PresenterFinder(state.delegates.values(), state.units.values())
        units = UnitIndex(state.units.values())
        found = {row.listed: _unit_of(row, units) for row in table.rows}
        matches = {
            row.listed: _matched(row, found[row.listed], finder, state.delegates)
            for row in table.rows
        }
        known = _known(table.rows, found, state.awards.values())
        return AwardImport(_with_doubles(table), matches, found, known)

    def take_in(
        self, imported: AwardImport, answers: Answers | None = None, *, width: int = USUAL_WIDTH
    ) -> TakenIn:
        """Add what is new in batches behind those there are, and bring the rest up to date.

        One action, all of it or nothing. What the file leaves blank stays. Refused while the
        file has problems, the first of which is told with its place, and when a delegate or
        award it was matched with is gone.
        """
        refuse_problems(imported.table.file, imported.problems)
        taken = [TakenIn(0, 0)]

        def decide() -> list[Op]:
            state = self._work.state
            self._refuse_gone(imported, answers)
            new = [
                _award(imported, row, answers)
                for row in imported.rows
                if row.listed not in imported.known
            ]
            changed = [
                _updated(state.awards[imported.known[row.listed]], _award(imported, row, answers))
                for row in imported.rows
                if row.listed in imported.known
            ]
            ops = award_ops(state, changed)
            taken[0] = TakenIn(len(new), len({op.id for op in ops}))
            return ops + award_ops(state, self._placed(new, width))

        def note() -> str:
            words = f"thêm {taken[0].added}, cập nhật {taken[0].updated}"
            return f"Nhập khen thưởng từ {imported.table.file}: {words}"

        self._work.act("import_awards", decide, note)
        return taken[0]

    def _placed(self, awards: Sequence[Award], width: int) -> list[Award]:
        """Give new awards their ids and places in batches behind those there are."""
        last = last_batch(self._work.state.awards.values())
        numbered = [replace(one, id=self._editor.next_id(at)) for at, one in enumerate(awards)]
        return [
            replace(one.award, batch=last + one.batch, order=one.order)
            for one in propose(numbered, width)
        ]

    def _refuse_gone(self, imported: AwardImport, answers: Answers | None) -> None:
        state = self._work.state
        for row in imported.rows:
            delegate = imported.delegate(row, answers)
            known = imported.known.get(row.listed)
            gone = delegate is not None and delegate not in state.delegates
            if gone or (known is not None and known not in state.awards):
                raise Refused(f"“{row.recipient}”: danh sách vừa thay đổi. Hãy đọc lại tệp.")
        if _known(imported.rows, imported.units, state.awards.values()) != imported.known:
            raise Refused("Danh sách khen thưởng vừa thay đổi. Hãy đọc lại tệp.")


def _award(imported: AwardImport, row: AwardRow, answers: Answers | None) -> Award:
    """Return a row as an award without id and place."""
    return Award(
        id="",
        kind=row.kind,
        recipient=row.recipient,
        batch=1,
        order=row.listed,
        honorific=row.honorific,
        position=row.position,
        delegate=imported.delegate(row, answers),
        unit=imported.units[row.listed],
        title=row.title,
        achievement=row.achievement,
        decision_no=row.decision_no,
        decision_day=row.decision_day,
        certificate_no=row.certificate_no,
        presenter=row.presenter,
        level=row.level,
        prize=row.prize,
        dossier=Dossier.DECIDED if row.decision_no else Dossier.PROPOSED,
        listed=row.listed,
    )


_BROUGHT = (
    *("honorific", "position", "delegate", "unit", "achievement", "decision_no", "decision_day"),
    *("certificate_no", "presenter", "level", "prize", "listed"),
)
"""What a list brings up to date of an award there is, where it tells something."""


def _updated(award: Award, told: Award) -> Award:
    values = {name: getattr(told, name) for name in _BROUGHT if getattr(told, name)}
    if award.is_done:
        values.pop("delegate", None)
    if told.dossier is Dossier.DECIDED:
        values["dossier"] = told.dossier
    return replace(award, **values)


def _known(
    rows: Iterable[AwardRow], units: Mapping[int, str | None], awards: Iterable[Award]
) -> dict[int, str]:
    """Return which awards the rows mean: same kind, title and recipient; each award once."""
    left = list(awards)
    known: dict[int, str] = {}
    for row in rows:
        same = (one for one in left if _is_same(row, units[row.listed], one))
        found = next(same, None)
        if found is not None:
            known[row.listed] = found.id
            left.remove(found)
    return known


def _is_same(row: AwardRow, unit: str | None, award: Award) -> bool:
    if row.kind is not award.kind or fold(row.title) != fold(award.title):
        return False
    if row.kind is AwardKind.COLLECTIVE:
        written = unit_key(row.recipient) == unit_key(award.recipient)
        return written or (unit is not None and award.unit == unit)
    return same_name(row.recipient, award.recipient)


def _with_doubles(table: AwardList) -> AwardList:
    """Note rows that honour the same recipient with the same title twice."""
    seen: dict[tuple[str, str, str], AwardRow] = {}
    notes = list(table.notes)
    for row in table.rows:
        key = (row.kind, fold(row.title), fold(f"{row.recipient} {row.position} {row.unit_text}"))
        first = seen.setdefault(key, row)
        if first is not row:
            reason = f"“{row.recipient}” trùng với dòng {first.row}"
            notes.append(
                Problem(row.sheet, row.row, "", "", reason, "kiểm tra có ghi hai lần không.")
            )
    return replace(table, notes=tuple(notes))


# -- who is meant ------------------------------------------------------------------------


def _unit_of(row: AwardRow, units: UnitIndex) -> str | None:
    found = units.find(row.unit_text) if row.unit_text else None
    if found is None and row.kind is AwardKind.COLLECTIVE:
        found = units.find(row.recipient)
    return found.id if found else None


def _matched(
    row: AwardRow, unit: str | None, finder: PresenterFinder, people: Mapping[str, Delegate]
) -> Match:
    """Return who of the delegates comes up for a row, and why that is doubted."""
    if row.representative:
        return finder.find(row.representative)
    if row.kind is AwardKind.COLLECTIVE:
        return Match(doubt="chưa biết ai lên nhận thay mặt tập thể")
    if row.kind is AwardKind.HOUSEHOLD:
        match = finder.find(_OF_HOUSEHOLD.sub("", row.recipient))
        return replace(match, doubt=match.doubt or "hộ gia đình: đoán người lên nhận theo tên hộ")
    match = finder.find(row.recipient)
    if match.candidates and match.presenter is None:
        return _of_several(row, unit, match, people)
    person = people.get(match.presenter or "")
    if person is not None and unit is not None and person.unit not in (None, unit):
        doubt = "cùng tên nhưng đại biểu thuộc đơn vị khác"
        return replace(match, doubt=doubt, candidates=(person.id,))
    if person is None and not match.doubt:
        return replace(match, doubt="không có trong danh sách đại biểu")
    return match


def _of_several(
    row: AwardRow, unit: str | None, match: Match, people: Mapping[str, Delegate]
) -> Match:
    """Choose among people of one name by unit and post, where these tell."""
    same = [
        people[key] for key in match.candidates if same_name(people[key].full_name, row.recipient)
    ]
    fits = [one for one in same if unit is not None and one.unit == unit] or same
    if len(fits) > 1 and row.position:
        fits = [one for one in fits if fold(one.position) == fold(row.position)]
    return Match(fits[0].id) if len(fits) == 1 < len(same) else match
