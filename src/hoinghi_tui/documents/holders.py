"""Who holds a badge or an invitation, and what both papers say of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.documents.blanks import SAMPLE_WARNING
from hoinghi_tui.documents.wording import unsaid
from hoinghi_tui.domain.people import Delegate, Role, Substitute


@dataclass(frozen=True, slots=True)
class Holder:
    """One person with the sixteen digits of the code to print, and what is known of them.

    ``substitute`` is who comes in the delegate's place: the paper is theirs then, with their
    own name and post. ``unit_name`` and ``seat`` are printed as they are, ``honoured`` tells
    that the delegate receives an award.
    """

    delegate: Delegate
    code: str
    substitute: Substitute | None = None
    unit_name: str = ""
    seat: str = ""
    honoured: bool = False

    @property
    def name(self) -> str:
        """The full name of who comes, letter for letter."""
        return (self.substitute or self.delegate).full_name

    @property
    def honorific(self) -> str:
        """The honorific of who comes; that of a substitute is not known."""
        return "" if self.substitute else self.delegate.honorific.strip()

    @property
    def position(self) -> str:
        """The own post of who comes."""
        return (self.substitute or self.delegate).position.strip()

    @property
    def unit(self) -> str:
        """The unit, "" when the post names it already."""
        return "".join(unsaid([self.unit_name], self.position))

    @property
    def delegate_in_words(self) -> str:
        """The delegate with the honorific, as a sentence names them."""
        return f"{self.delegate.honorific.lower()} {self.delegate.full_name}".strip()

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the person does at the conference, the most visible first.

        A substitute takes over the tasks, but neither the seat in the presidium, which goes
        by rank, nor the honour.
        """
        has = set(self.delegate.roles) | ({Role.HONOREE} if self.honoured else set())
        if self.substitute:
            has -= {Role.PRESIDIUM, Role.HONOREE}
        return tuple(role for role in _VISIBLE_FIRST if role in has)


_VISIBLE_FIRST = (
    *(Role.PRESIDIUM, Role.SECRETARY, Role.MC, Role.CONDUCTOR),
    *(Role.SPEAKER, Role.HONOREE, Role.PRESS, Role.GUEST),
)


def sample_warning(holders: Iterable[Holder], *, all_samples: bool, record: str) -> tuple[str, ...]:
    """Say how many papers show invented people; ``record`` is the word for one paper."""
    samples = sum(all_samples or holder.delegate.sample for holder in holders)
    return (f"{SAMPLE_WARNING}: {samples} {record}",) if samples else ()
