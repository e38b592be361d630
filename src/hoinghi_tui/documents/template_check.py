"""Looks through a template before the day: fields that are not there, and what is not used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hoinghi_tui.documents.engine import read_template, render
from hoinghi_tui.documents.errors import TemplateError, TemplateRefused
from hoinghi_tui.documents.field_info import FieldInfo, examples, paths
from hoinghi_tui.documents.fields import FIELDS
from hoinghi_tui.documents.places import nearest


class ProblemKind(StrEnum):
    """What a problem is about."""

    UNUSABLE = "unusable"
    """The file is refused as a whole."""
    WRONG = "wrong"
    """A command is written wrongly."""
    UNKNOWN = "unknown"
    """A field is not there, or misspelt."""


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One mistake: a sentence, the field in question, the one probably meant, and where.

    ``name``, ``suggestion`` and ``place`` are "" where there is nothing to say.
    """

    kind: ProblemKind
    sentence: str
    name: str = ""
    suggestion: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What was found in one template; ``unused`` are fields it leaves out, which is no mistake."""

    problems: tuple[TemplateProblem, ...]
    unused: tuple[str, ...] = ()


def check_template(path: Path, kind: str) -> TemplateReport:
    """Look through a template for one kind of document, and try it with examples.

    ``kind`` is a word of ``FIELDS``. Nothing is written; raises nothing for what is wrong.
    """
    fields = FIELDS[kind]
    try:
        data = read_template(path)
        render(path, examples(fields))
        failed = None
    except TemplateRefused as refused:
        return TemplateReport((TemplateProblem(ProblemKind.UNUSABLE, str(refused)),))
    except TemplateError as error:
        failed = error
    # Only a file that was taken apart and put together in time is looked at here as well.
    problems, used = _read(data, fields)
    if failed is not None and not problems:
        problems = [TemplateProblem(ProblemKind.WRONG, str(failed))]
    unused = [name for name in paths(fields) if name not in used]
    return TemplateReport(tuple(problems), tuple(dict.fromkeys(unused)))


def _read(data: bytes, fields: Sequence[FieldInfo]) -> tuple[list[TemplateProblem], set[str]]:
    from jinja2.exceptions import TemplateSyntaxError

    from hoinghi_tui.documents.field_reader import FieldReader
    from hoinghi_tui.documents.sandbox import DocumentEnvironment
    from hoinghi_tui.documents.template_language import expect_plain, syntax_words
    from hoinghi_tui.documents.template_tags import template_parts

    problems: list[TemplateProblem] = []
    used: set[str] = set()
    for part in template_parts(data):
        problems += [
            TemplateProblem(
                ProblemKind.WRONG, f"Lệnh chưa đóng hoặc thừa dấu ngoặc, {place}.", place=place
            )
            for place in part.unclosed
        ]
        # One command a line: the number of a line is that of the command.
        source = "\n".join(tag.text for tag in part.tags)
        try:
            tree = DocumentEnvironment().parse(source)
            expect_plain(tree)
        except TemplateSyntaxError as error:
            place = part.tags[min(error.lineno, len(part.tags)) - 1].place
            problems.append(_wrong(f"Viết sai lệnh ({syntax_words(error)})", place))
            continue
        reader = FieldReader(fields)
        reader.read(tree)
        used |= reader.used
        problems += [
            _unknown(name, known, part.tags[line - 1].place) for name, known, line in reader.missing
        ]
    return problems, used


def _wrong(what: str, place: str) -> TemplateProblem:
    return TemplateProblem(ProblemKind.WRONG, f"{what}, {place}.", place=place)


def _unknown(name: str, known: Iterable[str], place: str) -> TemplateProblem:
    guess = nearest(name, known)
    hint = f" Có phải “{guess}” không?" if guess else ""
    sentence = f"Không có trường “{name}”, {place}.{hint}"
    return TemplateProblem(ProblemKind.UNKNOWN, sentence, name, guess, place)
