"""The commune's index of administrative reform (PAR Index): fields, criteria, points."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ParField:
    """One field of the index in one year, with what its unit says of it.

    ``maximum`` is what the frame states for the field, None where it states none; the points
    are those of its criteria. ``sample`` marks what is shown only to learn by.
    """

    id: str
    year: int
    title: str
    unit: str | None = None
    order: int = 0
    maximum: Decimal | None = None
    strengths: str = ""
    shortcomings: str = ""
    causes: str = ""
    solutions: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ParCriterion:
    """One criterion of a field; points are exact decimals, None while not given.

    ``field`` is the id of its field. A field that is not divided has one criterion of its
    own title. ``number`` is the one the frame prints, "1.2.1".
    """

    id: str
    field: str
    title: str
    number: str = ""
    order: int = 0
    maximum: Decimal | None = None
    self_scored: Decimal | None = None
    appraised: Decimal | None = None
    note: str = ""


TEXTS = {
    "strengths": "Ưu điểm",
    "shortcomings": "Tồn tại, hạn chế",
    "causes": "Nguyên nhân",
    "solutions": "Giải pháp",
}
"""What a unit says of its field, and how it is called."""
SAID_BY_ALL = ("strengths", "shortcomings", "causes")
"""What the plan asks of every unit: ưu điểm, tồn tại, nguyên nhân; solutions may be blank."""
