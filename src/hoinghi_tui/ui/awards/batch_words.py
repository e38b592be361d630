"""A batch on stage in words: its head, who hands it over, who is missing, its pace."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content

from hoinghi_tui.domain.agenda_pace import AwardPace
from hoinghi_tui.domain.awards import Award, AwardKind, Batch, progress
from hoinghi_tui.domain.dossier import AwardWarning, by_reason
from hoinghi_tui.domain.time_text import whole_minutes
from hoinghi_tui.services.award_reader import Giver, StageBatch
from hoinghi_tui.ui.awards.stage_text import beside
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable, shorten_name

Clock = Callable[[datetime], str]

_PRESENCE = {True: ("●", "$success"), False: ("○", "$muted"), None: ("–", "$muted")}
_NAME_ROOM = 22
_REASONS = 3
"""So many kinds of what is blank are told."""
_NAMED = 3
"""So many absentees are named in a line."""


def head(batch: StageBatch, arranged: Batch, on_stage: int | None, width: int) -> Content:
    """Return the number of a batch, its title, and how far it has come."""
    done = progress(batch.awards)
    number = f" ĐỢT {batch.number} "
    if batch.number == on_stage:
        name = Content.styled(number, "bold $on-accent on $accent")
        words = "▶ ĐANG TRAO" if batch.is_called else "SẮP MỜI"
        state = Content.styled(words, "bold $accent")
    elif batch.is_done:
        name = Content.styled(number, "bold $foreground on $panel")
        state = Content.styled("✔ ĐÃ TRAO", "bold $success")
    else:
        name = Content.styled(number, "bold $foreground on $panel")
        words = f"XEM TRƯỚC · Esc về đợt {on_stage}" if on_stage is not None else "XEM TRƯỚC"
        state = Content.styled(words, "$muted")
    left = Content.assemble(name, "  ", (f"{done.handed}/{done.total}", "bold $foreground"))
    if arranged.title:
        room = max(8, width - left.cell_length - state.cell_length - 4)
        left += Content.styled(f"  {fitted(arranged.title, room).rstrip()}", "$foreground")
    return beside(left, state, width)


def giver_line(
    giver: Giver | None, several: Sequence[str], width: int, *, is_live: bool, keys: bool = True
) -> Content:
    """Return who hands over the batch, and whether that person is here; ``keys`` say what to do."""
    if giver is None:
        names = "; ".join(several)
        blank = f"▲ Chưa có người trao{': K để ghi' * keys}"
        words = f"Người trao: {names}" if names else blank
        return Content.styled(fitted(words, width).rstrip(), "$muted" if names else "$warning")
    name = printable(giver.name)
    if giver.instead_of:
        words = f"↷ {name} trao thay {giver.instead_of}"
        return Content.styled(fitted(words, width).rstrip(), "bold $accent")
    if giver.present is False and is_live:
        words = f"▲ Người trao {name} chưa có mặt{': K ghi người trao thay' * keys}"
        return Content.styled(fitted(words, width).rstrip(), "bold $warning")
    mark, tone = _PRESENCE[giver.present]
    return Content.assemble(
        ("Người trao  ", "$muted"),
        (f"{mark} ", tone),
        (fitted(name, max(1, width - 14)).rstrip(), "bold $foreground"),
    )


def next_step(
    batch: StageBatch,
    absent: Sequence[Award],
    clock: Clock,
    width: int,
    *,
    alarming: bool,
    keys: bool = True,
) -> Content:
    """Return the one line that says what stands in the way, or what comes next.

    Without ``keys`` it is for whom only looks on.
    """
    if batch.is_done:
        at = max((one.handed_at for one in batch.awards if one.handed_at), default=None)
        return Content.styled(f"Xong lúc {clock(at)}" if at else "Đã xong", "$muted")
    if alarming:
        return _absent_line(absent, width, keys=keys)
    called = max((one.called_at for one in batch.awards if one.called_at), default=None)
    if called is None:
        ready = Content("") if absent else Content.styled("✔ Đủ người   ", "bold $success")
        if not keys:
            return ready
        return ready + Content.assemble(("C", "bold $accent"), (" mời đợt lên", "$muted"))
    told = Content.styled(f"Đã mời lúc {clock(called)}", "$foreground")
    if not keys:
        return told
    return Content.assemble(
        told,
        ("   Enter", "bold $accent"),
        (" từng người  ", "$muted"),
        ("A", "bold $accent"),
        (" cả đợt", "$muted"),
    )


def _absent_line(absent: Sequence[Award], width: int, *, keys: bool) -> Content:
    names = ", ".join(map(_short, absent[:_NAMED]))
    others = len(absent) - _NAMED
    names += f" và {others} người" if others > 0 else ""
    way = "  N thay · R dồn " if keys else ""
    words = fitted(printable(f" ▲ VẮNG {len(absent)}: {names}"), max(1, width - len(way)))
    return Content.assemble((words, "bold $on-accent on $warning"), (way, "$on-accent on $warning"))


def _short(award: Award) -> str:
    if award.kind is AwardKind.INDIVIDUAL:
        return shorten_name(award.recipient, _NAME_ROOM)
    return fitted(award.recipient, _NAME_ROOM).rstrip()


def swap_line(first: Award, width: int) -> Content:
    """Return what to do once the first of two mistaken certificates is chosen."""
    keys = "  T người kia · Esc thôi "
    words = fitted(printable(f" ⇄ TRAO NHẦM: {first.recipient} với ai?"), width - len(keys))
    return Content.styled(words + keys, "bold $on-accent on $accent")


def pace_line(pace: AwardPace, clock: Clock) -> Content:
    """Return when the last certificate will be handed over at this pace."""
    each = round(pace.per_award.total_seconds())
    late = whole_minutes(pace.beyond)
    tone, told = "bold $success", ""
    if late > 0:
        tone, told = "bold $warning", f" · muộn {late}′"
    elif late < 0:
        told = f" · sớm {-late}′"
    return Content.assemble(
        (f"{each // 60}:{each % 60:02d}/giấy · trao xong ", "$muted"),
        (f"{clock(pace.end)}{told}", tone),
    )


def missing_line(warnings: Sequence[AwardWarning]) -> Content:
    """Return what is still blank before the day, by reason."""
    reasons = by_reason(warnings)
    told = [f"▲ {len(names)} {reason}" for reason, names in reasons.items()]
    if len(told) > _REASONS:
        told = [*told[: _REASONS - 1], f"▲ và {len(told) - _REASONS + 1} điều khác"]
    return Content.styled("\n".join(map(printable, told)), "$warning")
