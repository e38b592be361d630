"""The agenda for other programs: all that is shown, in plain values.

Instants are UTC in ISO 8601, those that end in ``_local`` local times of day; spans are
whole seconds and end in ``_s``.
"""

from datetime import timedelta

from hoinghi_tui.domain.agenda_cuts import Cuts
from hoinghi_tui.domain.agenda_messages import Message
from hoinghi_tui.domain.agenda_pace import AwardPace
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.services.agenda import Agenda

_SECOND = timedelta(seconds=1)


def agenda_as_json(agenda: Agenda, view: Forecast) -> dict[str, object]:
    """Return the whole answer of `agenda --json`."""
    current = view.current
    return {
        "now": view.now,
        "now_local": agenda.clock(view.now),
        "position": view.position or None,
        "current": current.item.id if current is not None else None,
        "next": view.next.id if view.next is not None else None,
        "remaining_s": _seconds(current.remaining) if current is not None else None,
        "pace": current.pace if current is not None else None,
        "overdue_s": _seconds(view.overdue),
        "drift_now_s": _seconds(view.drift_now),
        "drift_end_s": _seconds(view.drift_end),
        "end": view.end,
        "end_local": agenda.clock(view.end),
        "deadline": view.deadline,
        "need_to_cut_s": _seconds(view.need_to_cut),
        "cuts": _cuts(agenda.cuts(view.now)),
        "award_pace": _pace(agenda, agenda.pace(view.now)),
        "message": _message(agenda.message()),
        "absent": [
            {"item": row.id, "presenter": who.name, "whereabouts": who.whereabouts}
            for row, who in agenda.absent_presenters(view.now)
        ],
        "items": [_item(agenda, row) for row in view.items],
    }


def _item(agenda: Agenda, row: ItemForecast) -> dict[str, object]:
    presenter = agenda.presenter(row.item)
    item = row.item
    instants = {
        "planned_start": row.planned_start,
        "planned_end": row.planned_end,
        "start": row.start,
        "end": row.end,
    }
    local = {f"{key}_local": agenda.clock(at) if at else None for key, at in instants.items()}
    return {
        "id": row.id,
        "number": item.number,
        "title": item.title,
        "kind": item.kind,
        "presenter": presenter.name if presenter is not None else "",
        "presenter_id": item.presenter,
        "stand_in": presenter.stand_in if presenter is not None else "",
        "unit": item.unit,
        "state": row.state,
        **instants,
        **local,
        "duration_s": item.duration_s + item.extension_s,
        "extension_s": item.extension_s,
        "minimum_s": item.minimum_s,
        "paused_s": item.paused_s,
        "anchor": item.anchor,
        "anchor_at_local": item.anchor_at,
        "hard_end_local": item.hard_end,
        "warn_s": item.warn_s,
        "last_call_s": item.last_call_s,
        "documents": item.documents,
        "drift_s": _seconds(row.drift),
        "conflict_s": _seconds(row.conflict),
    }


def _cuts(cuts: Cuts) -> dict[str, object]:
    return {
        "enough": cuts.enough,
        "donors": [
            {
                "item": donor.item.id,
                "spare_s": _seconds(donor.spare),
                "proposed_s": _seconds(donor.proposed),
            }
            for donor in cuts.donors
        ],
    }


def _pace(agenda: Agenda, pace: AwardPace | None) -> dict[str, object] | None:
    if pace is None:
        return None
    return {
        "done": pace.done,
        "total": pace.total,
        "batches_done": pace.batches_done,
        "batches": pace.batches,
        "per_batch_s": _seconds(pace.per_batch),
        "end": pace.end,
        "end_local": agenda.clock(pace.end),
        "beyond_s": _seconds(pace.beyond),
    }


def _message(message: Message | None) -> dict[str, object] | None:
    if message is None:
        return None
    return {"text": message.text, "sent_at": message.sent_at, "station": message.station}


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else span // _SECOND
