"""What Word does to a template while people edit it must not break its commands."""

import io
import zipfile
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.filling import fill
from hoinghi_tui.documents.tag_repair import repair
from hoinghi_tui.resources import template_dir

PEOPLE = {"name": "An & <Bình>", "people": ["Cúc", "Dũng"], "show": True, "kind": "A – B"}


def paragraph(inner):
    return parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")


def run(text, inside=""):
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{inside}<w:t xml:space="preserve">{safe}</w:t></w:r>'


def deleted(text):
    return f'<w:del w:id="9" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(inner):
    return f'<w:ins w:id="8" w:author="x">{inner}</w:ins>'


def word_file(*paragraphs):
    document = Document()
    for one in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, paragraph(one))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed(*paragraphs):
    return [one.text for one in fill(repair(word_file(*paragraphs)), PEOPLE).paragraphs]


@settings(max_examples=40)  # each writes a Word file
@given(st.sets(st.integers(1, 56)))
@example(set())
@example(set(range(1, 57)))
def test_wherever_word_splits_a_line_it_is_filled_as_if_whole(cuts):
    line = "Gửi {{ name|upper }}: {% if show %}có{% else %}không{% endif %}!"
    edges = [0, *sorted(cuts), len(line)]
    runs = [run(line[a:b]) for a, b in pairwise(edges)]
    assert printed("".join(runs)) == ["Gửi AN & <BÌNH>: có!"]


@pytest.mark.parametrize(
    "inner",
    [
        run("{{ na") + '<w:proofErr w:type="spellStart"/>' + run("me }}"),
        run("{{ na") + '<w:bookmarkStart w:id="1" w:name="x"/>' + run("me }}")
        + '<w:bookmarkEnd w:id="1"/>',
        f'<w:smartTag w:uri="x" w:element="y">{run("{{ na")}</w:smartTag>{run("me }}")}',
        f'{run("{{ ")}<w:smartTag w:uri="x" w:element="y">{run("name")}</w:smartTag>{run(" }}")}',
        f"{run('{{ ')}<w:sdt><w:sdtContent>{run('name')}</w:sdtContent></w:sdt>{run(' }}')}",
        run("{{ na") + '<w:commentRangeStart w:id="3"/>' + run("me }}"),
        run("{{ name") + "<w:r><w:br/></w:r>" + run(" }}"),
        run("{{ name") + "<w:r><w:lastRenderedPageBreak/><w:t> }}</w:t></w:r>",
        run("{{ name") + "<w:r><w:tab/></w:r>" + run("}}"),
        run("{") + run("{\u00a0name\u200b }") + run("}"),
        run("{{ ") + inserted(run("na")) + deleted("ten") + run("me }}"),
        inserted(run("{{ name }}")) + deleted("{{ ten }}"),
        f'<w:moveTo w:id="5" w:author="x">{run("{{ name }}")}</w:moveTo>',
        run("{{ name }}", '<w:rPr><w:b/><w:rPrChange w:id="4" w:author="x"/></w:rPr>'),
        f'<w:hyperlink w:anchor="x">{run("{{ na")}{run("me }}")}</w:hyperlink>',
    ],
)  # fmt: skip
def test_marks_and_changes_inside_a_command_do_no_harm(inner):
    assert printed(inner) == [PEOPLE["name"]]


@pytest.mark.parametrize("quotes", ["“”", "‘’", "„“", "''", '""', "«»"])
def test_curly_quotes_are_those_that_were_typed(quotes):
    command = f"{{% if kind == {quotes[0]}A – B{quotes[1]} %}}đúng{{% endif %}}"
    assert printed(run(command)) == ["đúng"]
    assert printed(run(f"Nói “thế” ‘này’ {command}")) == ["Nói “thế” ‘này’ đúng"]


def test_a_dash_that_word_made_long_is_a_minus_again():
    assert printed(run("{{ people|length – 1 }} – xong")) == ["1 – xong"]


def test_loops_of_paragraphs_in_pieces_are_loops():
    pieces = (
        run("{%") + run("p for x in pe") + run("ople %}"),
        run("{{ x }}"),
        run("{%p endfor %}"),
    )
    assert printed(*pieces) == PEOPLE["people"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    assert printed(mark + run("{{ na"), run("me }} hết")) == [f"{PEOPLE['name']} hết"]


def test_deleted_rows_and_their_table_go():
    document = Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "{{ name }}"
    table.cell(1, 0).text = "{{ khong_co }}"
    for row in (table.rows[1], document.add_table(1, 1).rows[0]):
        row._tr.get_or_add_trPr().append(
            parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"/>')
        )
    out = io.BytesIO()
    document.save(out)
    tables = fill(repair(out.getvalue()), PEOPLE).tables
    assert [[row.cells[0].text for row in one.rows] for one in tables] == [[PEOPLE["name"]]]


def test_the_style_of_the_first_piece_is_kept_and_text_around_keeps_its_own():
    inner = (
        run("Gửi: {{ n", "<w:rPr><w:b/></w:rPr>")
        + run("ame }", "<w:rPr><w:i/></w:rPr>")
        + run("} nhé", "<w:rPr><w:u w:val='single'/></w:rPr>")
    )
    [line] = fill(repair(word_file(inner)), PEOPLE).paragraphs
    shown = [(one.text, one.bold, one.italic, one.underline) for one in line.runs if one.text]
    assert shown == [
        (f"Gửi: {PEOPLE['name']}", True, None, None),
        (" nhé", None, None, True),
    ]


def test_a_text_box_within_a_paragraph_is_a_paragraph_of_its_own():
    inner = f"<w:p>{run('{{ na')}{run('me }}')}</w:p>"
    box = f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    document = fill(repair(word_file(run("{{ sh") + box + run("ow }}"))), PEOPLE)
    assert [one.text for one in document.paragraphs] == ["True"]
    assert PEOPLE["name"] in "".join(document.element.body.itertext())


def test_headers_and_footers_are_repaired_too(tmp_path):
    document = Document()
    line = document.sections[0].footer.paragraphs[0]
    line.add_run("{{ na")
    line.add_run("me }}")
    document.save(str(tmp_path / "mau.docx"))
    filled = Document(io.BytesIO(render(tmp_path / "mau.docx", PEOPLE)))
    assert filled.sections[0].footer.paragraphs[0].text == PEOPLE["name"]


@pytest.mark.parametrize("path", sorted(template_dir().glob("*.docx")), ids=lambda path: path.name)
def test_our_own_templates_need_no_repair(path):
    data = path.read_bytes()
    assert repair(data) is data


def test_nothing_but_commands_is_touched():
    data = word_file(run("“Trích” – ‘dẫn’ { a } }}{{"), run("a") + run("b"))
    assert repair(data) is data
    with zipfile.ZipFile(io.BytesIO(repair(word_file(run("{{ a") + run(" }}"))))) as package:
        assert "word/styles.xml" in package.namelist()
