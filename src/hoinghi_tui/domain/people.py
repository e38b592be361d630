"""The people of a conference: units, delegates and who has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a delegate does at the conference besides attending it."""

    PRESIDIUM = "presidium"
    SECRETARY = "secretary"
    SPEAKER = "speaker"
    PRESS = "press"
    GUEST = "guest"
    MC = "mc"
    CONDUCTOR = "conductor"
    HONOREE = "honoree"


class Sex(StrEnum):
    """What a list with columns "Nam" and "Nữ" tells of a person."""

    MALE = "male"
    FEMALE = "female"


class Invitation(StrEnum):
    """How far a delegate's invitation has come."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Presence(StrEnum):
    """Where a delegate who came to the door is now."""

    PRESENT = "present"
    LEFT = "left"


class Means(StrEnum):
    """How the door recognised a delegate."""

    QR = "qr"
    MANUAL = "manual"
    CAMERA = "camera"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit or group that sends delegates, in the order protocol gives it.

    ``rank`` counts from 1, the unit introduced and seated first. ``colour`` is the number
    of the unit's colour on plans, from 1; None takes the next one in turn (see
    ``unit_marks``). ``aliases`` are the other names that lists write for it.
    """

    id: str
    name: str
    short_name: str = ""
    group: str = ""
    rank: int = 100
    duties: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    colour: int | None = None

    @property
    def label(self) -> str:
        """The name for narrow places: the short one where there is one."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """Who comes in a delegate's place; a substitute does not inherit the rank.

    ``rank`` overrides the rank read from the substitute's own ``position``.
    """

    full_name: str
    position: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """One invited person.

    ``order`` is the place in the list as it was received and breaks ties of rank.
    ``rank`` overrides the rank read from ``position`` (see ``protocol.post_rank``).
    ``given_name`` overrides the last syllable for sorting ("H'Bia Niê" sorts under H'Bia).
    ``reading`` tells how a name is read aloud that is easily misread ("Hờ-bia Ni-ê").
    ``birth`` keeps the precision that was printed: "1980", "1980-07" or "1980-07-15".
    ``phone_other`` is a second number, of an office mostly. ``sex`` is known where the list
    told it by a column; the honorific tells it otherwise. ``substitute`` is who was announced
    to come instead; who really came stands in ``Attendance``. ``off_payroll`` tells that the
    state budget pays no salary, so that an allowance is due.
    """

    id: str
    full_name: str
    order: int = 0
    honorific: str = ""
    position: str = ""
    unit: str | None = None
    rank: int | None = None
    roles: tuple[Role, ...] = ()
    phone: str = ""
    phone_other: str = ""
    birth: str = ""
    sex: Sex | None = None
    wheelchair: bool = False
    note: str = ""
    given_name: str | None = None
    reading: str = ""
    substitute: Substitute | None = None
    invitation: Invitation = Invitation.NOT_SENT
    absence_reason: str = ""
    walk_in: bool = False
    sample: bool = False
    off_payroll: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """That a delegate came; the id is the delegate's. No row means not arrived.

    ``operator`` is who sat at the desk, where that was told.
    """

    id: str
    arrived_at: datetime
    station: str
    means: Means
    operator: str = ""
    state: Presence = Presence.PRESENT
    substitute: Substitute | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """That a delegate was introduced to the hall; the id is the delegate's.

    ``said_at`` is when, ``station`` the desk or lectern at which it was ticked.
    """

    id: str
    said_at: datetime
    station: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """One printed code; the id is its secret of ten digits.

    A delegate has one current badge. Replaced badges stay known, so that the door can say
    "this badge was replaced" instead of "unknown". A spare one opens the door as well but
    is not printed again: it belonged to an entry that was merged into this delegate's.
    ``printed_at`` is when the file with it was last made; None: no such badge is on paper.
    """

    id: str
    delegate: str
    replaced: bool = False
    spare: bool = False
    printed_at: datetime | None = None

    @property
    def is_current(self) -> bool:
        """Whether this is the one to print."""
        return not (self.replaced or self.spare)
