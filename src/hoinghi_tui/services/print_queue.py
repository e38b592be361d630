"""What the print system tells of its printers and of the jobs sent to them (CUPS)."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_TIMEOUT_S = 30.0
"""Seconds after which a print system that does not answer is given up."""
_JOB = re.compile(r"\b(\S+-\d+) \(")
"""The job in lp's answer: "request id is VP-A4-12 (1 file(s))"."""
_SLOTS = "InputSlot/"


class JobState(StrEnum):
    """How far a print job has come."""

    WAITING = "waiting"
    PRINTING = "printing"
    HELD = "held"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    DONE = "done"

    @property
    def is_over(self) -> bool:
        """Whether the print system does nothing more for the job."""
        return self in (JobState.DONE, JobState.CANCELLED)


JOB_WORDS = {
    JobState.WAITING: "đang chờ trong hàng in",
    JobState.PRINTING: "máy in đang in",
    JobState.HELD: "đang bị giữ lại trong hàng in",
    JobState.STOPPED: "máy in đang dừng: kiểm tra giấy, mực, dây cắm",
    JobState.CANCELLED: "đã bị hủy, chưa in xong",
    JobState.DONE: "hệ thống in báo đã xong",
}


@dataclass(frozen=True, slots=True)
class JobNews:
    """The state of a job, and what the printer says of it in its own words, or ""."""

    state: JobState
    said: str = ""


def run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run a program of the print system; it answers in English whoever is logged in.

    Raises ``OSError`` or ``SubprocessError`` when it is missing or does not answer.
    """
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_TIMEOUT_S,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "LC_ALL": "C"},
    )


def job_named(answer: str) -> str:
    """Return the job that ``lp`` says it made, "" when it does not say."""
    found = _JOB.search(answer)
    return found[1] if found else ""


def trays(printer: str) -> tuple[str, ...]:
    """Return the paper trays a printer lets one choose from; none when it does not tell."""
    for line in _ask(["lpoptions", "-p", printer, "-l"]).splitlines():
        if line.startswith(_SLOTS):
            return tuple(one.lstrip("*") for one in line.partition(":")[2].split())
    return ()


def job_news(job: str) -> JobNews | None:
    """Tell how far a job has come; None when the system does not know it (any more)."""
    for which in ("not-completed", "completed"):
        lines = _lines_of(job, _ask(["lpstat", "-l", "-W", which]))
        if lines is not None:
            alerts, said = _told(lines, "Alerts:"), _told(lines, "Status:")
            return JobNews(_state(alerts, is_over=which == "completed"), said)
    return None


def _ask(command: Sequence[str]) -> str:
    try:
        return run(command).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _lines_of(job: str, answer: str) -> list[str] | None:
    """Return the indented lines under a job's own line, None when it is not listed."""
    found: list[str] | None = None
    for line in answer.splitlines():
        if line[:1].isspace():
            if found is not None:
                found.append(line.strip())
        elif found is not None:
            break
        elif line.split(" ", 1)[0] == job:
            found = []
    return found


def _told(lines: Sequence[str], label: str) -> str:
    found = (line.removeprefix(label) for line in lines if line.startswith(label))
    return next(found, "").strip()


def _state(alerts: str, *, is_over: bool) -> JobState:
    """Read the state from the reasons of RFC 8011, 5.3.8 (job-state-reasons)."""
    if "canceled" in alerts or "aborted" in alerts:
        return JobState.CANCELLED
    if is_over:
        return JobState.DONE
    if "stopped" in alerts:
        return JobState.STOPPED
    if "hold" in alerts:
        return JobState.HELD
    return JobState.PRINTING if "printing" in alerts else JobState.WAITING
