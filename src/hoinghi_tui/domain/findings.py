"""What is missing or ready before the day: one line each, and where it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SETTINGS_PLACE = "settings"
"""The place of what is mended in the conference's own facts, which are no screen."""


class Severity(StrEnum):
    """How much a finding matters.

    What blocks must be settled before the doors open: without it there is no conference, or
    something wrong would be handed out. What is missing ought to be settled.
    """

    BLOCKER = "blocker"
    MISSING = "missing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the readiness list; ``place`` is the mode of the screen that mends it.

    It is ``SETTINGS_PLACE`` where the conference's own facts are what is missing. ``section``
    names the part of that screen, where it has any.
    """

    severity: Severity
    text: str
    place: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many findings are not settled, and how many of them must be before the day."""

    missing: int
    blocking: int


def count_open(findings: Iterable[Finding]) -> OpenCount:
    """Count what is not ready."""
    severities = [one.severity for one in findings if one.severity is not Severity.READY]
    return OpenCount(len(severities), severities.count(Severity.BLOCKER))


def blocker(text: str, place: str, section: str = "") -> Finding:
    """Return a finding that must be settled before the day."""
    return Finding(Severity.BLOCKER, text, place, section)


def missing(text: str, place: str, section: str = "") -> Finding:
    """Return a finding that ought to be settled."""
    return Finding(Severity.MISSING, text, place, section)


def ready(text: str, place: str, section: str = "") -> Finding:
    """Return what needs nothing any more."""
    return Finding(Severity.READY, text, place, section)
