"""A template is looked through before anything opens it."""

import io
import zipfile
from pathlib import Path

import pytest

from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import TemplateRefused

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_part(template: Path, name: str, content: bytes | str) -> Path:
    """Add one part to a template, or replace it."""
    with zipfile.ZipFile(template) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    parts[name] = content.encode() if isinstance(content, str) else content
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts.items():
            package.writestr(entry, data)
    return template


def relationship(kind: str, target: str, mode: str = "") -> str:
    mode = f' TargetMode="{mode}"' if mode else ""
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="rId900" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        "</Relationships>"
    )


def field(*runs: str) -> str:
    texts = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in runs)
    return f'<?xml version="1.0"?><w:p xmlns:w="{WORD}">{texts}</w:p>'


def refusal(template: Path) -> str:
    with pytest.raises(TemplateRefused) as caught:
        render(template, {})
    assert template.name in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("name", ["mau.docm", "mau.dotm", "mau.doc", "mau.zip", "mau"])
def test_only_docx_is_taken(make_template, name):
    assert ".docx" in refusal(make_template("x", name=name))


def test_capital_docx_is_taken(make_template):
    assert render(make_template("x", name="MAU.DOCX"), {})


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/vbaData.xml", "VBAPROJECT.BIN"])
def test_macros_are_refused(make_template, name):
    assert "macro" in refusal(with_part(make_template("x"), name, "<x/>"))


def test_a_macro_document_under_another_name_is_refused(make_template):
    types = (
        '<?xml version="1.0"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    assert "macro" in refusal(with_part(make_template("x"), "[Content_Types].xml", types))


@pytest.mark.parametrize("name", ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml"])
def test_embedded_objects_are_refused(make_template, name):
    assert "nhúng" in refusal(with_part(make_template("x"), name, "<x/>"))


@pytest.mark.parametrize("kind", ["oleObject", "package", "control", "aFChunk", "subDocument"])
def test_embedding_relationships_are_refused(make_template, kind):
    part = relationship(kind, "thing.bin")
    assert "nhúng" in refusal(with_part(make_template("x"), "word/_rels/x.xml.rels", part))


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "frame", "oleObject", "customXml"])
@pytest.mark.parametrize("mode", ["External", "external"])
def test_what_is_fetched_from_outside_is_refused_by_name(make_template, kind, mode):
    part = relationship(kind, "http://example.org/anh.png", mode)
    reason = refusal(with_part(make_template("x"), "word/_rels/footer9.xml.rels", part))
    assert "http://example.org/anh.png" in reason


def test_a_hyperlink_to_outside_is_allowed(make_template):
    part = relationship("hyperlink", "https://example.org", "External")
    assert render(with_part(make_template("x"), "word/_rels/x.xml.rels", part), {})


@pytest.mark.parametrize(
    "runs",
    [
        [' INCLUDETEXT "C:\\\\bi-mat.docx" '],
        [' INCLUDEPICTURE "http://example.org/a.png" \\d '],
        [" DDEAUTO c:\\\\x "],
        [" INCLUDE", "TEXT x"],
        [" include", "picture x"],
    ],
)
def test_fields_that_read_other_files_are_refused(make_template, runs):
    assert "trường" in refusal(with_part(make_template("x"), "word/x.xml", field(*runs)))


def test_ordinary_fields_are_allowed(make_template):
    part = field(' HYPERLINK "https://example.org" ', " PAGE ", " DATE ")
    assert render(with_part(make_template("x"), "word/x.xml", part), {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_encoding(make_template, encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    template = with_part(make_template("x"), "word/x.xml", part.encode(encoding))
    assert "DOCTYPE" in refusal(template)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(make_template):
    template = with_part(make_template("x"), "word/media/image1.png", bytes(60_000_000))
    assert template.stat().st_size < 200_000
    assert "phình" in refusal(template)


def test_too_much_xml_is_refused_before_it_is_read(make_template):
    template = with_part(make_template("x"), "word/x.xml", "<a>" + " " * 20_000_000 + "</a>")
    assert "phình" in refusal(template)


@pytest.mark.parametrize(
    "declared",
    [
        '<Override PartName="/word/document.png" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/>',
        '<Default Extension="dat" ContentType="application/xml"/>',
    ],
)
def test_xml_under_another_ending_would_not_be_looked_at_and_is_refused(make_template, declared):
    types = (
        '<?xml version="1.0"?>'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{declared}'
        "</Types>"
    )
    assert "tên lạ" in refusal(with_part(make_template("x"), "[Content_Types].xml", types))


def test_too_many_parts_are_refused(make_template):
    template = make_template("x")
    with zipfile.ZipFile(template, "a") as package:
        for number in range(2_001):
            package.writestr(f"word/media/{number}.png", b"")
    assert "phình" in refusal(template)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04" + bytes(9)],
)
def test_what_is_no_word_file_is_refused(tmp_path, content):
    path = tmp_path / "mau.docx"
    path.write_bytes(content)
    refusal(path)


def test_a_zip_without_a_document_is_refused(tmp_path):
    path = tmp_path / "mau.docx"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "x")
    path.write_bytes(out.getvalue())
    refusal(path)


def test_a_damaged_part_is_refused(make_template):
    refusal(with_part(make_template("x"), "word/document.xml", "<w:document"))


@pytest.mark.parametrize("offset", range(40, 400, 36))
def test_a_flipped_byte_is_refused_or_harmless(make_template, offset):
    template = make_template("x")
    data = bytearray(template.read_bytes())
    data[offset] ^= 0xFF
    template.write_bytes(data)
    try:
        render(template, {})
    except TemplateRefused as refused:
        assert refused.template == "mau.docx"
