"""A conference as people write it down: a folder of TOML files and a list of delegates."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.budget import BudgetLine
from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.file_words import why
from hoinghi_tui.services.source_budget import read_budget
from hoinghi_tui.services.source_fields import Fields, SourceError
from hoinghi_tui.services.source_speeches import read_reports, read_speeches
from hoinghi_tui.services.source_tables import (
    read_award,
    read_check_item,
    read_conference,
    read_item,
    read_room,
    read_unit,
)
from hoinghi_tui.services.source_tasks import read_tasks

FILES = (
    *("conference.toml", "units.toml", "agenda.toml", "room.toml", "awards.toml", "tasks.toml"),
    *("checklist.toml", "speeches.toml", "reports.toml", "budget.toml"),
)
"""The source files; only the first must be there."""

_PLACE_IN_FILE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """All that a source folder says, typed, nothing saved yet.

    People are still named, not known: ``AgendaItem.presenter``, ``Award.delegate`` and
    ``Speech.speaker`` hold full names until ``source_people.resolve_people`` has found the
    delegates. The conference's ``event_tag`` is blank: it is drawn when the conference is made.
    """

    conference: Conference
    units: tuple[Unit, ...]
    agenda: tuple[AgendaItem, ...]
    room: Room | None
    seats: tuple[Seat, ...]
    awards: tuple[Award, ...]
    tasks: tuple[Task, ...]
    checklist: tuple[CheckItem, ...]
    speeches: tuple[Speech, ...]
    reports: tuple[Report, ...]
    budget: tuple[BudgetLine, ...]
    delegate_files: tuple[Path, ...]


def read_source(folder: Path) -> Source:
    """Read a source folder; nothing is written anywhere.

    Raises ``SourceError`` naming file, place and key when something in it is wrong.
    """
    _refuse_other_files(folder)
    files = {name: _read_toml(folder / name) for name in FILES}
    conference, lists = read_conference(Fields("conference.toml", files["conference.toml"]))
    units = _units(files, "units.toml")
    codes = frozenset(unit.id for unit in units)
    room, seats = read_room(files["room.toml"])
    places: dict[int, int] = {}
    agenda = tuple(
        read_item(fields, number, codes) for number, fields in _tables(files, "agenda.toml", "item")
    )
    return Source(
        conference=conference,
        units=units,
        agenda=agenda,
        room=room,
        seats=seats,
        awards=tuple(
            read_award(fields, number, codes, places, sample=conference.sample)
            for number, fields in _tables(files, "awards.toml", "award")
        ),
        tasks=read_tasks(_tables(files, "tasks.toml", "task"), codes),
        checklist=_checklist(files, "checklist.toml", codes),
        speeches=read_speeches(_tables(files, "speeches.toml", "speech"), codes, agenda),
        reports=read_reports(_tables(files, "reports.toml", "report"), codes, agenda),
        budget=read_budget(_tables(files, "budget.toml", "line")),
        delegate_files=tuple(_list_file(folder, name) for name in lists),
    )


def read_units(path: Path) -> tuple[Unit, ...]:
    """Read a file of units on its own, in the form of a source folder's ``units.toml``.

    Raises ``SourceError`` naming file, place and key when something in it is wrong.
    """
    return _units({path.name: _read_toml(path)}, path.name)


def read_checklist(path: Path, units: frozenset[str]) -> tuple[CheckItem, ...]:
    """Read a checklist on its own, in the form of a source folder's ``checklist.toml``.

    Raises ``SourceError`` naming file, place and key when something in it is wrong.
    """
    return _checklist({path.name: _read_toml(path)}, path.name, units)


def read_room_toml(path: Path) -> tuple[Room | None, tuple[Seat, ...]]:
    """Read a file about the room on its own, in the form of a source folder's ``room.toml``.

    Raises ``SourceError`` naming file, place and key when something in it is wrong.
    """
    if not path.is_file():
        raise SourceError(f"{path.name}: không thấy tệp này. Hãy xem lại đường dẫn.")
    return read_room(_read_toml(path), path.name)


def _refuse_other_files(folder: Path) -> None:
    """Refuse a folder without a conference, or with a file whose name is misspelt."""
    if not (folder / FILES[0]).is_file():
        raise SourceError(f"{folder}: không thấy tệp {FILES[0]}. Hãy chọn đúng thư mục nguồn.")
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            raise SourceError(
                f"{path.name}: không dùng đến tệp này; tên tệp phải là một trong: "
                f"{', '.join(FILES)}."
            )


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path.name}: chữ không phải mã UTF-8. Hãy mở bằng Notepad, chọn Save As, "
            "mục Encoding chọn UTF-8."
        ) from error
    # Numbers that are far too long, and brackets without end, are no TOMLDecodeError.
    except (ValueError, RecursionError) as error:
        found = _PLACE_IN_FILE.search(str(error))
        place = (f"dòng {found[1]}, cột {found[2]}" if found[1] else "cuối tệp") if found else ""
        raise SourceError(
            f"{', '.join(filter(None, (path.name, place)))}: viết sai cú pháp. Hãy xem lại dấu "
            "ngoặc kép, dấu bằng và dấu phẩy ở chỗ đó và dòng ngay trên."
        ) from error
    except OSError as error:
        raise SourceError(f"{path.name}: không mở được tệp ({why(error)}).") from error


def _tables(
    files: Mapping[str, Mapping[str, object]], file: str, key: str
) -> list[tuple[int, Fields]]:
    """Return the numbered [[key]] tables of a file, of which there may be none."""
    for other in files[file]:
        if other != key:
            raise SourceError(f"{file}, khóa “{other}”: không có khóa này; chỉ dùng [[{key}]].")
    tables = files[file].get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SourceError(f"{file}, khóa “{key}”: mỗi mục phải bắt đầu bằng dòng [[{key}]].")
    return [
        (number, Fields(f"{file}, khối [[{key}]] thứ {number}", table))
        for number, table in enumerate(tables, 1)
    ]


def _units(files: Mapping[str, Mapping[str, object]], file: str) -> tuple[Unit, ...]:
    units = tuple(read_unit(fields, number) for number, fields in _tables(files, file, "unit"))
    codes = [unit.id for unit in units]
    for code in codes:
        if codes.count(code) > 1:
            raise SourceError(f"{file}, khóa “id”: có hai đơn vị cùng mã “{code}”.")
    return units


def _checklist(
    files: Mapping[str, Mapping[str, object]], file: str, units: frozenset[str]
) -> tuple[CheckItem, ...]:
    return tuple(
        read_check_item(fields, number, units) for number, fields in _tables(files, file, "item")
    )


def _list_file(folder: Path, name: str) -> Path:
    """Return a list's path inside the folder, so that a copied folder stays whole."""
    path = folder / name
    if Path(name).name != name or not path.is_file():
        raise SourceError(
            f"conference.toml, khóa “delegate_files”: không thấy tệp “{name}” trong thư mục này."
        )
    return path
