"""The papers and reports of a source folder, each with its place in the agenda."""

from collections.abc import Iterable, Sequence

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.services.source_fields import Fields
from hoinghi_tui.services.source_tables import unit_code
from hoinghi_tui.services.speech_entry import LONGEST

_Tables = Iterable[tuple[int, Fields]]


def read_speeches(
    tables: _Tables, units: frozenset[str], agenda: Sequence[AgendaItem]
) -> tuple[Speech, ...]:
    """Read the papers; ``speaker`` is a full name until ``resolve_people`` has found who it is.

    Raises ``SourceError`` naming file, place and key when something in them is wrong.
    """
    return tuple(_speech(fields, number, units, agenda) for number, fields in tables)


def read_reports(
    tables: _Tables, units: frozenset[str], agenda: Sequence[AgendaItem]
) -> tuple[Report, ...]:
    """Read the reports, none of which has begun; raises ``SourceError`` as ``read_speeches``."""
    return tuple(_report(fields, number, units, agenda) for number, fields in tables)


def _speech(
    fields: Fields, number: int, units: frozenset[str], agenda: Sequence[AgendaItem]
) -> Speech:
    minutes = fields.integer("minutes", 0)
    if minutes > LONGEST:
        raise fields.error("minutes", f"{minutes} phút, quá {LONGEST} phút.")
    speech = Speech(
        id=f"tl-{number:02d}",
        order=number,
        title=fields.text("title"),
        unit=unit_code(fields, units),
        speaker=fields.text("speaker") or None,
        speaker_name=fields.text("speaker_name"),
        minutes=minutes or None,
        item=_item(fields, agenda),
        note=fields.text("note"),
    )
    if not speech.title and speech.unit is None:
        raise fields.error("unit", "hãy ghi đơn vị nợ bài, hoặc tên bài ở khóa “title”.")
    fields.finish()
    return speech


def _report(
    fields: Fields, number: int, units: frozenset[str], agenda: Sequence[AgendaItem]
) -> Report:
    report = Report(
        id=f"bc-{number:02d}",
        order=number,
        title=fields.text("title", None),
        unit=unit_code(fields, units),
        item=_item(fields, agenda),
        note=fields.text("note"),
    )
    fields.finish()
    return report


def _item(fields: Fields, agenda: Sequence[AgendaItem]) -> str | None:
    """Find the agenda item that is meant by its printed number or its title."""
    wanted = fields.text("item")
    if not wanted:
        return None
    found = [item.id for item in agenda if wanted in (item.number, item.title)]
    if not found:
        raise fields.error("item", f"agenda.toml không có mục nào số hay tên là “{wanted}”.")
    if len(found) > 1:
        raise fields.error("item", f"agenda.toml có {len(found)} mục “{wanted}”; hãy ghi tên mục.")
    return found[0]
