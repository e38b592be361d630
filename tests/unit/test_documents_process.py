"""A template of unknown origin is filled apart: it neither hangs the program nor eats memory."""

import io
import json
import subprocess
import sys
import time
import zipfile

import msgspec
import pytest
from docx import Document

from hoinghi_tui.documents import engine, filling_process
from hoinghi_tui.documents.engine import is_shipped, render
from hoinghi_tui.documents.errors import TemplateError, TemplateRefused
from hoinghi_tui.documents.fill_worker import Order
from hoinghi_tui.resources import template_dir

GREEDY = """
from hoinghi_tui.documents import fill_worker
fill_worker._limit_memory()
taken = [b" " * 100_000_000 for _ in range(40)]
"""


@pytest.fixture
def busy_template(make_template):
    """Return a template that keeps docxtpl's search for line breaks busy for many minutes."""
    path = make_template("{{ name }}")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"]
    parts["word/document.xml"] = body.replace(
        b"</w:body>", b'<w:p w:rsidR="1"/>' * 80_000 + b"</w:body>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def test_a_foreign_template_is_filled_as_one_of_ours_is(make_template, monkeypatch):
    template = make_template(
        "Kính gửi: {{ name }}", "{%p for x in xs %}", "{{ x }}", "{%p endfor %}"
    )
    context = {"name": "A & B <C> {{ x }}\nⓐ \ud800", "xs": ["1", 2, None]}
    apart = render(template, context)
    assert render(template, context) == apart

    monkeypatch.setattr(engine, "is_shipped", lambda *_: True)
    texts = [
        [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
        for data in (apart, render(template, context))
    ]
    assert texts[0] == texts[1] == ["Kính gửi: A & B <C> {{ x }}\nⓐ ", "1", "2", "…"]


def test_what_is_wrong_comes_back_from_the_process(make_template):
    with pytest.raises(TemplateError, match=r"không có trường “nmae”.*có phải “name” không"):
        render(make_template("Kính gửi: {{ nmae }}"), {"name": "An"})
    with pytest.raises(TemplateRefused, match="không được dùng phép"):
        render(make_template("{{ 9 ** 9 }}"), {"name": "An"})


def test_only_our_own_bytes_under_their_own_name_are_trusted(tmp_path):
    shipped = template_dir() / "giay-khen.docx"
    data = shipped.read_bytes()
    assert is_shipped("giay-khen.docx", data)
    assert not is_shipped("giay-khen.docx", data + b" ")
    assert not is_shipped("giay-moi.docx", data)
    assert not is_shipped("../giay-khen.docx", b"")


def test_a_template_that_never_ends_is_ended(busy_template, monkeypatch):
    monkeypatch.setattr(engine, "_LIMIT_S", 1.5)
    started = time.monotonic()
    with pytest.raises(TemplateRefused, match=r"quá 1\.5 giây hoặc cần quá nhiều bộ nhớ"):
        render(busy_template, {"name": "a\nb"})
    assert time.monotonic() - started < 20


def test_the_process_ends_also_when_nobody_waits_for_it(busy_template):
    order = Order(busy_template.read_bytes(), json.dumps({"name": "a\nb"}), 1.0)
    done = subprocess.run(
        [sys.executable, "-m", "hoinghi_tui.documents.fill_worker"],
        input=msgspec.msgpack.encode(order),
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit on memory there")
def test_a_process_that_takes_all_memory_is_told(make_template, monkeypatch):
    # A program in the place of the real one: the real one's other bounds come first.
    greedy = [sys.executable, "-c", GREEDY]
    monkeypatch.setattr(filling_process, "COMMAND", greedy)
    with pytest.raises(TemplateRefused, match="quá nhiều bộ nhớ"):
        render(make_template("{{ name }}"), {"name": "An"})


def test_a_process_that_cannot_start_is_told(make_template, monkeypatch):
    monkeypatch.setattr(filling_process, "COMMAND", ["/khong/co/python"])
    with pytest.raises(TemplateRefused, match="đóng bớt chương trình"):
        render(make_template("{{ name }}"), {"name": "An"})
