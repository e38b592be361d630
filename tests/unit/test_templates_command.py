"""`templates`: what the office changes in Word is looked through before the day."""

import json

import pytest
from docx import Document

from hoinghi_tui.cli.main import DONE, REFUSED, USAGE, main
from hoinghi_tui.documents.fields import FIELDS, TEMPLATES
from hoinghi_tui.documents.template_check import ProblemKind, check_template
from hoinghi_tui.resources import template_dir


@pytest.fixture
def told(capsys):
    """Return what runs the command and gives exit code, standard output and error."""

    def run(*words):
        code = main(["templates", *map(str, words)])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return run


@pytest.fixture
def own(sample_folder):
    """Return a function that writes an own template of the given paragraphs."""

    def write(*paragraphs, name="giay-khen.docx"):
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        (sample_folder / "templates").mkdir(exist_ok=True)
        path = sample_folder / "templates" / name
        document.save(str(path))
        return path

    return write


LOOP = ("{%p for certificate in certificates %}", "{%p endfor %}")


def looped(*paragraphs):
    return (LOOP[0], *paragraphs, LOOP[1])


@pytest.mark.parametrize("kind", FIELDS)
def test_our_own_templates_have_no_mistake(kind):
    assert check_template(template_dir() / TEMPLATES[kind], kind).problems == ()


@pytest.mark.parametrize(
    ("paragraphs", "name", "suggestion"),
    [
        (looped("Tặng giấy khen cho: {{ certificate.recipent }}"), "recipent", "recipient"),
        (looped("{{ certificate.Signer }}"), "Signer", "signer"),
        (looped("{{ certficate.name }}"), "certficate", "certificate"),
        (looped("{% if loop.first and certificate.nam %}x{% endif %}"), "nam", "name"),
        (looped("{{ certificate['achivement']|upper }}"), "achivement", "achievement"),
        (("{%p for c in certificate %}", "{%p endfor %}"), "certificate", "certificates"),
        (("{{ (certificates|first).tilte }}",), "tilte", "title"),
        (("{{ certificates[0].zzzzqqqq }}",), "zzzzqqqq", ""),
        (("{% for c in certificates|sort(attribute='name') %}{{ c.plase }}{% endfor %}",),
         "plase", "place"),
        (looped("{% if false %}{{ khong.co }}{% endif %}"), "khong", ""),
        (looped("{%p for line in certificate.signature %}", "{{ lien }}", "{%p endfor %}"),
         "lien", "line"),
    ],
)  # fmt: skip
def test_a_field_that_is_not_there_is_named_with_the_nearest(own, paragraphs, name, suggestion):
    [problem] = check_template(own(*paragraphs), "certificates").problems
    assert problem.kind is ProblemKind.UNKNOWN
    assert (problem.name, problem.suggestion) == (name, suggestion)
    assert f"“{name}”" in problem.sentence
    assert problem.place in problem.sentence


def test_each_mistake_is_told_with_its_own_place(own):
    path = own(
        *looped("Họ và tên: {{ certificate.nmae }}", "Người ký tên: {{ certificate.singer }}")
    )
    problems = check_template(path, "certificates").problems
    assert [(one.name, one.place) for one in problems] == [
        ("nmae", "gần chỗ “Họ và tên: {{ certificate.nmae }}”"),
        ("singer", "gần chỗ “Người ký tên: {{ certificate.singer }}”"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "kind", "said"),
    [
        (looped("Tên: {{ certificate.name"), ProblemKind.WRONG, "Tên: {{ certificate.name"),
        (LOOP[:1], ProblemKind.WRONG, "“endfor”"),
        (looped("{{ certificate.name|safe }}"), ProblemKind.WRONG, "“safe”"),
        (looped("{% set x = 1 %}"), ProblemKind.WRONG, "“set”"),
        (looped("{{ certificate.name + 1 }}"), ProblemKind.WRONG, "certificate.name + 1"),
        (("{{ 9 ** 9 }}",), ProblemKind.UNUSABLE, "không được phép"),
        (("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",),
         ProblemKind.UNUSABLE, "1000000"),
    ],
)  # fmt: skip
def test_what_cannot_be_filled_is_told(own, paragraphs, kind, said):
    problems = check_template(own(*paragraphs), "certificates").problems
    assert [one.kind for one in problems] == [kind]
    assert said in problems[0].sentence


def test_names_of_pictures_and_colours_of_cells_are_read_too(own):
    path = own("{%p for row in rows %}", "{%p for badge in row %}", name="the-dai-bieu.docx")
    document = Document(str(path))
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{% cellbg badge.color %}{{ badge.seat }}"
    cell.paragraphs[0].runs[0]._r.set("descr", "Mã QR {{ badge.kode }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))
    report = check_template(path, "badges")
    assert [(one.name, one.suggestion) for one in report.problems] == [
        ("kode", "code"),
        ("color", "colour"),
    ]
    assert "rows[][].seat" not in report.unused
    assert "rows[][].name" in report.unused


def test_the_command_tells_of_every_own_template(told, own, sample_folder):
    assert told("check", sample_folder)[0] == DONE
    own(*looped("{{ certificate.recipient }}"))
    (sample_folder / "templates" / "~$ay-khen.docx").write_bytes(b"Word is open")
    code, out, err = told("check", sample_folder)
    assert (code, err) == (DONE, "")
    assert "✔ giay-khen.docx: không có lỗi" in out
    assert "certificates[].signer" in out
    assert "~$" not in out
    own("x", name="giay-khem.docx")
    own(*looped("{{ certificate.recipent }}"))
    code, out, _ = told("check", sample_folder)
    assert code == REFUSED
    assert "✖ giay-khem.docx: không giấy tờ nào dùng tệp tên này. Có phải “giay-khen.docx”" in out
    assert "✖ giay-khen.docx: 1 lỗi" in out
    assert "Có phải “recipient” không?" in out
    code, out, _ = told("check", sample_folder, "--json")
    answer = json.loads(out)
    assert (code, answer["ok"]) == (REFUSED, False)
    [wrong_name, wrong_field] = answer["templates"]
    assert wrong_name["suggestion"] == "giay-khen.docx"
    assert wrong_field["problems"][0]["suggestion"] == "recipient"
    assert "certificates[].signer" in wrong_field["unused"]


def test_a_copy_is_ours_is_used_and_never_replaces_anything(told, sample_folder, tmp_path):
    path = sample_folder / "templates" / "giay-moi.docx"
    code, out, _ = told("copy", sample_folder, "invitations")
    assert (code, str(path) in out) == (DONE, True)
    assert path.read_bytes() == (template_dir() / "giay-moi.docx").read_bytes()

    document = Document(str(path))
    document.add_paragraph("Mẫu riêng của xã")
    document.save(str(path))
    edited = path.read_bytes()
    code, out, err = told("copy", sample_folder, "invitations")
    assert (code, out) == (REFUSED, "")
    assert "đã có mẫu riêng" in err
    assert path.read_bytes() == edited

    printed = tmp_path / "moi.docx"
    words = ["print", str(sample_folder), "invitations", "--who", "dv-001", "--out", str(printed)]
    assert main(words) == DONE
    assert Document(str(printed)).paragraphs[-1].text == "Mẫu riêng của xã"


@pytest.mark.parametrize("kind", FIELDS)
def test_the_fields_of_each_kind_are_listed(told, kind):
    code, out, _ = told("fields", kind)
    assert code == DONE
    assert out.count("{%p for") == out.count("{%p endfor")
    answer = json.loads(told("fields", kind, "--json")[1])
    assert answer["template"] == TEMPLATES[kind]
    assert [one["name"] for one in answer["fields"]] == [one.name for one in FIELDS[kind]]


def test_what_is_listed_can_be_typed_into_a_template_as_it_stands(told, own):
    lines = told("fields", "script")[1].splitlines()
    typed = [line.split("  ")[0] for line in map(str.strip, lines) if line.startswith(("{{", "{%"))]
    report = check_template(own(*typed, name="kich-ban.docx"), "script")
    assert (report.problems, report.unused) == ((), ())


def test_what_is_not_there_is_refused_in_vietnamese(told, tmp_path):
    assert told("fields", "poster")[0] == USAGE
    assert "LOẠI không nhận" in told("fields", "poster")[2]
    assert told()[0] == USAGE
    for words in (("check", tmp_path / "khong"), ("copy", tmp_path / "khong", "badges")):
        code, out, err = told(*words)
        assert (code, out) == (REFUSED, "")
        assert "chưa có hội nghị" in err
    assert not (tmp_path / "khong").exists()
    code, out, _ = told("check", "--help")
    assert code == DONE
    assert out.startswith("Cách dùng: hoinghi-tui templates check")
