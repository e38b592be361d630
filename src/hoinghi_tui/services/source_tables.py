"""The tables of the source files, one reader for each kind."""

from collections.abc import Mapping

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.checklist import CheckItem, Per
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.room_presets import build
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec, preset_named
from hoinghi_tui.services.source_fields import Fields


def read_conference(fields: Fields) -> tuple[Conference, tuple[str, ...]]:
    """Read the conference and the names of its lists of delegates."""
    conference = Conference(
        title=fields.text("title", None),
        event_tag="",
        superior=fields.text("superior"),
        issuer=fields.text("issuer"),
        number=fields.text("number"),
        day=fields.day("day"),
        expected=fields.text("expected"),
        place=fields.text("place"),
        room=fields.text("room"),
        locality=fields.text("locality"),
        chair=fields.text("chair"),
        signer=fields.text("signer"),
        signer_title=fields.text("signer_title"),
        basis=fields.text("basis"),
        budget=fields.text("budget"),
        deadline=fields.time_of_day("deadline"),
        aims=fields.texts("aims"),
        recipients=fields.texts("recipients"),
        sample=fields.flag("sample", False),
    )
    lists = fields.texts("delegate_files")
    fields.finish()
    return conference, lists


def read_unit(fields: Fields, number: int) -> Unit:
    """Read a unit; without a rank its place in the file is its rank."""
    unit = Unit(
        id=fields.text("id", None),
        name=fields.text("name", None),
        short_name=fields.text("short_name"),
        group=fields.text("group"),
        rank=fields.integer("rank", number, least=1),
        aliases=fields.texts("aliases"),
        duties=fields.texts("duties"),
    )
    fields.finish()
    return unit


def read_item(fields: Fields, number: int, units: frozenset[str]) -> AgendaItem:
    """Read an agenda item; minutes become seconds, one anchor at most holds the start."""
    minutes = fields.integer("minutes", least=1)
    minimum = fields.integer("minimum", 0)
    if minimum > minutes:
        raise fields.error("minimum", f"{minimum} phút, dài hơn thời lượng {minutes} phút.")
    not_before = fields.time_of_day("not_before")
    hard_start = fields.time_of_day("hard_start")
    if not_before and hard_start:
        raise fields.error("hard_start", "đã có “not_before”; mỗi mục chỉ dùng một trong hai.")
    anchor = Anchor.NOT_BEFORE if not_before else Anchor.FLOW
    kind = fields.choice("kind", ItemKind, ItemKind.REPORT)
    item = AgendaItem(
        id=f"ct-{number:02d}",
        order=number,
        title=fields.text("title", None),
        number=fields.text("number"),
        kind=kind,
        duration_s=minutes * 60,
        minimum_s=minimum * 60,
        presenter=fields.text("presenter") or None,
        presenter_note=fields.text("presenter_note"),
        unit=unit_code(fields, units),
        script=fields.lines("script"),
        anchor=Anchor.HARD_START if hard_start else anchor,
        anchor_at=hard_start or not_before,
        hard_end=fields.time_of_day("hard_end"),
        is_break=fields.flag("break", kind is ItemKind.BREAK),
    )
    fields.finish()
    return item


def read_room(
    table: Mapping[str, object], file: str = "room.toml"
) -> tuple[Room | None, tuple[Seat, ...]]:
    """Read the room, built from a preset or drawn seat by seat; an empty file is no room."""
    if not table:
        return None, ()
    fields = Fields(file, table)
    if "seats" in table:
        from hoinghi_tui.services.room_toml import read_drawn_room

        plan = read_drawn_room(fields)
        return plan.room, plan.seats
    named = fields.text("preset", None)
    preset = preset_named(named)
    if preset is None:
        raise fields.error("preset", f"chưa có mẫu phòng “{named}”; hiện có: {', '.join(Preset)}.")
    aisles = fields.integers("aisle_after")
    spec = RoomSpec(
        preset=preset,
        rows=fields.integer("rows", least=1),
        seats=fields.integer("seats_per_row", least=1),
        aisles=() if aisles is None and preset is Preset.CLASSROOM else aisles,
        presidium=fields.integer("presidium", 0),
        secretaries=fields.integer("secretaries", 0),
        press=fields.integer("press", 0),
        mc=fields.integer("mc", 1),
        reserve_rows=fields.integer("reserve_rows", 0),
    )
    name = fields.text("name", None)
    fields.finish()
    try:
        return build(spec, name=name)
    except Refused as refusal:
        raise fields.error("rows", str(refusal)) from refusal


def read_award(
    fields: Fields, number: int, units: frozenset[str], places: dict[int, int], *, sample: bool
) -> Award:
    """Read an award; ``places`` counts the awards of each batch so far."""
    batch = fields.integer("batch", least=1)
    places[batch] = places.get(batch, 0) + 1
    kind = fields.choice("kind", AwardKind)
    recipient = fields.text("recipient", None)
    representative = fields.text("representative")
    award = Award(
        id=f"kt-{number:02d}",
        kind=kind,
        recipient=recipient,
        batch=batch,
        order=places[batch],
        honorific=fields.text("honorific"),
        position=fields.text("position"),
        delegate=recipient if kind is AwardKind.INDIVIDUAL else representative or None,
        unit=unit_code(fields, units),
        title=fields.text("title", "Giấy khen"),
        achievement=fields.text("achievement"),
        decision_no=fields.text("decision_no"),
        decision_day=fields.day("decision_day"),
        certificate_no=fields.text("certificate_no"),
        presenter=fields.text("presenter"),
        sample=sample,
    )
    fields.finish()
    return award


def read_check_item(fields: Fields, number: int, units: frozenset[str]) -> CheckItem:
    """Read one thing that must stand ready in the hall."""
    item = CheckItem(
        id=f"ht-{number:02d}",
        order=number,
        title=fields.text("title", None),
        group=fields.text("group"),
        quantity=fields.text("quantity"),
        per=fields.choice("per", Per, Per.NOTHING),
        unit=unit_code(fields, units),
        note=fields.text("note"),
    )
    fields.finish()
    return item


def unit_code(fields: Fields, units: frozenset[str]) -> str | None:
    """Read the code of a unit, None for none; refuses one that is not in units.toml."""
    code = fields.text("unit")
    if code and code not in units:
        known = ", ".join(sorted(units)) or "chưa có đơn vị nào"
        raise fields.error("unit", f"không có mã đơn vị “{code}” trong units.toml ({known}).")
    return code or None
