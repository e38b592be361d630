#!/usr/bin/env python3
"""Check that each package installed beside this Python has the version of constraints.txt."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

# pip and setuptools come with Python's own venv; the program itself is not pinned.
FREE = {"pip", "setuptools", "wheel", "hoinghi-tui"}


def normal(name: str) -> str:
    """Return a package name as PyPA compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Compare and name each difference."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    pinned = {normal(name): version for name, _, version in (x.partition("==") for x in lines)}
    installed = {normal(dist.name): dist.version for dist in distributions()}
    wrong = [
        f"{name} {version}, constraints.txt has {pinned.get(name, 'none')}"
        for name, version in sorted(installed.items())
        if name not in FREE and pinned.get(name) != version
    ]
    print("\n".join(wrong) or f"{len(installed)} packages, all pinned")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
