"""What the frame of every screen says: who came, where the agenda is, is it saved."""

from dataclasses import dataclass

from hoinghi_tui.domain.tally import Tally
from hoinghi_tui.services.offline_facts import OfflineFacts


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """The agenda in one line of words."""

    position: str
    """"4/11", or blank before the first item."""
    countdown: str
    """"còn 03:20", "quá 01:05" or "bắt đầu sau 10:00"; on another day "còn 3 ngày"."""
    drift: str
    """"đúng giờ", "muộn +4′" or "sớm −3′"."""
    is_late: bool
    end: str
    """The local time at which all will be over; blank on another day than the conference's."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the title bar and the status line show."""

    title: str
    marks: tuple[str, ...]
    """"MẪU" for a sample conference, "DIỄN TẬP" for a shifted clock, "ĐÃ KẾT THÚC"."""
    saved_at: str
    """The local time of the last saved action; blank when there is none yet."""
    problem: str | None
    """Why the last action could not be saved, in a few words."""
    read_only: str | None
    tally: Tally
    agenda: AgendaFacts | None
    offline: OfflineFacts | None = None
    """How the desk stands to its server; None for a conference in a folder."""
