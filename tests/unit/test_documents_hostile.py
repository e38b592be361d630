"""Hostile data through every template we ship: nothing lost, nothing obeyed, one font."""

import io
import re
import unicodedata
import zipfile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.field_info import FieldInfo, examples
from hoinghi_tui.documents.fields import FIELDS, TEMPLATES
from hoinghi_tui.resources import template_dir

HOSTILE = (
    "A & B <C> \"d\" 'e' </w:t></w:r><w:br/>&lt;x&gt; &amp;amp;",
    "{{x}} {% raw %} {# c #} {{ ''.__class__ }} {%p for x in y %} {{r n }}",
    "{_{ x }_} {_% y %_}",
    "[/] [b]x[/b] =cmd()|' /C calc'!A0 ../x %s %(a)s \\1 \\g<0>",
    "Ưng Ngữ Phượng Ẵm Ễ",
    unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ Quỳnh"),
    ("Nguyễn Phúc " * 5)[:60].strip(),
    ("Nguyễn Phúc " * 42)[:500].strip(),
    "𝒜 😀",
    "\u202eabc\u202c \u200fx",
)

STYLED = ("w:pStyle", "w:rStyle", "w:tblStyle")

# What a job takes from a list of its own and no person types.
OURS = re.compile(
    r".*_size|size|colour|code|plan|legend|number|place|.*_bar|is_cue|asks|kind|count"
)


def filled_with(fields: tuple[FieldInfo, ...], text: str) -> dict:
    """Return a context in which every value that people type is the text."""

    def value(field):
        if field.is_list:
            return [value(field.entry) for _ in range(field.count)]
        if field.inner:
            return {one.name: value(one) for one in field.inner}
        is_ours = not isinstance(field.example, str) or OURS.fullmatch(field.name)
        return field.example if is_ours else text

    return {field.name: value(field) for field in fields}


def texts(data: bytes) -> list[str]:
    """Return what each paragraph says, those in tables and text boxes included."""
    body = Document(io.BytesIO(data)).element.body
    said = []
    for paragraph in body.iter(qn("w:p")):
        inner = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
        said.append("".join(signs.get(one.tag) or one.text or "" for one in inner))
    return said


def counted(kind: str, text: str) -> tuple[int, str]:
    """Return how often a text stands on the paper, and all that stands there."""
    data = render(template_dir() / TEMPLATES[kind], filled_with(FIELDS[kind], text))
    page = "\f".join(texts(data))
    return page.count(text), page


@pytest.mark.parametrize("kind", FIELDS)
def test_data_are_printed_as_they_are_as_often_as_harmless_ones(kind):
    # Each by itself goes through the engine in its own tests.
    text, harmless = " ¦ ".join(HOSTILE), "⟦Nguyễn Văn A⟧"
    expected, plain = counted(kind, harmless)
    found, page = counted(kind, text)
    assert expected > 0
    assert found == expected
    # Besides the text the page says what it says with any other: no command is left or was run.
    assert page.replace(text, "\0") == plain.replace(harmless, "\0")


@pytest.mark.parametrize("kind", FIELDS)
def test_no_command_is_left_and_lines_stay_lines(kind):
    found, page = counted(kind, "một\nHai")
    assert found > 0
    assert not re.search(r"\{[{%#]|[%}#]\}", page)


@pytest.mark.parametrize("kind", FIELDS)
def test_characters_that_xml_forbids_leave_the_rest(kind):
    expected, _ = counted(kind, "HòaBình")
    data = render(
        template_dir() / TEMPLATES[kind],
        filled_with(FIELDS[kind], "Hòa\x00\x07\x1b\ufffe\ud800Bình"),
    )
    assert "\f".join(texts(data)).count("HòaBình") == expected


@pytest.mark.parametrize("kind", FIELDS)
def test_empty_fields_and_empty_lists_leave_a_whole_file(kind):
    empty = {field.name: [] if field.is_list else "" for field in FIELDS[kind]}
    if kind == "agenda-report":  # its axis has five times always
        empty["axis"] = examples(FIELDS[kind])["axis"]
    for context in (empty, filled_with(FIELDS[kind], "")):
        body = Document(io.BytesIO(render(template_dir() / TEMPLATES[kind], context))).element.body
        # A cell without a paragraph is what Word calls a damaged file.
        assert all(cell.p_lst for cell in body.iter(qn("w:tc")))


@pytest.mark.parametrize("kind", FIELDS)
def test_equal_data_give_equal_bytes(kind):
    template, context = template_dir() / TEMPLATES[kind], examples(FIELDS[kind])
    assert render(template, context) == render(template, context)


@pytest.mark.parametrize("path", sorted(template_dir().glob("*.docx")), ids=lambda path: path.name)
def test_one_family_of_fonts(path):
    document = Document(str(path))
    styles = document.styles.element
    used = {one.get(qn("w:val")) for one in document.element.iter(*map(qn, STYLED))}
    used |= {one.styleId for one in styles.style_lst if one.default}
    by_id = {one.styleId: one for one in styles.style_lst}
    waiting = list(used)
    while waiting:
        based_on = by_id[waiting.pop()].find(qn("w:basedOn"))
        if based_on is not None and based_on.get(qn("w:val")) not in used:
            used.add(based_on.get(qn("w:val")))
            waiting.append(based_on.get(qn("w:val")))
    parts = [part for section in document.sections for part in (section.header, section.footer)]
    spoken = [document.element, *(part._element for part in parts), *map(by_id.get, used)]
    fonts = {
        value
        for part in spoken
        for font in part.iter(qn("w:rFonts"))
        for value in font.attrib.values()
    }
    # What names no font has that of the usual style, else that of the whole file.
    bases = (styles.default_for(WD_STYLE_TYPE.PARAGRAPH), styles.find(qn("w:docDefaults")))
    base = next(font for one in bases for font in one.iter(qn("w:rFonts")))
    fonts |= {base.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")}
    assert fonts == {"Times New Roman"}


@pytest.mark.parametrize("path", sorted(template_dir().glob("*.docx")), ids=lambda path: path.name)
def test_nothing_of_ours_runs_or_fetches(path):
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        links = [package.read(name) for name in names if name.endswith(".rels")]
    assert not any(b"TargetMode" in link for link in links)
    assert not any(name.endswith((".bin", ".ole")) for name in names)
