"""Where to seat somebody who was not expected: a newcomer, or who comes in another's place."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.protocol import LEADING_POST
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import describe
from hoinghi_tui.domain.seating import free_seat, is_open


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """What to offer: a seat, where it is in words, and what the desk should know.

    ``seat`` is None and ``place`` "" when there is none; ``warning`` is "" or a sentence.
    """

    seat: Seat | None
    place: str
    warning: str


def offer_seat(seats: Iterable[Seat], rank: int, waiting: int = 0) -> SeatOffer:
    """Choose a free seat of the hall by a person's own rank (see ``protocol.post_rank``).

    Who leads a body, mostly a superior one, gets the free seat furthest to the front,
    reserved or not; anybody else a reserve seat, then one at the back. Locked and blocked
    seats are never offered. ``waiting`` is how many people of the list still need a seat.
    """
    room = tuple(seats)
    free = [seat for seat in room if _is_free(seat)]
    leads = rank <= LEADING_POST
    seat = min(free, key=_from_the_front) if leads and free else free_seat(room)
    if seat is None:
        return SeatOffer(None, "", _full(room))
    reserve_is_used_up = not leads and not seat.reserve and any(one.reserve for one in room)
    return SeatOffer(seat, describe(seat, room), _warning(len(free), waiting, reserve_is_used_up))


def keeps_seat(seat: Seat | None, rank: int) -> bool:
    """Tell whether a substitute is to sit on the delegate's seat, unless the desk decides.

    A chair of the presidium goes with the rank, which a substitute does not inherit: it is
    only for who leads a body too, by the own ``rank``. A locked seat is not left. Where there
    is no seat none is kept.
    """
    if seat is None:
        return False
    return seat.locked or seat.zone is not Zone.PRESIDIUM or rank <= LEADING_POST


def _is_free(seat: Seat) -> bool:
    return seat.zone is Zone.HALL and seat.delegate is None and is_open(seat)


def _from_the_front(seat: Seat) -> tuple[int, int, str]:
    return seat.line, seat.prestige, seat.id


def _full(room: tuple[Seat, ...]) -> str:
    if not room:
        return "Chưa có sơ đồ phòng nên chưa xếp chỗ được; vẫn điểm danh bình thường."
    return "Phòng đã hết ghế: mời kê thêm ghế. Vẫn điểm danh được khi chưa có chỗ."


def _warning(free: int, waiting: int, reserve_is_used_up: bool) -> str:
    if free <= waiting:
        return f"Chỉ còn {free} ghế trống mà {waiting} đại biểu trong danh sách chưa có chỗ."
    return "Hết ghế dự phòng, lấy ghế trống cuối phòng." if reserve_is_used_up else ""
