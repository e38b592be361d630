"""Filling a script: what is spoken, what is a cue, what is known and what is blank."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.script_fields import FIELDS, field_named, nearest_field
from hoinghi_tui.domain.scripts import FilledPart, PartKind, ScriptBlank, ScriptText, fill, to_mend

HOSTILE = ("{họ tên}", "[/]", "[cue]", "{{x}}", "{", "=cmd()", "a\u0300", "N" * 500, "\u202eabc")


def nothing(_field):
    return ""


def values(**known):
    """Return what answers with these values; "_" stands for a blank in a name."""
    return lambda field: known.get(field.name.replace(" ", "_"), "")


def script(template, value_of=nothing):
    return ScriptText("ct-1", "Mục", template, is_default=False, parts=fill(template, value_of))


def test_values_stand_where_the_fields_were():
    parts = fill("Kính mời {họ tên}.", values(họ_tên="Đào Văn Soái"))
    assert parts == (
        FilledPart("Kính mời ", PartKind.SPOKEN),
        FilledPart("Đào Văn Soái", PartKind.VALUE, field="họ tên"),
        FilledPart(".", PartKind.SPOKEN),
    )


def test_a_cue_stays_a_cue_and_may_hold_a_field():
    parts = fill("[Mời {họ tên} lên bục.] Xin mời.", values(họ_tên="Soái"))
    assert [(part.text, part.kind, part.in_cue) for part in parts] == [
        ("[Mời ", PartKind.CUE, True),
        ("Soái", PartKind.VALUE, True),
        (" lên bục.]", PartKind.CUE, True),
        (" Xin mời.", PartKind.SPOKEN, False),
    ]


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_a_field_without_a_value_is_a_blank(value):
    [part] = fill("{đơn vị}", values(đơn_vị=value))
    assert (part.text, part.kind, part.field) == ("…", PartKind.BLANK, "đơn vị")


@pytest.mark.parametrize("text", ["{", "}", "{a\nb}", "{a[b]c", "}{", "{a"])
def test_braces_that_are_no_field_are_read_out(text):
    parts = fill(text, nothing)
    assert "".join(part.text for part in parts) == text
    assert all(part.kind in (PartKind.SPOKEN, PartKind.CUE) for part in parts)


@pytest.mark.parametrize(
    "typed",
    [
        *("người trình bày", "NGƯỜI TRÌNH BÀY", "nguoi trinh bay", "  người  trình_bày "),
        *("diễn giả", "Người báo cáo", unicodedata.normalize("NFD", "người trình bày")),
    ],
)
def test_names_of_fields_are_read_as_people_type_them(typed):
    assert field_named(typed) is not None
    assert field_named(typed).name == "người trình bày"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("người trìn bày", "người trình bày"),
        ("chuc vuu", "chức vụ"),
        ("so dai bieu co mat", "số đại biểu có mặt"),
        ("số đại biểu có măt ", "số đại biểu có mặt"),
        ("danh sach trao thuog", "danh sách trao thưởng"),
    ],
)
def test_a_misspelt_field_suggests_the_nearest(typed, meant):
    assert nearest_field(typed).name == meant


@pytest.mark.parametrize("typed", ["", "…", "xyzzy", "x" * 500])
def test_nothing_is_suggested_for_what_is_like_no_field(typed):
    assert nearest_field(typed) is None


def test_blanks_tell_what_is_missing_and_what_is_misspelt():
    text = script("{đơn vị} {đơn vị} {don vij} {người trình bày} {qqq}", values(đơn_vị=""))
    assert text.blanks == (
        ScriptBlank("ct-1", "Mục", "đơn vị", known=True),
        ScriptBlank("ct-1", "Mục", "don vij", known=False, suggestion="đơn vị"),
        ScriptBlank("ct-1", "Mục", "người trình bày", known=True),
        ScriptBlank("ct-1", "Mục", "qqq", known=False),
    )


def test_what_comes_by_itself_on_the_day_is_nothing_to_mend():
    text = script("{số đại biểu có mặt}; {danh sách giới thiệu}; {đơn vị}")
    assert [blank.live for blank in text.blanks] == [True, True, False]
    assert [blank.field for blank in to_mend([text])] == ["đơn vị"]


def test_no_name_means_two_fields():
    names = [name for field in FIELDS for name in (field.name, *field.others)]
    assert [field_named(name).name for name in names] == [
        field.name for field in FIELDS for _ in (field.name, *field.others)
    ]
    assert all(field.meaning for field in FIELDS)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_taken_as_it_is(value):
    parts = fill("A {họ tên} [{họ tên}]", values(họ_tên=value))
    assert [part.text for part in parts if part.kind is PartKind.VALUE] == [value, value]
    assert "".join(part.text for part in parts) == f"A {value} [{value}]"


PIECES = st.sampled_from(["{", "}", "[", "]", "{họ tên}", "{x}", "Kính thưa", " ", "\n", "…"])
TEMPLATES = st.lists(PIECES | st.text(max_size=5)).map("".join)


@given(TEMPLATES.map(lambda text: text.replace("}", "")))
def test_a_text_without_fields_is_itself(text):
    assert "".join(part.text for part in fill(text, nothing)) == text


@given(TEMPLATES, st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_values_are_never_filled_again(template, value):
    asked = []

    def value_of(field):
        asked.append(field.name)
        return value

    parts = fill(template, value_of)
    filled = [part for part in parts if part.kind is PartKind.VALUE]
    assert all(part.text == value for part in filled)
    # Each part stands for its piece of the template: nothing is lost, added or expanded.
    is_field = (PartKind.VALUE, PartKind.BLANK)
    written = (f"{{{part.field}}}" if part.kind in is_field else part.text for part in parts)
    assert "".join(written) == template
    assert len(asked) == sum(
        part.kind in is_field and field_named(part.field) is not None for part in parts
    )
