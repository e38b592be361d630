"""What the door's panel says about one scan, before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Attendance, Invitation, Means, Presence
from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.services.door import Arrival, Card
from hoinghi_tui.vietnamese import printable

MEANS = {
    Means.QR: "quét mã",
    Means.MANUAL: "tìm tên",
    Means.CAMERA: "máy ảnh",
    Means.PAPER: "danh sách ký",
}


@dataclass(frozen=True, slots=True)
class Ways:
    """How this desk does what an answer advises; the other sentences are the door's own."""

    already: str
    """What to do when somebody else comes on a badge that is in."""
    declined: str
    """What to do with somebody who has declined and stands there."""
    announced: str
    """What to do when it is the one who was announced to come instead."""
    in_person: str
    """What to do when it is the one who has declined, after ``announced``."""


BY_KEYS = Ways(
    already="Nếu là người khác đến thay: Ctrl+T",
    declined="Ctrl+Y  vẫn đến dự     Ctrl+T  người khác thay",
    announced="bấm Ctrl+T",
    in_person="     Ctrl+Y  vẫn đến dự",
)
"""The ways of the program's own door, F5."""

MOST_NOTES = 4
"""Awards and papers told of one person."""

NO_SEAT = "CHƯA XẾP CHỖ"
NO_SEAT_KEPT = "Không giữ ghế cho người báo vắng; mời vào thì được chọn ghế trống."

TO_THE_DESK = "Mời sang bàn đón tiếp, thư ký sẽ giúp ngay."

_MOST_READ = 24
"""As many letters of what was read or typed are repeated; garbage may be very long."""

_HONOURED = {AwardKind.COLLECTIVE: " tập thể", AwardKind.HOUSEHOLD: " hộ gia đình"}

ClockText = Callable[[datetime], str]
"""Writes an instant as local time."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer of the door: a shape, a colour and words, and whose it is."""

    tone: str
    """success, quiet, warning or error."""
    mark: str
    headline: str
    advice: str = ""
    fact: str = ""
    """When and where it happened before, or what was read: the first thing to say."""
    card: Card | None = None
    footnote: str = ""
    query: str = ""
    """What was searched for in vain: the name of somebody to be taken in, perhaps."""
    expects: Presence | None = None
    """Where the delegate has to be for this answer to hold; None when it does not matter."""

    def still_holds(self, attendance: Attendance | None) -> bool:
        """Tell whether the answer is still true, or was taken back since."""
        if self.expects is None:
            return True
        if attendance is None:
            return False
        return self.expects is Presence.PRESENT or attendance.state is Presence.LEFT


_LOOK = {
    CheckInResult.OK: ("success", "✔"),
    CheckInResult.REPEAT: ("quiet", "●"),
    CheckInResult.ALREADY: ("warning", "▲"),
    CheckInResult.DECLINED: ("warning", "▲"),
    CheckInResult.REPLACED: ("error", "✖"),
    CheckInResult.OTHER_EVENT: ("error", "✖"),
    CheckInResult.UNKNOWN: ("error", "✖"),
    CheckInResult.MISREAD: ("error", "✖"),
    CheckInResult.TEST: ("quiet", "✔"),
}


def of_arrival(
    arrival: Arrival,
    card: Card | None,
    read: str,
    clock: ClockText,
    *,
    alarm: str = "",
    ways: Ways = BY_KEYS,
) -> Result:
    """Put the door's answer into the panel's words.

    ``read`` is what the scanner sent, ``alarm`` what is to be told besides of unknown codes.
    """
    verdict = arrival.verdict
    tone, mark = _LOOK[verdict.result]
    came = verdict.result in (CheckInResult.OK, CheckInResult.REPEAT, CheckInResult.ALREADY)
    return Result(
        tone,
        mark,
        verdict.headline,
        advice=(alarm if verdict.result is CheckInResult.UNKNOWN else "")
        or _advice(arrival, card, ways),
        fact=_fact(arrival, card, read, clock),
        card=card,
        footnote=_footnote(card, clock),
        expects=Presence.PRESENT if came else None,
    )


def _advice(arrival: Arrival, card: Card | None, ways: Ways) -> str:
    """Say what to do next; whoever was announced to come instead is asked for first."""
    verdict = arrival.verdict
    by_way = {
        CheckInResult.OK: "",
        CheckInResult.ALREADY: ways.already,
        CheckInResult.DECLINED: ways.declined,
    }
    if verdict.taken_for:
        return verdict.taken_for
    expected = card.expected_instead if card and verdict.result in by_way else None
    if expected is None:
        return by_way.get(verdict.result, verdict.advice)
    name = printable(substitute_text(expected))
    asked = f"↷ Đã báo {name} đi thay: nếu là người ấy, {ways.announced}"
    kept = ways.in_person if verdict.result is CheckInResult.DECLINED else ""
    return f"{asked}{kept}"


def _fact(arrival: Arrival, card: Card | None, read: str, clock: ClockText) -> str:
    verdict = arrival.verdict
    if verdict.result is CheckInResult.OK:
        return "Trở lại phòng họp" if verdict.returning else _notable(card)
    if verdict.at is not None:
        how = [MEANS[verdict.means]] if verdict.means else []
        by = [f"người trực {verdict.operator}"] if verdict.operator else []
        return " · ".join([f"Đã vào lúc {clock(verdict.at)} tại {verdict.station}", *how, *by])
    if verdict.result is CheckInResult.DECLINED and card is not None:
        reason = card.delegate.absence_reason
        return f"Lý do: {reason}" if reason else ""
    return f"Đọc được: {_beginning(read)}" if read.strip() and card is None else ""


def _notable(card: Card | None) -> str:
    """Say of a welcome what the secretary should know: not on the list, or late."""
    if card is None:
        return ""
    late = f"Đến muộn {card.late // timedelta(minutes=1)} phút" if card.late else ""
    newcomer = "Khách phát sinh" if card.delegate.walk_in else ""
    return " · ".join(filter(None, (newcomer, late)))


def _beginning(text: str) -> str:
    """Return what was read or typed, of a long one the beginning."""
    words = text.strip()
    return words if len(words) <= _MOST_READ else words[:_MOST_READ] + "…"


def _footnote(card: Card | None, clock: ClockText) -> str:
    came = card.attendance if card else None
    if came is None:
        return ""
    return f"{clock(came.arrived_at)} · {MEANS[came.means]} · {came.station}"


def for_guests(result: Result) -> Result:
    """Return an answer without what is the desk's alone: reasons, and keys guests do not have."""
    if result.tone == "success":
        return result
    advice = TO_THE_DESK if result.tone in ("warning", "error") else result.advice
    return replace(result, advice=advice, fact="", footnote="")


def one_line(result: Result) -> str:
    """Say an answer in a message's few words, for when something hides the panel."""
    card = result.card
    if card is None:
        return f"{result.mark} {result.headline}"
    who = card.substitute
    instead = f", đi thay {card.delegate.full_name}" if who else ""
    name = who.full_name if who else card.delegate.full_name
    seat = f", ghế {card.seat.id}" if card.seat else ""
    return f"{result.mark} {result.headline}: {name}{instead}{seat}"


def not_saved(reason: str, card: Card | None, unsaved: str) -> Result:
    """Say that nothing was saved, what has not been done therefore, and why."""
    return Result("error", "✖", "CHƯA LƯU", fact=unsaved, advice=reason, card=card)


def not_found(query: str) -> Result:
    """Say that nobody fits what was typed."""
    return Result(
        "error",
        "✖",
        "KHÔNG TÌM THẤY",
        advice="Gõ ít chữ hơn, chữ cái đầu hoặc đuôi điện thoại. "
        "Khách chưa có trong danh sách: Ctrl+N.",
        fact=f"Không có ai khớp “{_beginning(query)}”",
        query=query,
    )


def left(card: Card, at: str) -> Result:
    """Say that somebody has reported leaving."""
    return Result(
        "quiet",
        "◌",
        "ĐÃ BÁO VỀ",
        advice="Khi trở lại, quét thẻ như lúc đến.",
        fact=f"Về lúc {at}",
        card=card,
        expects=Presence.LEFT,
    )


def undone(card: Card) -> Result:
    """Say that what the panel said about somebody was taken back."""
    return Result(
        "quiet",
        "↶",
        "ĐÃ HOÀN TÁC",
        advice="Đại biểu vẫn đang có mặt."
        if card.attendance
        else "Quét lại thẻ hoặc gõ tên để điểm danh.",
        card=card,
    )


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who stands at the door: the delegate, or who came in the delegate's place."""

    name: str
    post: str
    sender: str
    """The unit; of a newcomer what the note says, of a substitute in whose place."""


def bearer(card: Card) -> Bearer:
    """Return who a card is about, as large and small lines below the headline."""
    delegate, substitute = card.delegate, card.substitute
    if substitute is not None:
        instead = f"đi thay {delegate.full_name}, {delegate.position}"
        return Bearer(substitute.full_name, substitute.position, instead)
    # Of a newcomer of no listed unit the note names it.
    sender = card.unit.name if card.unit else delegate.note * delegate.walk_in
    return Bearer(delegate.full_name, delegate.position, sender)


def is_kept_no_seat(card: Card) -> bool:
    """Tell whether somebody has no seat because no seat is kept for who declined."""
    return card.delegate.invitation is Invitation.DECLINED and card.attendance is None


def award_line(award: Award) -> str:
    """Say what a delegate comes up for, and when."""
    return f"Nhận {award.title}{_HONOURED.get(award.kind, '')}, đợt {award.batch}"
