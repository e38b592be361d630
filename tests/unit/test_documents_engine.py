"""Templates are filled with any data, and refuse what they cannot fill."""

import io
import unicodedata
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import TemplateError, TemplateRefused


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Take the templates made here for ours: what a process of its own adds is tested there."""
    monkeypatch.setattr("hoinghi_tui.documents.engine.is_shipped", lambda *_: True)


HOSTILE = {
    "ampersand and angle brackets": "A & B <C> \"d\" 'e'",
    "tags": "</w:t></w:r><w:br/>&lt;x&gt; &amp;amp;",
    "jinja": "{{x}} {% raw %} {# c #} {{ ''.__class__ }}",
    "docxtpl's own escapes": "{_{ x }_} {_% y %_}",
    "docxtpl paragraph tags": "{%p for x in y %} {{r name }} {%tr if 1 %}",
    "markup of other programs": "[/] [b]x[/b] =cmd()|' /C calc'!A0 ../x %s %(a)s \\1 \\g<0>",
    "NFD": unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ Quỳnh"),
    "old tone placement": "Hoà, Thuý, Quý, Lý",
    "500 characters": ("Nguyễn Phúc " * 42)[:500].strip(),
    "one word of 500": "Ữ" * 500,
    "beyond the BMP": "𝒜 😀",
    "line breaks": "Dòng một\nDòng hai",
    "tab": "a\tb",
    "underscores": "__class__ a_b",
}


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_data_stay_text(make_template, text):
    template = make_template("Tên: {{ person.name }}.", "{{ person.name|e }}")

    assert paragraphs(render(template, {"person": {"name": text}})) == [f"Tên: {text}.", text]


def test_characters_that_xml_forbids_are_removed_and_only_they(make_template):
    template = make_template("[{{ name }}]")
    forbidden = "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\ufffe\uffff\ud800"

    assert paragraphs(render(template, {"name": f"Hòa{forbidden}Bình"})) == ["[HòaBình]"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_any_line_end_is_one_line_break(make_template, line_end):
    template = make_template("{{ name }}")

    assert paragraphs(render(template, {"name": f"a{line_end}b"})) == ["a\nb"]


@pytest.fixture
def in_brackets(make_template):
    """A template of one name; made once, whatever is drawn."""
    return make_template("<{{ name }}>")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_goes_through(in_brackets, text):
    expected = text.translate({0xFFFE: None, 0xFFFF: None})
    assert paragraphs(render(in_brackets, {"name": text})) == [f"<{expected}>"]


def test_capitals_are_made_before_escaping(make_template):
    template = make_template("{{ name|upper }}")

    assert paragraphs(render(template, {"name": "Văn phòng <HĐND> & ủy ban"})) == [
        "VĂN PHÒNG <HĐND> & ỦY BAN"
    ]


def test_none_is_shown_as_a_blank(make_template):
    assert paragraphs(render(make_template("Số: {{ no }}"), {"no": None})) == ["Số: …"]


def test_a_loop_repeats_its_paragraphs(make_template):
    template = make_template("{%p for x in people %}", "{{ x }}", "{%p endfor %}")

    assert paragraphs(render(template, {"people": ["An", "Bình"]})) == ["An", "Bình"]


@pytest.mark.parametrize(
    ("expression", "field"),
    [
        ("{{ nmae }}", "nmae"),
        ("{{ person.nmae }}", "nmae"),
        ("{{ person.nmae.first }}", "nmae"),
        ("{{ person['ho_ten'] }}", "ho_ten"),
        ("{% for x in peopel %}{% endfor %}", "peopel"),
        ("{% if chief %}x{% endif %}", "chief"),
    ],
)
def test_a_misspelt_field_is_named_with_its_template(make_template, expression, field):
    template = make_template(expression, name="thu-moi.docx")

    with pytest.raises(TemplateError) as caught:
        render(template, {"person": {"name": "An"}})

    assert "thu-moi.docx" in str(caught.value)
    assert f"“{field}”" in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        "{% for x in people %}",
        "{{ name",
        "{% nothing %}",
        "{{ name|no_such_filter }}",
        "{{ 1 // 0 }}",
        "{{ name + 1 }}",
        "{% include 'other' %}",
    ],
)
def test_a_wrongly_written_template_is_an_error_in_words(make_template, wrong):
    with pytest.raises(TemplateError, match=r"Mẫu “mau\.docx” có lỗi"):
        render(make_template(wrong), {"name": "An", "people": []})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("{% for x in people %}", "lệnh “for” chưa có lệnh đóng “endfor”"),
        ("{% endif %}", "thừa lệnh “endif”"),
        ("{% nothing %}", "không có lệnh “nothing”; chỉ có for và if"),
        ("{{ name|no_such_filter }}", "không có phép “no_such_filter”"),
        ("{{ name", "lệnh chưa đóng"),
        ("{{ }}", "lệnh còn trống"),
        ("{% set a = 1 %}", "không dùng được lệnh “set”"),
        ("{{ 1 // 0 }}", "không chia được cho 0"),
        ("{% for x in 5 %}{% endfor %}", "lệnh for cần một danh sách"),
        ("{{ people }}", "đây là một danh sách"),
    ],
)
def test_what_is_written_wrongly_is_said_in_vietnamese(make_template, wrong, words):
    with pytest.raises(TemplateError) as caught:
        render(make_template("Danh sách đại biểu", wrong), {"name": "An", "people": []})

    assert words in str(caught.value)
    assert "gần chỗ “Danh sách đại biểu" in str(caught.value)


def test_a_misspelt_field_is_told_with_its_place_and_the_nearest(make_template):
    template = make_template(
        "Kính gửi:", "Họ và tên của người được mời: {{ person.hoten }}, {{ persn.post }}"
    )
    context = {"person": {"ho_ten": "An", "tuoi": 3}, "persn": {"post": ""}}

    with pytest.raises(TemplateError) as caught:
        render(template, context)

    assert "không có trường “hoten”" in str(caught.value)
    assert "người được mời: {{ person.hoten }}" in str(caught.value)
    assert str(caught.value).endswith("có phải “ho_ten” không?")


def test_the_name_an_entry_has_in_its_loop_is_suggested_too(make_template):
    template = make_template("{% for person in people %}{{ pesron.name }}{% endfor %}")

    with pytest.raises(TemplateError, match="có phải “person” không"):
        render(template, {"people": [{"name": "An"}]})


def test_a_mistake_in_a_header_or_a_table_is_found(tmp_path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Cơ quan ban hành {{ isuer }}"
    document.add_table(1, 2).cell(0, 1).text = "{{ issuer }}"
    document.save(str(tmp_path / "mau.docx"))

    with pytest.raises(TemplateError, match="ở đầu trang, gần chỗ “Cơ quan ban hành"):
        render(tmp_path / "mau.docx", {"issuer": "UBND"})


def test_commands_that_cut_the_page_apart_are_told_instead_of_losing_text(make_template):
    # The loop begins within a paragraph and ends alone in one: half a paragraph is repeated.
    template = make_template("A {% for x in people %}", "B", "{%p endfor %}", "C")

    with pytest.raises(TemplateError, match="đứng sai chỗ"):
        render(template, {"people": [1, 2]})


def test_a_loop_over_cells_makes_the_grid_of_its_table_as_wide(tmp_path):
    document = Document()
    table = document.add_table(2, 3)
    for cell, text in zip(
        table.rows[0].cells, ["{%tc for x in people %}", "{{ x }}", "{%tc endfor %}"], strict=True
    ):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2)).text = "chung"
    document.save(str(tmp_path / "mau.docx"))
    width = sum(column.width for column in table.columns)

    for people in (["An"], ["An", "Bình", "Cúc", "Dũng", "Em"]):
        [filled] = Document(io.BytesIO(render(tmp_path / "mau.docx", {"people": people}))).tables
        assert len(filled.columns) == max(3, len(people))  # the merged cell below spans three
        assert abs(sum(column.width for column in filled.columns) - width) < width / 100
        assert [cell.text for cell in filled.rows[0].cells][: len(people)] == people


def test_a_wrong_command_is_quoted_so_that_it_can_be_found(make_template):
    template = make_template("Kính gửi ông bà", "{% endfor %}")

    with pytest.raises(TemplateError, match="Kính gửi ông bà"):
        render(template, {})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ name.__init__.__globals__ }}",
        "{{ people.append('x') }}",
        "{{ range(100000000)|length }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 10 ** 10000000 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ name.ljust(999999999) }}",
        "{{ (5).to_bytes(1000000000) }}",
        "{{ 1 .to_bytes }}",
        "{{ name.encode }}",
        "{{ people.__len__() }}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{% set a = 'x' * 99999 %}{% set a = a ~ a %}{{ a }}",
        "{{ 'x' ~ 'x' }}",
        "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
        "{% for x in people recursive %}{{ loop(people) }}{% endfor %}",
        "{% for a in [[1, name], [name]] %}{% for b in [a, a] %}{{ b }}{% endfor %}{% endfor %}",
        "{{ range(9999)|join('x' * 99999) }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}" + "x" * 9999 + "{% endfor %}",
        "{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}",
        "{% if name %}" * 99 + "{% endif %}" * 99,
        "{% for a in people %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "-" * 9999 + "1 }}",
        "{{ people }}",
        "{% call name %}{% endcall %}",
        "{{ [name, name]|join }}",
    ],
)
def test_a_template_cannot_reach_out_or_swell(make_template, attack):
    with pytest.raises((TemplateRefused, TemplateError)):
        render(make_template(attack), {"name": "An", "people": []})


@pytest.mark.parametrize("filter_name", ["safe", "attr('x')", "center(99)", "indent(9)", "format"])
def test_filters_that_pass_markup_or_pad_are_not_there(make_template, filter_name):
    with pytest.raises(TemplateError):
        render(make_template(f"{{{{ name|{filter_name} }}}}"), {"name": "<b>"})


def test_equal_data_give_equal_bytes_and_other_data_others(make_template):
    template = make_template("{{ name }}")

    first = render(template, {"name": "An"})

    assert render(template, {"name": "An"}) == first
    assert render(template, {"name": "Bình"}) != first


def test_the_archive_is_sorted_and_tells_no_time(make_template):
    with zipfile.ZipFile(io.BytesIO(render(make_template("x"), {}))) as package:
        entries = package.infolist()

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_templates_own_title_is_not_a_place_for_data(tmp_path):
    document = Document()
    document.core_properties.title = "{{ no_such_field }}"
    document.save(str(tmp_path / "mau.docx"))

    rendered = Document(io.BytesIO(render(tmp_path / "mau.docx", {})))

    assert rendered.core_properties.title == "{{ no_such_field }}"


def test_headers_are_filled_too(tmp_path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ title }}"
    document.save(str(tmp_path / "mau.docx"))

    rendered = Document(io.BytesIO(render(tmp_path / "mau.docx", {"title": "A & B"})))

    assert rendered.sections[0].header.paragraphs[0].text == "A & B"


def test_a_missing_template_is_refused_in_words(tmp_path):
    with pytest.raises(TemplateRefused, match=r"khong-co\.docx"):
        render(tmp_path / "khong-co.docx", {})
