"""What the boards say, before anything is drawn: the same in a terminal and in a browser."""

from enum import StrEnum

from hoinghi_tui.domain.par_scores import Scoring
from hoinghi_tui.services.board import BoardItem, BoardView, Newcomer, Stage
from hoinghi_tui.services.par_board import ParBar, ParView
from hoinghi_tui.services.speaker_board import SpeakerView
from hoinghi_tui.vietnamese import printable

UNTITLED = "Hội nghị"
CAME = "VỪA ĐẾN"
NO_SEAT = "chưa xếp chỗ"
NEXT = "○ TIẾP THEO"
NO_INDEX = "Chưa có Chỉ số CCHC. Nhập bảng điểm ở trang F9, mục 6."
SCORING_MARKS = {Scoring.NONE: "○", Scoring.SELF: "◐", Scoring.APPRAISED: "✔"}


class Weight(StrEnum):
    """How much a line counts among others."""

    STRONG = "strong"
    MUTED = "muted"
    GAP = "gap"
    """A blank line."""


# -- the hall --------------------------------------------------------------------------------


def heading(view: BoardView) -> str:
    """Return the conference's title in capitals."""
    return printable(view.title or UNTITLED).upper()


def greeting(view: BoardView) -> str:
    """Return the large words before and after the day."""
    return "Xin cảm ơn quý đại biểu" if view.stage is Stage.OVER else "Kính chào quý đại biểu"


def below_greeting(view: BoardView) -> tuple[tuple[str, Weight], ...]:
    """Return the lines below the greeting."""
    if view.stage is Stage.OVER:
        return (
            (f"Hội nghị kết thúc lúc {view.ended}, {view.present} đại biểu đã dự", Weight.MUTED),
            ("", Weight.GAP),
            ("Kính chúc quý đại biểu mạnh khỏe, công tác tốt", Weight.STRONG),
        )
    return (
        (view.place, Weight.STRONG),
        (view.when, Weight.MUTED),
        ("", Weight.GAP),
        ("Xin mời quý đại biểu đến bàn đón tiếp", Weight.STRONG),
    )


def present(view: BoardView) -> str:
    """Return what the two figures count."""
    guests = f", cùng {view.walk_in} khách mời" if view.walk_in else ""
    return f"đại biểu đã đến{guests}"


def now_label(item: BoardItem) -> str:
    """Return what is told of the item that is on."""
    return "‖ TẠM DỪNG" if item.is_paused else "▶ ĐANG DIỄN RA"


def times(item: BoardItem) -> str:
    """Return from when to when an item lasts."""
    return f"{item.start} – {item.end}"


# -- who has come ----------------------------------------------------------------------------


def welcome(one: Newcomer) -> str:
    """Return the words above the name of who came a moment ago."""
    return f"★ XIN KÍNH MỜI {one.who.honorific.upper()}"


def listed_name(one: Newcomer) -> str:
    """Return the name in the list; the hour where no name is told."""
    return f"{one.who.honorific} {one.who.name}".strip() if one.who.name else f"Lúc {one.at}"


def seat(one: Newcomer) -> str:
    """Return the seat for the right edge of a line."""
    return printable(f"ghế {one.seat}") if one.seat else NO_SEAT


def instead(one: Newcomer) -> str:
    """Return whom the person stands in for; blank for one who came for himself."""
    return f"đi thay {one.who.replaces}" if one.who.replaces else ""


def post(one: Newcomer) -> str:
    """Return post and unit in one line."""
    return " · ".join(filter(None, (one.who.post, one.who.unit)))


def way(one: Newcomer) -> str:
    """Return where the seat is, for who has just come in; blank without a seat."""
    return f"Ghế {one.seat}, {one.place}" if one.seat else ""


# -- the lectern and the index ---------------------------------------------------------------


def spoken(view: SpeakerView) -> str:
    """Return what is on, or that all is over."""
    return printable(view.title or "Hội nghị đã kết thúc")


def scored(view: ParView) -> str:
    """Return who has given the points, with its mark."""
    return f"{SCORING_MARKS[view.scoring]} {view.scored}"


def field_name(one: ParBar) -> str:
    """Return the number and title of a field."""
    return printable(f"{one.place}. {one.title}")
