"""`blanks`: how far this machine's printers are off on pre-printed certificates."""

import argparse

from hoinghi_tui.cli.common import add_json, print_json
from hoinghi_tui.domain.print_profile import (
    CROSS_APART_MM,
    CROSS_LEFT_MM,
    CROSS_TOP_MM,
    PrintProfile,
    from_calibration,
    parse_number,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_profiles import load_profiles, remove_profile, save_profile

EXAMPLE = """\
hoinghi-tui blanks set "Canon phòng họp" --left 26,5 --top 24 --apart 240
  hoinghi-tui blanks set "Canon phòng họp" --dx 1,5 --dy -2
  hoinghi-tui print hoi-nghi calibration --blank "Canon phòng họp" --pdf
  hoinghi-tui print hoi-nghi certificates --blank "Canon phòng họp" --pdf"""

_MEASURED = {"left": CROSS_LEFT_MM, "top": CROSS_TOP_MM, "apart": CROSS_APART_MM}
"""What is measured on the calibration page when nothing is off, in mm."""
_GIVEN = {"dx": 0.0, "dy": 0.0, "scale": 1.0}
_HELP = {
    "left": "từ mép trái giấy đến tâm dấu cộng A (đúng là 25)",
    "top": "từ mép trên giấy đến tâm dấu cộng A (đúng là 25)",
    "apart": "từ tâm dấu cộng A đến tâm dấu cộng B (đúng là 240)",
    "dx": "dịch chữ sang phải, số âm là sang trái",
    "dy": "dịch chữ xuống, số âm là lên",
    "scale": "nhân mọi khoảng cách, ví dụ 0,99",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "action",
        metavar="VIỆC",
        nargs="?",
        choices=("list", "set", "remove"),
        default="list",
        help="list: xem; set: đặt; remove: bỏ",
    )
    parser.add_argument("name", metavar="TÊN", nargs="?", help="tên máy in và phôi")
    for option, words in _HELP.items():
        unit = "SỐ" if option == "scale" else "MM"
        parser.add_argument(f"--{option}", metavar=unit, type=_number, help=words)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show, set or remove a profile of this machine."""
    if arguments.action != "list" and not arguments.name:
        raise Refused("Hãy ghi tên máy in và phôi, ví dụ: hoinghi-tui blanks set “Canon”.")
    if arguments.action == "set":
        shown = [save_profile(_profile(arguments))]
    elif arguments.action == "remove":
        shown = [remove_profile(arguments.name)]
    else:
        shown = list(load_profiles())
    if arguments.json:
        print_json([_facts(one) for one in shown])
        return 0
    done = {"set": "Đã đặt ", "remove": "Đã bỏ "}.get(arguments.action, "")
    for one in shown:
        print(f"{done}{one.name}: {one.text}")
    if not shown:
        print("Máy này chưa đặt phôi nào. In trang căn máy: hoinghi-tui print THƯ_MỤC calibration")
    return 0


def _profile(arguments: argparse.Namespace) -> PrintProfile:
    given = {key: getattr(arguments, key) for key in _GIVEN}
    measured = {key: getattr(arguments, key) for key in _MEASURED}
    has_measured = any(value is not None for value in measured.values())
    if has_measured and any(value is not None for value in given.values()):
        raise Refused("Chỉ ghi số đo (--left, --top, --apart) hoặc số dịch (--dx, --dy, --scale).")
    if has_measured:
        left, top, apart = (_or(measured[key], usual) for key, usual in _MEASURED.items())
        return from_calibration(arguments.name, left, top, apart)
    across, down, scale = (_or(given[key], usual) for key, usual in _GIVEN.items())
    return PrintProfile(name=arguments.name, dx_mm=across, dy_mm=down, scale=scale)


def _or(value: float | None, usual: float) -> float:
    return usual if value is None else value


def _number(text: str) -> float:
    number = parse_number(text)
    if number is None:
        raise argparse.ArgumentTypeError(f"không hiểu số “{text}”, xin ghi như 1,5 hoặc -2")
    return number


def _facts(profile: PrintProfile) -> dict[str, object]:
    return {
        "name": profile.name,
        "dx_mm": profile.dx_mm,
        "dy_mm": profile.dy_mm,
        "scale": profile.scale,
    }
