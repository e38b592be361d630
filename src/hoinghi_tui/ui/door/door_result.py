"""What the door's panel says about one scan, before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Attendance, Means, Presence
from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.services.door import Arrival, Card
from hoinghi_tui.vietnamese import printable

MEANS = {
    Means.QR: "quét mã",
    Means.MANUAL: "tìm tên",
    Means.CAMERA: "máy ảnh",
    Means.PAPER: "danh sách ký",
}

_NEXT = {
    CheckInResult.OK: "",
    CheckInResult.ALREADY: "Nếu là người khác đến thay: Ctrl+T",
    CheckInResult.DECLINED: "Ctrl+Y  vẫn đến dự     Ctrl+T  người khác thay",
}
"""What to do next where a key does it; the other sentences are the door's own."""

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
    arrival: Arrival, card: Card | None, read: str, clock: ClockText, *, alarm: str = ""
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
        advice=(alarm if verdict.result is CheckInResult.UNKNOWN else "") or _advice(arrival, card),
        fact=_fact(arrival, card, read, clock),
        card=card,
        footnote=_footnote(card, clock),
        expects=Presence.PRESENT if came else None,
    )


def _advice(arrival: Arrival, card: Card | None) -> str:
    """Say what to do next; whoever was announced to come instead is asked for first."""
    verdict = arrival.verdict
    usual = _NEXT.get(verdict.result, verdict.advice)
    if verdict.taken_for:
        return verdict.taken_for
    expected = card.expected_instead if card and verdict.result in _NEXT else None
    if expected is None:
        return usual
    name = printable(substitute_text(expected))
    asked = f"↷ Đã báo {name} đi thay: nếu là người ấy, bấm Ctrl+T"
    kept = "     Ctrl+Y  vẫn đến dự" if verdict.result is CheckInResult.DECLINED else ""
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


def award_line(award: Award) -> str:
    """Say what a delegate comes up for, and when."""
    return f"Nhận {award.title}{_HONOURED.get(award.kind, '')}, đợt {award.batch}"
