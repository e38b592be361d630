"""`templates`: the conference's own Word templates, and the fields they may use."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hoinghi_tui.cli.common import add_folder, add_json, open_folder, plain, print_json
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.cli.table import table, terminal_room
from hoinghi_tui.services.own_templates import CheckedTemplate, check_templates, copy_template
from hoinghi_tui.services.place import shell_word

if TYPE_CHECKING:
    from hoinghi_tui.documents.field_info import FieldInfo

EXAMPLE = (
    "hoinghi-tui templates copy hoi-nghi certificates\n"
    "  hoinghi-tui templates fields certificates\n"
    "  hoinghi-tui templates check hoi-nghi"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    actions = parser.add_subparsers(prog=parser.prog, dest="action", metavar="VIỆC", required=True)
    check = actions.add_parser("check", help="soát các mẫu riêng của hội nghị trước ngày họp")
    add_folder(check)
    add_json(check)
    fields = actions.add_parser("fields", help="liệt kê các trường một loại giấy tờ được dùng")
    _add_kind(fields)
    add_json(fields)
    copy = actions.add_parser("copy", help="chép mẫu đi kèm vào hội nghị để sửa bằng Word")
    add_folder(copy)
    _add_kind(copy)


def run(arguments: argparse.Namespace) -> int:
    """Check, list or copy; answers 3 when a template cannot be used as it is."""
    if arguments.action == "fields":
        return _fields(arguments)
    with open_folder(arguments.folder) as session:
        if arguments.action == "copy":
            path = copy_template(session.folder, arguments.kind)
            print(f"Đã chép mẫu ra {plain(str(path))}")
            print("Mở tệp ấy bằng Word để sửa; từ nay hội nghị này in theo nó.")
            return DONE
        checked = list(check_templates(session.folder))
    return _report(arguments, checked)


def _add_kind(parser: argparse.ArgumentParser) -> None:
    from hoinghi_tui.documents.fields import FIELDS

    parser.add_argument("kind", metavar="LOẠI", choices=list(FIELDS), help=", ".join(FIELDS))


# -- what may be used --------------------------------------------------------------------------


def _fields(arguments: argparse.Namespace) -> int:
    from hoinghi_tui.documents.fields import FIELDS, TEMPLATES

    fields = FIELDS[arguments.kind]
    if arguments.json:
        print_json({"template": TEMPLATES[arguments.kind], "fields": [*map(_as_json, fields)]})
        return DONE
    print(f"Mẫu {TEMPLATES[arguments.kind]} được dùng các trường sau.\n")
    lines = [row for field in fields for row in _rows(field, field.name, 0)]
    for line in table(("Viết trong mẫu", "Nghĩa", "Ví dụ"), lines, room=terminal_room()):
        print(line)
    print(
        "\nLệnh for và endfor đứng một mình một đoạn; trong bảng thì mỗi lệnh một dòng và viết "
        "{%tr … %} thay cho {%p … %}.\nChỉ in khi có: {%p if trường %} … {%p endif %}"
    )
    return DONE


def _rows(field: "FieldInfo", path: str, depth: int) -> Iterator[tuple[str, str, str]]:
    """Yield what to type for a field, what it means and an example, and all that is within."""
    indent = "  " * depth
    if not field.is_list:
        example = str(field.example)
        shown = "" if any("\ue000" <= sign <= "\uf8ff" for sign in example) else example
        yield f"{indent}{{{{ {path} }}}}", field.meaning, shown
        return
    yield f"{indent}{{%p for {field.each} in {path} %}}", field.meaning, ""
    entry = field.entry
    if entry.is_list:
        yield from _rows(entry, field.each, depth + 1)
    elif field.inner:
        for inner in field.inner:
            yield from _rows(inner, f"{field.each}.{inner.name}", depth + 1)
    else:
        yield f"{indent}  {{{{ {field.each} }}}}", "", str(field.example)
    yield f"{indent}{{%p endfor %}}", "", ""


def _as_json(field: "FieldInfo") -> dict[str, object]:
    answer: dict[str, object] = {"name": field.name, "meaning": field.meaning}
    if field.is_list:
        answer |= {"list": True, "each": field.each}
    if field.inner:
        return answer | {"fields": [*map(_as_json, field.inner)]}
    return answer | {"example": field.example}


# -- what is wrong ------------------------------------------------------------------------------


def _report(arguments: argparse.Namespace, checked: list[CheckedTemplate]) -> int:
    good = all(one.report is not None and not one.report.problems for one in checked)
    if arguments.json:
        print_json({"ok": good, "templates": [_checked_json(one) for one in checked]})
        return DONE if good else REFUSED
    if not checked:
        word = shell_word(arguments.folder)
        print("Hội nghị chưa có mẫu riêng: mọi giấy tờ in theo mẫu đi kèm.")
        print(f"Lấy một mẫu ra để sửa: hoinghi-tui templates copy {word} certificates")
    for one in checked:
        print("\n".join(map(plain, _checked_lines(one))))
    return DONE if good else REFUSED


def _checked_lines(one: CheckedTemplate) -> Iterator[str]:
    if one.report is None:
        guess = f" Có phải “{one.suggestion}” không?" if one.suggestion else ""
        yield f"✖ {one.path.name}: không giấy tờ nào dùng tệp tên này.{guess}"
        return
    problems, unused = one.report.problems, one.report.unused
    yield f"{'✖' if problems else '✔'} {one.path.name}: {len(problems) or 'không có'} lỗi"
    for problem in problems:
        yield f"    {problem.sentence}"
    if unused:
        yield f"    Không dùng (không phải lỗi): {', '.join(unused)}"


def _checked_json(one: CheckedTemplate) -> dict[str, object]:
    answer: dict[str, object] = {"file": str(one.path), "kinds": one.kinds}
    if one.report is None:
        return answer | {"used": False, "suggestion": one.suggestion}
    problems = [
        {
            "kind": problem.kind.value,
            "message": problem.sentence,
            "field": problem.name,
            "suggestion": problem.suggestion,
            "place": problem.place,
        }
        for problem in one.report.problems
    ]
    return answer | {"used": True, "problems": problems, "unused": one.report.unused}
