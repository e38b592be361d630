"""The conference's own Word templates, which stand in for the ones we ship."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.resources import template_dir
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.storage.disk import write_new

if TYPE_CHECKING:
    from hoinghi_tui.documents.template_check import TemplateReport

FOLDER = "templates"
"""Where in the folder of a conference its own templates lie, under the names of ours."""


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """One own template, the kinds of document it is for, and what was found in it.

    ``kinds`` are empty for a file that no document uses; ``suggestion`` is the name of ours
    that was probably meant then, and there is no report.
    """

    path: Path
    kinds: tuple[str, ...]
    report: "TemplateReport | None"
    suggestion: str = ""


def copy_template(folder: Path, kind: str) -> Path:
    """Put our template of a kind of document into the conference folder, to be edited in Word.

    Returns where it is. Refuses to replace a template that is there; raises ``NotSaved`` when
    the disk does not take it.
    """
    from hoinghi_tui.documents.fields import TEMPLATES

    name = TEMPLATES[kind]
    path = folder / FOLDER / name
    if path.exists():
        raise Refused(f"Hội nghị đã có mẫu riêng {path}: mở bằng Word để sửa, hoặc đổi tên nó đi.")
    try:
        return write_new(path, (template_dir() / name).read_bytes())
    except OSError as error:
        raise NotSaved.because(error, f"Không ghi được mẫu {path}: {why(error)}.") from error


def check_templates(folder: Path) -> Iterator[CheckedTemplate]:
    """Look through all own templates of a conference, one after the other.

    Yields nothing when it has none.
    """
    from hoinghi_tui.documents.fields import TEMPLATES
    from hoinghi_tui.documents.places import nearest
    from hoinghi_tui.documents.template_check import check_template

    kinds: dict[str, list[str]] = {}
    for kind, name in TEMPLATES.items():
        kinds.setdefault(name, []).append(kind)
    for path in sorted((folder / FOLDER).glob("*.do[ct]*")):
        if path.name.startswith("~$"):  # Word's note that the file is open
            continue
        served = tuple(kinds.get(path.name, ()))
        if served:
            yield CheckedTemplate(path, served, check_template(path, served[0]))
        else:
            guess = nearest(path.stem, [Path(name).stem for name in kinds])
            yield CheckedTemplate(path, (), None, f"{guess}.docx" if guess else "")
