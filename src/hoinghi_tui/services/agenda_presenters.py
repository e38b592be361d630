"""Who of the delegates the words of a programme mean: surely, perhaps, or nobody."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.units import UnitIndex, unit_key
from hoinghi_tui.spreadsheets.name_cells import read_name
from hoinghi_tui.spreadsheets.telling_words import names_person
from hoinghi_tui.vietnamese import fold, same_name

_SEVERAL = re.compile(r"\s*;\s*")
_PIECES = re.compile(r"\s*[,:()–—\n]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """What some words mean: ``presenter`` is a delegate's id, proposed where ``doubt`` says why.

    ``candidates`` are the ids to choose from in doubt. ``unit`` is the unit that is named.
    ``several`` says that more people are named than the first.
    """

    presenter: str | None = None
    doubt: str = ""
    candidates: tuple[str, ...] = ()
    unit: str | None = None
    several: bool = False


class PresenterFinder:
    """Finds delegates by the words of a programme; made once for many look-ups."""

    def __init__(self, people: Collection[Delegate], units: Iterable[Unit]) -> None:
        self._people = people
        self._units = UnitIndex(units)
        self._by_post: dict[str, list[Delegate]] = {}
        for person in people:
            for post in dict.fromkeys((person.position, *_PIECES.split(person.position))):
                if post:
                    self._by_post.setdefault(unit_key(post), []).append(person)

    def find(self, text: str) -> Match:
        """Return who "Đ/c Đặng Văn Bằng – Trưởng phòng Kinh tế" is; blanks are nobody.

        By the name there is no doubt, unless two have it. A name that differs in accents and
        a post alone are doubted; a unit or a group ("Ban Tổ chức") is nobody.
        """
        first, *others = [part for part in _SEVERAL.split(text) if part] or [""]
        pieces = _pieces(first)
        unit = next((found.id for piece in pieces if (found := self._units.find(piece))), None)
        match = self._by_name(pieces) or self._by_posts(pieces) or Match()
        return Match(match.presenter, match.doubt, match.candidates, unit, bool(others))

    def _by_name(self, pieces: Sequence[str]) -> Match | None:
        names = [read_name(piece).full_name for piece in pieces]
        found = [one for one in self._people if any(same_name(one.full_name, n) for n in names)]
        if len(found) == 1:
            return Match(found[0].id)
        if found:
            ids = tuple(one.id for one in found)
            return Match(None, f"có {len(found)} đại biểu cùng tên", ids)
        persons = _persons(pieces)
        if not persons:
            return None
        near = (one for one in self._people if fold(one.full_name) == fold(persons[0]))
        ids = tuple(one.id for one in near)
        words = "danh sách đại biểu chỉ có tên gần giống"
        return Match(None, words if ids else "không có trong danh sách đại biểu", ids)

    def _by_posts(self, pieces: Sequence[str]) -> Match | None:
        for piece in pieces:
            post = read_name(piece).full_name
            found = self._by_post.get(unit_key(post), [])
            if found:
                ids = tuple(one.id for one in found)
                one = ids[0] if len(ids) == 1 else None
                return Match(one, "chỉ ghi chức vụ, không ghi tên", ids)
        return None


def unlisted(items: Iterable[AgendaItem], people: Mapping[str, Delegate]) -> list[AgendaItem]:
    """Return the items to come whose presenter is a person who is not on the list.

    A group or a post ("Ban Tổ chức") names no person who could be listed.
    """
    return [item for item in items if item.is_waiting and _is_unlisted(item, people)]


def _is_unlisted(item: AgendaItem, people: Mapping[str, Delegate]) -> bool:
    if item.presenter is not None:
        return item.presenter not in people
    parts = (part for part in _SEVERAL.split(item.presenter_note) if part)
    pieces = [piece for part in parts for piece in _pieces(part)]
    return any(
        not any(same_name(one.full_name, name) for one in people.values())
        for name in _persons(pieces)
    )


def _pieces(text: str) -> list[str]:
    return [piece for piece in _PIECES.split(text) if piece]


def _persons(pieces: Sequence[str]) -> list[str]:
    """Return the names among some words; "bàn đón tiếp" only begins as a name could."""
    cells = (read_name(piece) for piece in pieces if names_person(piece))
    return [
        cell.full_name for cell in cells if all(word[0].isupper() for word in cell.written.split())
    ]
