"""The room as a file: pretix's seating plan and TOML, there and back, and files that are wrong."""

import json
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import ElementKind, Room, Zone
from hoinghi_tui.domain.room_editing import Numbering, add_element, add_row, renumber, set_flags
from hoinghi_tui.domain.room_presets import build, classroom
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec
from hoinghi_tui.services.room_editor import WouldVacate
from hoinghi_tui.services.room_files import read_room_file, write_room_file
from hoinghi_tui.services.source_fields import SourceError

ROOM, SEATS = classroom(2, 4, 2, 3, 1, 1, name="Phòng họp gác 3")

# The keys that pretix's schema allows at each level, with no others beside them (see
# src/pretix/static/seating/seating-plan.schema.json in pretix), and those it asks for.
_PLAN = {"name", "zones", "categories", "size"}
_ZONE = {"name", "zone_id", "uuid", "position", "rows", "areas"}
_ROW = {"row_number", "row_label", "seat_label", "uuid", "seats", "row_number_position", "position"}
_SEAT = {"seat_guid", "seat_number", "uuid", "start_direction", "radius", "position", "category"}
_SEAT_NEEDS = {"seat_guid", "seat_number", "position", "category"}
_AREA = {
    "color", "border_color", "rotation", "position", "uuid", "shape", "polygon", "rectangle",
    "ellipse", "circle", "text",
}  # fmt: skip


def by_id(seats):
    return {seat.id: seat for seat in seats}


def write(tmp_path, name, content):
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def foreign(*zones, **fields):
    """Make a plan as pretix's own editor saves it."""
    return {
        "name": "Saal",
        "categories": [{"name": "Parkett", "color": "#ff0000"}],
        "zones": list(zones),
        "size": {"width": 600, "height": 400},
        **fields,
    }


def zone(*rows, name="Parkett", **fields):
    return {"name": name, "position": {"x": 50, "y": 70}, "rows": list(rows), "areas": [], **fields}


def row(label, y, xs, **fields):
    return {
        "row_number": label,
        "position": {"x": 10, "y": y},
        "seats": [
            {
                "seat_guid": f"guid-{label}-{number}",
                "seat_number": str(number),
                "position": {"x": x, "y": 0},
                "category": "Parkett",
            }
            for number, x in enumerate(xs, 1)
        ],
        **fields,
    }


def chair(guid, number=1):
    place = {"x": 25 * number, "y": 0}
    return {"seat_guid": guid, "seat_number": str(number), "position": place, "category": ""}


def area(text, y, **fields):
    words = {"text": text, "position": {"x": 0, "y": 0}}
    return {"position": {"x": 10, "y": y}, "text": words, **fields}


# -- there and back --------------------------------------------------------------------------


def changed_by_hand():
    edit = add_row(ROOM, SEATS, "A", 6)
    edit = renumber(edit.room, edit.seats, None, Numbering.ODD_EVEN_FROM_AISLE)
    edit = set_flags(edit.room, edit.seats, ["A1", "CT1"], accessible=True, power=True)
    edit = set_flags(edit.room, edit.seats, ["B2"], blocked=True, reserve=True)
    label = 'Cột "[/]" {{x}} \\ ../x =cmd()'
    edit = add_element(edit.room, edit.seats, ElementKind.PILLAR, 0, 4, label=label)
    seats = tuple(replace(s, guid="ngoài-1") if s.id == "B4" else s for s in edit.seats)
    return edit.room, seats


@pytest.mark.parametrize("ending", ["json", "toml"])
def test_a_room_changed_by_hand_comes_back_as_it_was(tmp_path, ending):
    room, seats = changed_by_hand()
    path = write_room_file(tmp_path / f"phong.{ending}", room, seats)
    plan = read_room_file(path, Room(id=room.id, name="", columns=0, lines=0))
    assert plan.room == room
    assert by_id(plan.seats) == by_id(seats)
    assert plan.notes == ()


def test_a_plan_with_a_nameless_row_and_a_seat_0_comes_back_from_toml(tmp_path):
    seats = [chair("a", 0), chair("b", 1)]
    plan = read_room_file(
        write(tmp_path, "a.json", foreign(zone(row("", 0, [0], seats=seats)))), ROOM
    )
    path = write_room_file(tmp_path / "a.toml", plan.room, plan.seats)
    assert by_id(read_room_file(path, ROOM).seats) == by_id(plan.seats)


@given(
    st.sampled_from(["json", "toml"]),
    st.builds(
        RoomSpec,
        preset=st.sampled_from(Preset),
        rows=st.integers(1, 5),
        seats=st.integers(2, 9),
        presidium=st.integers(0, 6),
        press=st.integers(0, 3),
        reserve_rows=st.integers(0, 2),
    ),
    st.text(),
)
def test_every_preset_comes_back_as_it_was(tmp_path_factory, ending, spec, name):
    room, seats = build(spec, name=name)
    # A name is cleaned when it is read, as everywhere: only clean ones stay as they are.
    named = replace(room, name=f"Phòng {' '.join(c for c in name if c.isalnum() and c.isascii())}")
    path = tmp_path_factory.getbasetemp() / f"phong.{ending}"
    write_room_file(path, named, seats)
    plan = read_room_file(path, room)
    assert (plan.room.name.split(), replace(plan.room, name="")) == (
        named.name.split(),
        replace(room, name=""),
    )
    assert by_id(plan.seats) == by_id(seats)


def test_what_pretix_reads_has_only_keys_it_knows(tmp_path):
    path = write_room_file(tmp_path / "phong.json", *changed_by_hand())
    plan = json.loads(path.read_text(encoding="utf-8"))
    assert set(plan) == _PLAN
    names = {category["name"] for category in plan["categories"]}
    guids = []
    for part in plan["zones"]:
        assert {"position", "rows"} <= set(part) <= _ZONE
        for line in part["rows"]:
            assert {"row_number", "seats"} <= set(line) <= _ROW
            for seat in line["seats"]:
                assert set(seat) >= _SEAT_NEEDS
                assert set(seat) <= _SEAT
                assert seat["category"] in names
                assert all(isinstance(seat["position"][axis], int) for axis in "xy")
                guids.append(seat["seat_guid"])
        for area in part["areas"]:
            assert set(area) <= _AREA
            assert area["shape"] == "rectangle"
            assert all(isinstance(side, int) for side in area["rectangle"].values())
    assert len(guids) == len(set(guids))
    assert "ngoài-1" in guids


def test_no_name_of_a_person_is_in_a_room_file(tmp_path, session):
    session.seating.move("dv-001", "A1")
    for ending in ("json", "toml"):
        path = session.room_editor.export(tmp_path / f"phong.{ending}")
        assert "dv-001" not in path.read_text(encoding="utf-8")


def test_the_toml_file_is_a_source_of_a_conference(tmp_path):
    path = write_room_file(tmp_path / "room.toml", ROOM, SEATS)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert table["name"] == "Phòng họp gác 3"
    assert table["seats"][3] == {
        "id": "MC1", "zone": "mc", "row": "MC", "number": 1, "column": 1, "line": 2,
    }  # fmt: skip


# -- plans of others -------------------------------------------------------------------------


def test_a_plan_from_elsewhere_is_set_onto_a_grid(tmp_path):
    """Seats 25 pixels apart, an aisle of 50 in the second row, rows 30 apart, then a gap."""
    hall = zone(
        row("1", 0, [0, 25, 50]),
        row("2", 30, [0, 25, 75]),
        row("3", 90, [12, 37]),
        areas=[
            area("STAGE", -60, shape="rectangle", rectangle={"width": 50, "height": 20}),
            area("Bar", 0, shape="circle", circle={"radius": 9}),
        ],
    )
    plan = read_room_file(write(tmp_path, "saal.json", foreign(hall)), ROOM)
    seats = by_id(plan.seats)
    assert sorted(seats) == ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3", "3-1", "3-2"]
    assert {key: (one.column, one.line) for key, one in seats.items()} == {
        "1-1": (0, 0), "1-2": (1, 0), "1-3": (2, 0),
        "2-1": (0, 1), "2-2": (1, 1), "2-3": (3, 1),
        "3-1": (0.5, 3), "3-2": (1.5, 3),
    }  # fmt: skip
    assert seats["2-3"].guid == "guid-2-3"
    assert (plan.room.id, plan.room.name) == (ROOM.id, "Saal")
    assert [one.kind for one in plan.room.elements] == [ElementKind.SCREEN]
    assert len(plan.notes) == 2
    assert "“Parkett” không rõ là gì" in plan.notes[0]
    assert "Bỏ qua 1 vùng" in plan.notes[1]


def test_zones_are_known_by_our_names(tmp_path):
    parts = (
        zone(row("CT", 0, [0, 25]), name="Bàn chủ toạ"),
        zone(row("A", 60, [0, 25]), name="Hội trường"),
        zone(row("BC", 99, [0]), name="press"),
    )
    plan = read_room_file(write(tmp_path, "a.json", foreign(*parts)), ROOM)
    zones = {seat.id: seat.zone for seat in plan.seats}
    assert (zones["A1"], zones["BC1"]) == (Zone.HALL, Zone.PRESS)
    assert zones["CT1"] is Zone.PRESIDIUM
    assert plan.notes == ()


# -- what is wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ([], "không phải sơ đồ phòng của pretix"),
        ({"zones": 3}, "không phải sơ đồ phòng của pretix"),
        (foreign(), "không có ghế nào"),
        (foreign(zone(row("A", 0, [0, 3]))), None),
        (foreign(zone(row("A", 0, [0, 25])), zone(row("A", 50, [0, 25]))), "trùng số ghế A1 với"),
        (
            foreign(zone(row("A", 0, [0, 25]), row("B", 30, [0], seats=[chair("guid-A-2")]))),
            "dãy thứ 2 (B), ghế thứ 1 (B1): trùng mã ghế “guid-A-2” với sai.json",
        ),
        (
            # What goes by our label there, too, and a label that is another one's guid.
            foreign(zone(row("A", 0, [0], seats=[chair("A1", 1), chair("A1", 2)]))),
            "trùng mã ghế “A1”",
        ),
        (foreign(zone(row("A", 0, [0, 25]), row("B", 0, [5, 60]))), "nằm đè lên ghế A1"),
        (foreign(zone({"row_number": "A", "seats": [{}]})), "ghế thứ 1, khóa “seat_number”"),
        (
            foreign(zone({"row_number": "A", "seats": [{"seat_number": "1"}]})),
            "khu thứ 1, dãy thứ 1 (A), ghế thứ 1, khóa “seat_guid”: còn thiếu",
        ),
        (foreign(zone({"row_number": 5, "seats": []})), "dãy thứ 1, khóa “row_number”"),
        (foreign(zone(rows=[3])), "khóa “rows”: phải là danh sách"),
        (foreign(zone(row("A", 0, [0, float("nan")]))), "khóa “x”"),
        (foreign(zone(row("A", 0, [0, 25, 50, 900_000]))), "quá rộng"),
        (foreign(zone(row("A" * 500, 0, [0, 25]))), "dài quá 20 chữ"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_place(tmp_path, plan, words):
    path = write(tmp_path, "sai.json", plan)
    if words is None:
        assert read_room_file(path, ROOM).seats
        return
    with pytest.raises(SourceError) as refusal:
        read_room_file(path, ROOM)
    assert str(refusal.value).startswith("sai.json")
    assert words in str(refusal.value)


_SEAT_LINE = 'row = "A", number = 1, column = 0, line = 1'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('name = "a"\nseats = []', "không có ghế nào"),
        (f'name = "a"\nseats = [{{ {_SEAT_LINE}, zone = "vip" }}]', "ghế thứ 1, khóa “zone”"),
        (f'name = "a"\nseats = [{{ {_SEAT_LINE} }}, {{ {_SEAT_LINE} }}]', "ghế thứ 2 (A1): trùng"),
        (
            f'name = "a"\nseats = [{{ {_SEAT_LINE} }}, '
            '{ row = "A", number = 2, column = 0.5, line = 1 }]',
            "ghế thứ 2 (A2): ghế A2 nằm đè lên ghế A1",
        ),
        (f'name = "a"\nseats = [{{ {_SEAT_LINE}, colour = 1 }}]', "khóa “colour”"),
        (f'name = "a"\nseats = [{{ {_SEAT_LINE} }}]\nelements = [{{}}]', "vật thứ 1, khóa “kind”"),
        ('name = "a"\nseats = [{ row = "A", number = 1, line = 1 }]', "khóa “column”: còn thiếu"),
        (f"seats = [{{ {_SEAT_LINE} }}]", "khóa “name”: còn thiếu"),
        (
            f'name = "a"\nseats = [{{ {_SEAT_LINE.replace("1", "1" * 10)} }}]',
            "ghế thứ 1, khóa “number”: phải là số có nhiều nhất 9 chữ số",
        ),
        ("", "không có gì về phòng"),
        ("name =", "viết sai cú pháp"),
    ],
)
def test_a_wrong_toml_file_is_refused_with_its_place(tmp_path, text, words):
    with pytest.raises(SourceError) as refusal:
        read_room_file(write(tmp_path, "sai.toml", text), ROOM)
    assert str(refusal.value).startswith("sai.toml")
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", "{", "a.json, dòng 1, cột 2: viết sai cú pháp JSON"),
        ("a.json", "[" * 100_000, "a.json: không phải sơ đồ phòng"),
        ("a.xlsx", "", "phải kết thúc bằng .json"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, name, content, words):
    with pytest.raises(Refused, match=words):
        read_room_file(write(tmp_path, name, content), ROOM)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for name in ("a.json", "a.toml"):
        with pytest.raises(SourceError, match=f"{name}: không"):
            read_room_file(tmp_path / name, ROOM)


def test_text_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes('{"name": "Phòng"}'.encode("utf-16"))
    with pytest.raises(SourceError, match="UTF-8"):
        read_room_file(path, ROOM)


# -- into a conference -----------------------------------------------------------------------


def test_people_stay_on_seats_of_the_same_label(tmp_path, session):
    session.seating.move("dv-001", "A1")
    path = write_room_file(tmp_path / "phong.json", ROOM, SEATS)
    notes = session.room_editor.take_in(path)
    assert notes == ()
    assert session.state.seat_of("dv-001").id == "A1"
    assert len(session.seating.seats()) == len(SEATS)
    assert session.store.history(limit=1)[0].note == "Lấy sơ đồ phòng từ phong.json"
    session.undo_last()
    assert len(session.seating.seats()) == 58


def test_nobody_loses_a_seat_unasked_and_nothing_is_half_applied(tmp_path, session):
    session.seating.move("dv-001", "F8")
    path = write_room_file(tmp_path / "phong.toml", ROOM, SEATS)
    with pytest.raises(WouldVacate, match="F8"):
        session.room_editor.take_in(path)
    wrong = write(tmp_path, "sai.json", foreign(zone(row("A", 0, [0, 9, 25, 50, 75]))))
    with pytest.raises(SourceError):
        session.room_editor.take_in(wrong)
    assert len(session.seating.seats()) == 58
    session.room_editor.take_in(path, vacate=True)
    assert "dv-001" in [one.id for one in session.seating.unplaced()]


def test_nothing_is_exported_where_there_is_no_room(tmp_path):
    with pytest.raises(Refused, match="chưa có sơ đồ phòng"):
        write_room_file(tmp_path / "a.json", ROOM, [])
    with pytest.raises(Refused, match="phải kết thúc"):
        write_room_file(tmp_path / "a.pdf", ROOM, SEATS)
