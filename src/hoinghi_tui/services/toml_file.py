"""A TOML file that a person may have edited."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hoinghi_tui.file_words import why
from hoinghi_tui.services.source_fields import SourceError


def read_toml(path: Path, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return what a TOML file says; ``parse_float`` makes the numbers that are not whole.

    Raises ``SourceError`` naming the file when it cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=parse_float)
    except OSError as error:
        raise SourceError(f"{path.name}: không mở được tệp ({why(error)}).") from error
    # Besides its own error the reader lets through those of numbers that are far too long
    # and of brackets within brackets without end.
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise SourceError(f"{path.name}: tệp viết sai ({error}). Hãy sửa lại.") from error
