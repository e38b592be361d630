"""Who of the people known the people of a list are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.duplicates import Listed, Proposal, differ_by_a_slip, why_ask
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.import_fold import Folded
from hoinghi_tui.services.import_plan import Question
from hoinghi_tui.services.import_units import UnitsNamed
from hoinghi_tui.spreadsheets.drafts import DelegateDraft
from hoinghi_tui.vietnamese import name_key


class Matcher:
    """Finds who of the people known each person of the list is; nobody is two of them."""

    def __init__(
        self, folded: Sequence[Folded], people: Sequence[Delegate], units: UnitsNamed
    ) -> None:
        self._folded = folded
        self._units = units
        self._by_id = {person.id: person for person in people}
        self._namesakes: dict[str, list[Delegate]] = {}
        for person in people:
            self._namesakes.setdefault(name_key(person.full_name), []).append(person)
        self._by_phone: dict[str, list[Delegate]] = {}
        for person in people:
            self._by_phone.setdefault(person.phone, []).append(person)
        self._found: dict[int, Delegate] = {}
        self._taken: set[str] = set()

    def match(
        self, decide: Callable[[Question], bool]
    ) -> tuple[dict[int, Delegate], tuple[Question, ...]]:
        """Return the matches by place, the surest kinds first, and what was asked."""
        if not self._by_id:
            return {}, ()
        for place, one in enumerate(self._folded):
            person = self._by_id.get(one.draft.id)
            if person is not None and self._is_the_same(one.draft, person):
                self._take(place, person)
        for same in (self._same_phone, self._same_post, self._same_unit):
            for place, one in enumerate(self._folded):
                if place not in self._found:
                    fits = (person for person in self._others(one) if same(one.draft, person))
                    person = next(fits, None)
                    if person is not None:
                        self._take(place, person)
        return self._found, tuple(self._ask(decide))

    def _ask(self, decide: Callable[[Question], bool]) -> Iterable[Question]:
        for place, one in enumerate(self._folded):
            others = [] if place in self._found else self._others(one) + self._renamed(one)
            for person in others:
                question = self._doubt(one, person)
                question = replace(question, together=decide(question))
                yield question
                if question.together:
                    self._take(place, person)
                    break

    def _doubt(self, one: Folded, person: Delegate) -> Question:
        """Ask whether a namesake is the person; within a unit a new phone is likelier."""
        draft = one.draft
        listed = Listed(draft.full_name, draft.phone, self._units.id_of(draft.unit_text))
        reason = why_ask(listed, Listed(person.full_name, person.phone, person.unit))
        likely = listed.unit == person.unit
        if name_key(draft.full_name) != name_key(person.full_name):
            reason, likely = f"trùng số điện thoại với {person.full_name}", True
        places = ((draft.sheet, draft.row),)
        return Question(places, draft.full_name, Proposal.ASK, reason, likely, person.id)

    def _others(self, one: Folded) -> list[Delegate]:
        namesakes = self._namesakes.get(name_key(one.draft.full_name), [])
        return [person for person in namesakes if person.id not in self._taken]

    def _renamed(self, one: Folded) -> list[Delegate]:
        """Return who has the phone under nearly the same name: a slip may be mended."""
        same = self._by_phone.get(one.draft.phone, []) if one.draft.phone else []
        key = name_key(one.draft.full_name)
        return [
            person
            for person in same
            if person.id not in self._taken
            and name_key(person.full_name) != key
            and differ_by_a_slip(one.draft.full_name, person.full_name)
        ]

    def _take(self, place: int, person: Delegate) -> None:
        self._found[place] = person
        self._taken.add(person.id)

    def _is_the_same(self, draft: DelegateDraft, person: Delegate) -> bool:
        """Tell whether an id means this person: another conference has the same ids."""
        if person.id in self._taken:
            return False
        same_name = name_key(draft.full_name) == name_key(person.full_name)
        same_post = draft.position != "" and self._same_post(draft, person)
        return same_name or self._same_phone(draft, person) or same_post

    def _same_phone(self, draft: DelegateDraft, person: Delegate) -> bool:
        return draft.phone != "" and person.phone == draft.phone

    def _same_post(self, draft: DelegateDraft, person: Delegate) -> bool:
        return draft.position == person.position and self._same_unit(draft, person)

    def _same_unit(self, draft: DelegateDraft, person: Delegate) -> bool:
        phones_differ = draft.phone and person.phone and draft.phone != person.phone
        return person.unit == self._units.id_of(draft.unit_text) and not phones_differ
