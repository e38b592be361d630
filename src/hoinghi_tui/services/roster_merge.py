"""Bringing a list from outside together with the people already known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hoinghi_tui.domain.delegate_ids import delegate_id, next_number
from hoinghi_tui.domain.duplicates import Duplicate, Listed, Proposal, find_duplicates
from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.services.import_fold import Folded, fold_rows
from hoinghi_tui.services.import_matching import Matcher
from hoinghi_tui.services.import_plan import ImportPlan, PlannedLine, Question
from hoinghi_tui.services.import_problems import count_problems, unit_problems
from hoinghi_tui.services.import_units import UnitsNamed, name_units
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList
from hoinghi_tui.spreadsheets.name_cells import COMRADE

_TELL_SEX = ("Ông", "Bà")
_KEPT_WHEN_BLANK = (
    "honorific",
    "position",
    "unit",
    "phone",
    "phone_other",
    "birth",
    "sex",
    "note",
    "given_name",
    "reading",
    "substitute",
    "rank",
    "absence_reason",
)


def plan_import(
    people: DelegateList,
    known: Iterable[Delegate],
    units: Iterable[Unit],
    *,
    usual: Sequence[Unit] = (),
    last: int = 0,
    decide: Callable[[Question], bool] | None = None,
) -> ImportPlan:
    """Work out what taking in a list changes; deterministic and without side effects.

    Rows with one name and one phone are one person, and so is somebody known by the same id,
    phone or unit; whoever only has the same name is a question. ``decide`` answers the
    questions, sure ones too; without it the proposals are followed. ``usual`` as in
    ``name_units``, ``last`` as in ``next_number``.
    """
    decide = decide or (lambda question: question.together)
    drafts, people_known = people.drafts, list(known)
    named = name_units((draft.unit_text for draft in drafts), list(units), usual)
    listed = [
        Listed(draft.full_name, draft.phone, named.id_of(draft.unit_text)) for draft in drafts
    ]
    found = (one for one in find_duplicates(listed) if not _known_apart(one, drafts))
    asked = [(one, _question(one, drafts, decide)) for one in found]
    merged = [one for one, question in asked if question.together]
    folded = fold_rows(drafts, merged)
    matches, doubts = Matcher(folded, people_known, named).match(decide)
    met = {one.id for one in matches.values()}
    number = next_number(people_known, last)
    return ImportPlan(
        tuple(_lines(folded, drafts, matches, named, number)),
        named,
        (*(question for _, question in asked), *doubts),
        (
            *people.problems,
            *unit_problems(folded, named),
            *count_problems(people, folded, merged),
        ),
        tuple(one for one in people_known if one.id not in met and not one.walk_in),
    )


def _lines(
    folded: Sequence[Folded],
    drafts: Sequence[DelegateDraft],
    matches: Mapping[int, Delegate],
    named: UnitsNamed,
    number: int,
) -> Iterator[PlannedLine]:
    """Yield everybody of the list, those who are new numbered on from ``number``."""
    for place, one in enumerate(folded):
        before = matches.get(place)
        if before is None:
            after = _new_delegate(one.draft, named, number)
            number += 1
        else:
            after = _updated(before, one.draft, named)
        yield PlannedLine(one.draft, _rows(one, drafts), after, before)


def _rows(one: Folded, drafts: Sequence[DelegateDraft]) -> tuple[int, ...]:
    return tuple(drafts[place].row for place in one.places)


def _known_apart(one: Duplicate, drafts: Sequence[DelegateDraft]) -> bool:
    """Tell whether all the rows have ids, each its own: people in a list that we wrote."""
    ids = [drafts[place].id for place in one.places]
    return all(ids) and len(set(ids)) == len(ids)


def _question(
    one: Duplicate, drafts: Sequence[DelegateDraft], decide: Callable[[Question], bool]
) -> Question:
    places = tuple((drafts[place].sheet, drafts[place].row) for place in one.places)
    sure = one.proposal is Proposal.MERGE
    question = Question(places, drafts[one.places[0]].full_name, one.proposal, one.reason, sure)
    return replace(question, together=decide(question))


def _new_delegate(draft: DelegateDraft, units: UnitsNamed, number: int) -> Delegate:
    return Delegate(
        id=delegate_id(number),
        order=number,
        full_name=draft.full_name,
        honorific=draft.honorific,
        position=draft.position,
        unit=units.id_of(draft.unit_text),
        rank=draft.rank,
        roles=draft.roles,
        phone=draft.phone,
        phone_other=draft.phone_other,
        birth=draft.birth,
        sex=draft.sex,
        wheelchair=draft.wheelchair,
        note=draft.note,
        given_name=draft.given_name,
        reading=draft.reading,
        substitute=draft.substitute,
        invitation=draft.invitation or Invitation.NOT_SENT,
        absence_reason=draft.absence_reason,
    )


def _updated(before: Delegate, draft: DelegateDraft, units: UnitsNamed) -> Delegate:
    """Return ``before`` with what the list tells; its blanks wipe nothing out.

    Nor does what says less: the year alone of a birth date, "Đ/c" for "Ông". Roles of a
    column of their own replace those known, roles out of notes only add to them.
    """
    candidate = _new_delegate(draft, units, 0)
    fields = {
        field: getattr(candidate, field)
        for field in _KEPT_WHEN_BLANK
        if getattr(candidate, field) not in ("", None)
    }
    if before.birth.startswith(candidate.birth):
        fields["birth"] = before.birth
    if candidate.honorific == COMRADE and before.honorific:
        fields["honorific"] = before.honorific
    if before.sex is None and (fields.get("honorific") or before.honorific) in _TELL_SEX:
        fields.pop("sex", None)  # known already; no change worth showing
    if draft.roles_told:
        fields |= {"roles": draft.roles, "wheelchair": draft.wheelchair}
    else:
        fields["roles"] = tuple(dict.fromkeys((*before.roles, *draft.roles)))
        fields["wheelchair"] = before.wheelchair or draft.wheelchair
    if draft.invitation not in (None, Invitation.NOT_SENT):
        fields["invitation"] = draft.invitation
    declined = fields.get("invitation", before.invitation) is Invitation.DECLINED
    if before.invitation is Invitation.DECLINED and not declined:
        fields["absence_reason"] = ""
    as_known = draft.name_written == before.full_name
    name = before.full_name if as_known else candidate.full_name
    return replace(before, full_name=name, **fields)
