"""An argument parser that speaks Vietnamese."""

import argparse
import re
import sys
from typing import NoReturn

USAGE = 2
"""Exit code: the command was not understood."""

_ERRORS = (
    (r"the following arguments are required: (.+)", r"còn thiếu: \1"),
    (r"argument (\S+): expected one argument", r"\1 cần một giá trị"),
    (r"argument (\S+): expected at least one argument", r"\1 cần ít nhất một giá trị"),
    (
        r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)",
        r"\1 không nhận \2; hãy chọn: \3",
    ),
    (r"argument (\S+): invalid (?:\S+) value: (.+)", r"\1 không nhận giá trị \2"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 không dùng cùng \2"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 chưa rõ; có thể là \2"),
    (r"one of the arguments (.+) is required", r"cần một trong: \1"),
    (r"^argument (\S+): ", r"\1: "),
)
"""argparse's sentences and ours; one that is not listed is shown as it is."""

_ADDRESS = re.compile(r"(\w*postgr\w*:/*)(?=[^'\"]*(?::|word=))[^'\"]*", re.IGNORECASE)
"""An address at a place where none belongs: one that may hold a password is not repeated."""


class VietnameseFormatter(argparse.RawDescriptionHelpFormatter):
    """Help whose fixed words are Vietnamese."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Print the usage line under a Vietnamese heading."""
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")


class VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and errors are Vietnamese and say what to do next."""

    def __init__(self, **settings: object) -> None:
        settings.setdefault("formatter_class", VietnameseFormatter)
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help; exits with code 2."""
        for pattern, words in _ERRORS:
            message = re.sub(pattern, words, message)
        message = _ADDRESS.sub(r"\1…", message)
        print(f"{self.prog}: {message}", file=sys.stderr)
        print(f"Xem cách dùng: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)
