"""The room as a file for others: a pretix seating plan (.json), or TOML."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.file_words import why
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.room_plan import RoomPlan
from hoinghi_tui.services.source_fields import SourceError

JSON, TOML = ".json", ".toml"


def read_room_file(path: Path, room: Room) -> RoomPlan:
    """Read a room from a file; its id, and the name where the file has none, are ``room``'s.

    Raises ``SourceError`` naming file and place when something in it is wrong, and
    ``Refused`` for another kind of file.
    """
    match path.suffix.lower():
        case ".json":
            from hoinghi_tui.services.room_pretix import read_pretix

            plan = read_pretix(path.name, _read_json(path))
        case ".toml":
            plan = _read_toml(path)
        case _:
            raise Refused(_other_kind(path))
    name = plan.room.name or room.name
    return replace(plan, room=replace(plan.room, id=room.id, name=name))


def write_room_file(path: Path, room: Room, seats: Sequence[Seat]) -> Path:
    """Write the room as the file's ending asks, and return where it is; it is durable then.

    Refuses another ending, a room without seats and a place that is not there; raises
    ``NotSaved`` when the disk does not take the file.
    """
    if not seats:
        raise Refused("Hội nghị này chưa có sơ đồ phòng để xuất. Hãy dựng phòng trước.")
    match path.suffix.lower():
        case ".json":
            from hoinghi_tui.services.room_pretix import pretix_json

            data = pretix_json(room, seats)
        case ".toml":
            from hoinghi_tui.services.room_toml import room_toml

            data = room_toml(room, seats)
        case _:
            raise Refused(_other_kind(path))
    return write_out(Path("so-do-phong").with_suffix(path.suffix.lower()), data, path)


def _other_kind(path: Path) -> str:
    return f"Tệp {path.name} phải kết thúc bằng {JSON} (sơ đồ pretix) hoặc {TOML}."


def _read_toml(path: Path) -> RoomPlan:
    from hoinghi_tui.services.source_folder import read_room_toml

    room, seats = read_room_toml(path)
    if room is None:
        raise SourceError(f"{path.name}: không có gì về phòng. Hãy chọn đúng tệp sơ đồ phòng.")
    return RoomPlan(room, seats)


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name}: chữ không phải mã UTF-8. Hãy xuất lại tệp.") from error
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise SourceError(f"{path.name}, {place}: viết sai cú pháp JSON.") from error
    except (RecursionError, ValueError) as error:
        raise SourceError(f"{path.name}: không phải sơ đồ phòng của pretix.") from error
    except OSError as error:
        raise SourceError(f"{path.name}: không mở được tệp ({why(error)}).") from error
