"""Finds out the facts about this machine that the doctor judges."""

import locale
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hoinghi_tui import __version__
from hoinghi_tui.documents.pdf import find_soffice
from hoinghi_tui.services.doctor import FolderTrial, Machine, Terminal
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.storage.disk import sync
from hoinghi_tui.storage.lock import FolderLock

Ask = Callable[[Sequence[str]], str | None]
"""Runs a program and returns what it wrote, None when it is missing or fails."""

_ASK_TIMEOUT_S = 10.0
_TRIAL_WRITES = 5


def ask(command: Sequence[str]) -> str | None:
    """Run a program of the system and return its output; None if that did not work."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASK_TIMEOUT_S,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def look(folder: Path) -> Machine:
    """Find out everything; writes and removes a trial folder inside ``folder``."""
    families, vietnamese = font_families(ask, sys.platform)
    return Machine(
        system=sys.platform,
        program=__version__,
        python=python_version(),
        textual=version("textual"),
        terminal=terminal(os.environ, window_size()),
        families=families,
        vietnamese_families=vietnamese,
        soffice=find_soffice(),
        printers=printers(ask, sys.platform),
        input_method=input_method(ask, os.environ, sys.platform),
        trial=try_folder(folder),
        now=datetime.now().astimezone(),
        knows_time_zone=_knows_time_zone(),
    )


def window_size() -> tuple[int, int]:
    """Return columns and lines of the window, (0, 0) where there is none."""
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno()) if sys.__stdout__ else None
    except (OSError, ValueError):
        return 0, 0
    return (size.columns, size.lines) if size else (0, 0)


def terminal(environment: Mapping[str, str], size: tuple[int, int]) -> Terminal:
    """Put together what the environment says about the window."""
    return Terminal(
        columns=size[0],
        lines=size[1],
        encoding=locale.getencoding(),
        term=environment.get("TERM", ""),
        colorterm=environment.get("COLORTERM", ""),
        no_color=bool(environment.get("NO_COLOR")),
        windows_terminal="WT_SESSION" in environment,
    )


def font_families(
    ask: Ask, system: str
) -> tuple[frozenset[str], frozenset[str]] | tuple[None, None]:
    """Return all font families and those with every Vietnamese letter.

    Fontconfig knows which letters a font has (``:lang=vi``). Windows and macOS bring
    Times New Roman with all of them.
    """
    every, vietnamese = ask(["fc-list", ":", "family"]), ask(["fc-list", ":lang=vi", "family"])
    if every is not None and vietnamese is not None:
        return _families(every), _families(vietnamese)
    if system in ("win32", "darwin"):
        return frozenset({"Times New Roman"}), frozenset({"Times New Roman"})
    return None, None


def _families(listing: str) -> frozenset[str]:
    names = (name for line in listing.splitlines() for name in line.split(","))
    return frozenset(name.strip() for name in names if name.strip())


def printers(ask: Ask, system: str) -> tuple[str, ...] | None:
    """Return the names of the printers, None when the system cannot say."""
    if system == "win32":
        command = ["powershell", "-NoProfile", "-Command", "(Get-Printer).Name"]
    else:
        command = ["lpstat", "-e"]
    answer = ask(command)
    return None if answer is None else tuple(line.strip() for line in answer.splitlines() if line)


def input_method(ask: Ask, environment: Mapping[str, str], system: str) -> str:
    """Return the Vietnamese keyboard that is running, "" when none is seen."""
    if system == "win32":
        listing = (ask(["tasklist", "/FO", "CSV", "/NH"]) or "").lower()
        programs = (("unikey", "UniKey"), ("evkey", "EVKey"), ("gotiengviet", "GoTiengViet"))
        return next((name for mark, name in programs if mark in listing), "")
    asked_for = " ".join(
        environment.get(name, "") for name in ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE")
    )
    return next((name for name in ("ibus", "fcitx") if name in asked_for.lower()), "")


def try_folder(folder: Path) -> FolderTrial:
    """Lock and write a file inside ``folder`` as a conference does, and remove it again."""
    if not folder.is_dir():
        reason = "Không có thư mục này. Hãy tạo thư mục rồi chạy lại."
        return FolderTrial(folder, reason, False, 0.0, None)
    free = shutil.disk_usage(folder).free
    try:
        with tempfile.TemporaryDirectory(prefix=".thu-", dir=folder) as made:
            exclusive, sync_ms = _lock_and_write(Path(made))
    except NotSaved as failure:
        return FolderTrial(folder, str(failure), False, 0.0, free)
    except OSError as error:
        return FolderTrial(folder, str(NotSaved.because(error)), False, 0.0, free)
    return FolderTrial(folder, "", exclusive, sync_ms, free)


def _lock_and_write(folder: Path) -> tuple[bool, float]:
    path = folder / "lock"
    spent = []
    with (
        (folder / "log").open("ab") as log,
        closing(FolderLock(path, 1.0)) as lock,
        lock.hold(log),
    ):
        exclusive = _is_held(path, folder / "other")
        for _ in range(_TRIAL_WRITES):
            log.write(b"x" * 200 + b"\n")
            before = time.perf_counter()
            sync(log)
            spent.append((time.perf_counter() - before) * 1000)
    return exclusive, statistics.median(spent)


def _is_held(path: Path, other: Path) -> bool:
    """Tell whether a second writer is kept out."""
    try:
        with other.open("ab") as log, closing(FolderLock(path, 0.0)) as lock, lock.hold(log):
            return False
    except NotSaved as refusal:
        if refusal.cause != "lock_held":
            raise
        return True


def _knows_time_zone() -> bool:
    try:
        ZoneInfo("Asia/Ho_Chi_Minh")
    except ZoneInfoNotFoundError:
        return False
    return True
