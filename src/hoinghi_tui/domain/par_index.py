"""The commune's index of administrative reform (PAR Index): fields, criteria, points."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ParField:
    """One field of the index in one year, with what its unit says of it."""

    id: str
    year: int
    title: str
    unit: str | None = None
    order: int = 0
    strengths: str = ""
    shortcomings: str = ""
    causes: str = ""
    solutions: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParCriterion:
    """One criterion of a field; points are exact decimals, None while not given."""

    id: str
    field: str
    title: str
    order: int = 0
    maximum: Decimal | None = None
    self_scored: Decimal | None = None
    appraised: Decimal | None = None
    note: str = ""
