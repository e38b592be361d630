#!/usr/bin/env python3
"""Drive the installed program in tmux for one scan at the door, as a person would see it.

Usage: drive_scan.py CONFERENCE-FOLDER, with tmux_driver.py of the tests beside it and the
Python of the environment in which the program is installed.
"""

import json
import subprocess
import sys
from pathlib import Path

from tmux_driver import Terminal


def answer(*words: str) -> str:
    """Run a command of the program and return its output."""
    command = [sys.executable, "-m", "hoinghi_tui", *words]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def main() -> int:
    """Open the door, scan one badge, leave, and check what was saved."""
    folder = sys.argv[1]
    person, code = next(iter(json.loads(answer("badges", folder, "--json")).items()))
    terminal = Terminal("tmux", Path.cwd())
    try:
        terminal.run("open", folder, "--screen", "door")
        terminal.wait_for("Quét mã")
        terminal.type(code)
        terminal.press("Enter")
        print(terminal.wait_for("MỜI VÀO"))
        terminal.press("C-q")
        terminal.wait_until_closed()
    finally:
        terminal.close()
    print(answer("verify", folder), end="")
    delegates = json.loads(answer("delegates", folder, "--json"))
    present = [delegate["id"] for delegate in delegates if delegate["attendance"]]
    if present != [person]:
        sys.exit(f"scanned {person}, saved {present}")
    print(f"scanned {code}: {person} is here, and only this person")
    return 0


if __name__ == "__main__":
    sys.exit(main())
