"""The door's judgement of one scan, and the words that go with it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from hoinghi_tui.domain.badges import Scan, ScanKind, is_test_card
from hoinghi_tui.domain.people import (
    Attendance,
    Badge,
    Delegate,
    Invitation,
    Means,
    Presence,
    Substitute,
)

REPEAT_WITHIN = timedelta(seconds=5)
"""A scan at the desk that has just let the person in is a slip of the hand, not a warning."""


class CheckInResult(StrEnum):
    """What the door says to one scan; the values are what ``--json`` promises."""

    OK = "ok"
    REPEAT = "repeat"
    ALREADY = "already"
    MISREAD = "misread"
    OTHER_EVENT = "other_event"
    UNKNOWN = "unknown"
    REPLACED = "replaced"
    DECLINED = "declined"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Words:
    """A headline to be read from two metres, and what to do next."""

    headline: str
    advice: str


_WORDS = {
    CheckInResult.OK: Words("MỜI VÀO", "Mời đại biểu vào chỗ ngồi."),
    CheckInResult.REPEAT: Words(
        "VỪA QUÉT", "Thẻ vừa được quét tại bàn này, mời quét thẻ tiếp theo."
    ),
    CheckInResult.ALREADY: Words(
        "ĐÃ ĐIỂM DANH", "Đại biểu đã được điểm danh trước đó. Nếu là người khác, chọn “Đi thay”."
    ),
    CheckInResult.MISREAD: Words("ĐỌC SAI", "Mã đọc chưa đúng. Quét lại hoặc gõ tên để tìm."),
    CheckInResult.OTHER_EVENT: Words(
        "KHÁC HỘI NGHỊ", "Thẻ này của hội nghị khác. Gõ tên để tìm trong danh sách."
    ),
    CheckInResult.UNKNOWN: Words(
        "KHÔNG HỢP LỆ", "Mã không có trong hội nghị này. Xem giấy mời và gõ tên để tìm."
    ),
    CheckInResult.REPLACED: Words(
        "THẺ ĐÃ THAY", "Thẻ này đã được thay bằng thẻ mới. Xem giấy mời, gõ tên và in lại thẻ."
    ),
    CheckInResult.DECLINED: Words(
        "ĐÃ BÁO VẮNG", "Đại biểu đã báo vắng. Xác nhận nếu đến dự, hoặc chọn “Đi thay”."
    ),
    CheckInResult.TEST: Words(
        "MÁY QUÉT TỐT", "Đây là thẻ thử nên không lưu gì. Mời quét thẻ của đại biểu."
    ),
}
_IN_PERSON = "Nếu chính đại biểu đến, chọn “Vẫn đến dự”."
_UNIKEY_WORDS = Words("UNIKEY ĐANG BẬT", "Tắt bộ gõ tiếng Việt (chuyển sang chữ E) rồi quét lại.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The door's answer to one scan.

    ``delegate`` is known from ``replaced`` on. ``at``, ``station``, ``operator`` (who sat
    there) and ``means`` say when, at which desk, by whom and how the delegate was checked
    in: now and here for ``ok``, the earlier arrival for ``repeat`` and ``already``, None
    and "" otherwise; ``substitute`` is who came then in the delegate's place. ``returning``
    is set when somebody who had left comes back. ``unikey`` is set when a misread is the
    work of an input method.
    """

    result: CheckInResult
    delegate: Delegate | None = None
    at: datetime | None = None
    station: str = ""
    returning: bool = False
    unikey: bool = False
    operator: str = ""
    means: Means | None = None
    substitute: Substitute | None = None

    @property
    def headline(self) -> str:
        """The few capitals that fill the door's panel."""
        return _UNIKEY_WORDS.headline if self.unikey else headline(self.result)

    @property
    def advice(self) -> str:
        """What to do next, in a sentence or two."""
        if self.unikey:
            return _UNIKEY_WORDS.advice
        return self.taken_for or advice(self.result)

    @property
    def taken_for(self) -> str:
        """Who the bearer of a delegate's badge is taken for: who came in the delegate's place.

        "" where nobody did. A badge does not tell who carries it, so the desk has to know
        whose coming back is noted, and what to do when it is the delegate after all.
        """
        if self.delegate is None or self.substitute is None:
            return ""
        name, delegate = self.substitute.full_name, self.delegate.full_name
        if self.returning:
            return f"Tính là {name} (đi thay {delegate}) trở lại. {_IN_PERSON}"
        if self.result is CheckInResult.ALREADY:
            return f"{name} đã vào, đi thay {delegate}. {_IN_PERSON}"
        return ""


def headline(result: CheckInResult) -> str:
    """Return the few capitals that fill the door's panel for a result."""
    return _WORDS[result].headline


def advice(result: CheckInResult) -> str:
    """Return the sentence that says what to do next for a result."""
    return _WORDS[result].advice


def judge(
    scan: Scan,
    conference_tag: str,
    badge: Badge | None,
    delegate: Delegate | None,
    attendance: Attendance | None,
    now: datetime,
    station: str,
    *,
    accept_declined: bool = False,
    welcomed_at: datetime | None = None,
) -> Verdict:
    """Judge one scan; nothing is changed, the caller saves what ``ok`` means.

    ``badge`` is the badge whose id is ``scan.secret``, ``delegate`` its holder and
    ``attendance`` the holder's row, each None when there is none. ``now`` is UTC.
    ``welcomed_at`` is when this desk last said ``ok`` to the same delegate, or repeated it.
    A text that is no code is a misread here: searching by name is the screen's business.
    """
    if is_test_card(scan):
        return Verdict(CheckInResult.TEST)
    if scan.kind is not ScanKind.CODE:
        return Verdict(CheckInResult.MISREAD, unikey=scan.kind is ScanKind.UNIKEY)
    if scan.tag != conference_tag:
        return Verdict(CheckInResult.OTHER_EVENT)
    if badge is None or delegate is None:
        return Verdict(CheckInResult.UNKNOWN)
    if badge.replaced:
        return Verdict(CheckInResult.REPLACED, delegate)
    return judge_person(
        delegate,
        attendance,
        now,
        station,
        accept_declined=accept_declined,
        welcomed_at=welcomed_at,
    )


def judge_person(
    delegate: Delegate,
    attendance: Attendance | None,
    now: datetime,
    station: str,
    *,
    accept_declined: bool = False,
    welcomed_at: datetime | None = None,
) -> Verdict:
    """Judge a delegate who is known, by badge or picked from the list by hand.

    Only the desk that has just let somebody in takes a second scan for a slip; whom another
    desk let in it warns of each time.
    """
    if attendance is not None and attendance.state is Presence.PRESENT:
        here = [attendance.arrived_at] if attendance.station == station else []
        if welcomed_at is not None:
            here.append(welcomed_at)
        repeat = any(abs(now - at) <= REPEAT_WITHIN for at in here)
        result = CheckInResult.REPEAT if repeat else CheckInResult.ALREADY
        return of_arrival(result, delegate, attendance)
    returning = attendance is not None
    if delegate.invitation is Invitation.DECLINED and not (returning or accept_declined):
        return Verdict(CheckInResult.DECLINED, delegate)
    return Verdict(CheckInResult.OK, delegate, now, station, returning=returning)


def of_arrival(result: CheckInResult, delegate: Delegate, attendance: Attendance) -> Verdict:
    """Return an answer that tells of an arrival which was saved before."""
    return Verdict(
        result,
        delegate,
        attendance.arrived_at,
        attendance.station,
        operator=attendance.operator,
        means=attendance.means,
        substitute=attendance.substitute,
    )


def arrive(
    delegate: str,
    before: Attendance | None,
    now: datetime,
    station: str,
    means: Means,
    substitute: Substitute | None = None,
    operator: str = "",
) -> Attendance:
    """Return the attendance row to save after ``ok``.

    Somebody who comes back keeps the first arrival, which is the one the report owes;
    a substitute named now replaces the one named before.
    """
    if before is None:
        return Attendance(
            id=delegate,
            arrived_at=now,
            station=station,
            means=means,
            operator=operator,
            substitute=substitute,
        )
    return replace(
        before,
        state=Presence.PRESENT,
        left_at=None,
        substitute=substitute or before.substitute,
    )


def come_in_person(attendance: Attendance) -> Attendance:
    """Return the row to save when the delegate comes after all, or comes after the substitute.

    The first arrival stays: the delegate's place has been taken since then.
    """
    return replace(attendance, state=Presence.PRESENT, left_at=None, substitute=None)


def leave(attendance: Attendance, now: datetime) -> Attendance:
    """Return the attendance row to save when somebody reports leaving (báo về)."""
    return replace(attendance, state=Presence.LEFT, left_at=now)
