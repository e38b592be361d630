"""How long the documents of a conference take, beside docxtpl and python-docx by themselves.

    python bench/documents.py [--certificates 40] [--badges 1000] [--rounds 3]

Three ways to the same number of pages, each in a fresh Python, after import:

* ours: the shipped template, looked through, filled in the sandbox, packed to equal bytes;
* docxtpl alone: for certificates the shipped template; for badges a template of five plain
  lines with an ``InlineImage``, as its own shipped way to pictures;
* python-docx: five plain lines copied by ``deepcopy`` for each page, words put in by hand, and
  for badges ``add_picture``.

Besides, ours with a template that the office has edited, which is filled in a process of its
own. Printed: lowest wall time and processor time of the rounds, and the peak of memory. Targets:
40 certificates within 0.15 s, 1,000 badges with QR within 1.5 s, 150 MiB; judged by the
processor's time, as other programs on the machine hardly change that. Exit code 1 when missed.
"""

import argparse
import copy
import gc
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hoinghi_tui.documents.badges import render_badges
from hoinghi_tui.documents.certificates import certificate_fields, render_certificates
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.qr import qr_png
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.resources import template_dir

CONFERENCE = Conference(
    title="Hội nghị tổng kết năm 2025", event_tag="1234", issuer="UBND xã Đại Sơn"
)
TARGETS = {"certificates": 0.15, "badges": 1.5}
MOST_MIB = 150
CERTIFICATE, BADGE = template_dir() / "giay-khen.docx", template_dir() / "the-dai-bieu.docx"
Way = Callable[[int], object]


def awards(count: int) -> list[Award]:
    return [
        Award(
            id=f"kt-{number:02}",
            kind=AwardKind.INDIVIDUAL,
            batch=1,
            order=number,
            recipient=f"Nguyễn Thị Ngọc Quỳnh {number}",
            honorific="Bà",
            position="Công chức Phòng Kinh tế",
            achievement="Hoàn thành xuất sắc nhiệm vụ năm 2025",
        )
        for number in range(count)
    ]


def holders(count: int) -> list[Holder]:
    return [
        Holder(
            Delegate(id=f"dv-{number}", full_name=f"Nguyễn Thị Hòa {number}", position="Công chức"),
            make_code("1234", f"{number:010}"),
            unit_name="Phòng Kinh tế",
            seat="A1",
        )
        for number in range(count)
    ]


def our_certificates(count: int) -> object:
    return render_certificates(awards(count), CONFERENCE, CERTIFICATE)


def our_badges(count: int) -> object:
    return render_badges(holders(count), CONFERENCE, BADGE)


def edited_certificates(count: int) -> object:
    """Fill a template that differs from ours, as one edited in Word does."""
    from docx import Document

    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / CERTIFICATE.name
        Document(str(CERTIFICATE)).save(str(own))
        return render_certificates(awards(count), CONFERENCE, own)


def docxtpl_certificates(count: int) -> object:
    from docxtpl import DocxTemplate

    template = DocxTemplate(str(CERTIFICATE))
    fields = [certificate_fields(award, CONFERENCE) for award in awards(count)]
    template.render({"certificates": fields}, autoescape=True)
    return template.save(io.BytesIO())


def docxtpl_badges(count: int) -> object:
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    template = DocxTemplate(_lines("{%p for one in people %}", "{{ one.name }}", "{{ one.post }}",
                                   "{{ one.unit }}", "{{ one.seat }}", "{{ one.code }}",
                                   "{%p endfor %}"))  # fmt: skip
    template.init_docx()
    people = [
        {
            "name": one.name,
            "post": one.position,
            "unit": one.unit,
            "seat": one.seat,
            "code": InlineImage(template, io.BytesIO(qr_png(one.code)), width=Mm(25)),
        }
        for one in holders(count)
    ]
    template.render({"people": people}, autoescape=True)
    return template.save(io.BytesIO())


def copied_certificates(count: int) -> object:
    fields = [certificate_fields(award, CONFERENCE) for award in awards(count)]
    names = ("authority", "title", "recipient", "achievement", "signer")
    return _copied([[str(one[name]) for name in names] for one in fields], [])


def copied_badges(count: int) -> object:
    people = holders(count)
    words = [[one.name, one.position, one.unit, one.seat] for one in people]
    return _copied(words, [qr_png(one.code) for one in people])


def _copied(pages: Sequence[Sequence[str]], pictures: Sequence[bytes]) -> object:
    from docx import Document
    from docx.shared import Mm
    from docx.text.paragraph import Paragraph

    document = Document(_lines(*("x" for _ in pages[0])))
    models = [paragraph._p for paragraph in document.paragraphs]
    for number, page in enumerate(pages):
        for model, words in zip(models, page, strict=True):
            line = Paragraph(copy.deepcopy(model), document._body)
            document.element.body.insert(len(document.element.body) - 1, line._p)
            line.runs[0].text = words
        if pictures:
            document.add_picture(io.BytesIO(pictures[number]), width=Mm(25))
    return document.save(io.BytesIO())


def _lines(*texts: str) -> io.BytesIO:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    document.save(out)
    out.seek(0)
    return out


WAYS: dict[str, dict[str, Way]] = {
    "certificates": {
        "ours": our_certificates,
        "docxtpl alone": docxtpl_certificates,
        "python-docx deepcopy": copied_certificates,
        "ours, edited template": edited_certificates,
    },
    "badges": {
        "ours": our_badges,
        "docxtpl alone": docxtpl_badges,
        "python-docx deepcopy": copied_badges,
    },
}


def measure(kind: str, way: str, count: int, rounds: int) -> dict[str, float]:
    """Run one way in this Python; seconds of wall and processor, and MiB at the peak."""
    run = WAYS[kind][way]
    run(2)  # imports what is needed
    walls, works = [], []
    memory = 0.0
    for _ in range(rounds):
        gc.collect()
        wall, work = time.perf_counter(), time.process_time()
        run(count)
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - work)
        memory = memory or _peak()  # of one run: later ones begin with what it has freed
    return {"wall": min(walls), "work": min(works), "memory": memory}


def _peak() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--certificates", type=int, default=40)
    parser.add_argument("--badges", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        kind, way = options.one
        print(json.dumps(measure(kind, way, getattr(options, kind), options.rounds)))
        return 0
    print(f"{'':<36}    wall  processor  of ours   MiB")
    missed = False
    for kind, ways in WAYS.items():
        count, ours = getattr(options, kind), 0.0
        for way in ways:
            command = [sys.executable, __file__, *sys.argv[1:], "--one", kind, way]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(done.stdout)
            ours = ours or found["work"]
            print(
                f"{count:>5} {kind:<13}{way:<23}{found['wall']:6.3f} s{found['work']:8.3f} s"
                f"{found['work'] / ours:8.1f}{found['memory']:8.0f}"
            )
            if way == "ours":
                missed |= found["work"] > TARGETS[kind] or found["memory"] > MOST_MIB
    print(f"targets of ours: {TARGETS['certificates']} s, {TARGETS['badges']} s, {MOST_MIB} MiB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
