"""The seating plan as a picture: well-formed, each name in its seat, refusals in words."""

import json
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents import room_png as png
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.room_svg import room_svg
from hoinghi_tui.documents.seat_drawing import PlanSeat
from hoinghi_tui.documents.seat_plan import LegendEntry, Plan
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room import Room, Seat, Zone
from hoinghi_tui.services.seat_printing import seat_plan

CONFERENCE = Conference(title="Hội nghị", event_tag="1234")
ROOM = Room(id="r", name="Phòng", columns=2, lines=1)


def words(svg):
    return [one.text or "" for one in ElementTree.fromstring(svg).iter() if "text" in one.tag]


def test_each_seat_and_each_unit_stands_once(session):
    session.seating.apply(session.seating.propose())
    plan = seat_plan(session.state)
    said = words(room_svg(plan, session.state.conference))
    for seat in session.seating.seats():
        assert said.count(seat.id) == 1
    for entry in plan.legend:
        assert said.count(entry.words) == 1
    assert "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ" in said
    assert "Đào Văn Soái" in said


@pytest.mark.parametrize("name", ["A & B <C>", "]]> <script>", "\x1b[31m\u202e", "Ữ" * 500, ""])
def test_hostile_names_leave_the_picture_whole(name):
    seat = Seat(id="A1", zone=Zone.HALL, row="A", number=1, column=0, line=0)
    holder = Holder(Delegate(id="dv-001", full_name=name), "")
    plan = Plan(ROOM, [PlanSeat(seat, holder)], [LegendEntry("A", "FFFFFF", name)])
    svg = room_svg(plan, CONFERENCE)
    assert words(svg).count("A1") == 1
    assert "\x1b" not in svg
    assert "\u202e" not in svg
    assert "<script" not in svg


def test_letters_stored_in_parts_are_drawn_whole():
    seat = Seat(id="A1", zone=Zone.HALL, row="A", number=1, column=0, line=0)
    name = unicodedata.normalize("NFD", "Lê Thị Ữ")
    holder = Holder(Delegate(id="dv-001", full_name=name), "")
    svg = room_svg(Plan(ROOM, [PlanSeat(seat, holder)], [LegendEntry("Đ", "FFFFFF", name)]),
                   CONFERENCE)  # fmt: skip
    assert words(svg).count("Lê Thị Ữ") == 2


def test_nothing_is_drawn_of_no_room():
    with pytest.raises(DocumentError, match="F4"):
        room_svg(Plan(ROOM, [], ()), CONFERENCE)


def test_without_a_program_for_it_a_png_is_refused_with_a_way_out(monkeypatch):
    monkeypatch.setattr(png.shutil, "which", lambda _name: None)
    monkeypatch.setattr(png, "find_soffice", lambda: None)
    with pytest.raises(DocumentError, match=r"\.svg"):
        png.room_png("<svg/>")


def test_a_png_is_twice_as_large_as_the_drawing(need_tool):
    need_tool("rsvg-convert")
    made = png.room_png('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>')
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(made[start : start + 4]) for start in (16, 20)] == [60, 40]


def without_rsvg(monkeypatch):
    real = png.shutil.which
    monkeypatch.setattr(png.shutil, "which", lambda name: None if "rsvg" in name else real(name))


def test_without_rsvg_libreoffice_draws_the_same_size_or_the_way_out_is_told(
    monkeypatch, need_tool, session
):
    need_tool("soffice")
    without_rsvg(monkeypatch)
    svg = room_svg(seat_plan(session.state), session.state.conference)
    root = ElementTree.fromstring(svg)
    try:
        made = png.room_png(svg)
    except DocumentError as error:
        # A LibreOffice without its part Draw reads no drawings.
        assert "Draw" in str(error)
        assert ".svg" in str(error)
        return
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    wanted = [2 * int(root.get(side)) for side in ("width", "height")]
    assert [int.from_bytes(made[start : start + 4]) for start in (16, 20)] == wanted


def test_libreoffice_is_asked_for_a_picture_in_which_names_can_be_read(monkeypatch):
    without_rsvg(monkeypatch)
    monkeypatch.setattr(png, "find_soffice", lambda: "soffice")
    asked = []

    def draw(command, **_options):
        asked.append(command)
        (Path(command[command.index("--outdir") + 1]) / "so-do.png").write_bytes(b"drawn")

    monkeypatch.setattr(png.subprocess, "run", draw)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3400" height="20"/>'
    assert png.room_png(svg) == b"drawn"
    [command] = asked
    name, _, options = command[command.index("--convert-to") + 1].partition("Export:")
    assert name == "png:draw_png_"
    sizes = {side: one["value"] for side, one in json.loads(options).items()}
    assert sizes == {"PixelWidth": "6800", "PixelHeight": "40"}


def test_the_command_draws_by_the_ending(sample_folder, tmp_path, capsys, monkeypatch):
    picture = tmp_path / "so-do.SVG"
    assert main(["seats", str(sample_folder), "--export", str(picture)]) == DONE
    assert "CT1" in words(picture.read_text(encoding="utf-8"))
    monkeypatch.setattr(png.shutil, "which", lambda _name: None)
    monkeypatch.setattr(png, "find_soffice", lambda: None)
    other = tmp_path / "so-do.png"
    assert main(["seats", str(sample_folder), "--export", str(other)]) == REFUSED
    assert "PNG" in capsys.readouterr().err
    assert not other.exists()
