"""What CUPS answers, read; the answers are those of CUPS 2.4 with cups-pdf."""

import subprocess
from unittest.mock import patch

import pytest

from hoinghi_tui.services import print_queue
from hoinghi_tui.services.print_queue import JobNews, JobState, job_named, job_news, trays

WAITING = """\
Khay-2             root              7168   Wed Nov 25 23:03:10 2026
\tStatus: Paper jam in tray 1
\tAlerts: job-printing
\tqueued for Khay
Khay-3             root              7168   Wed Nov 25 23:03:10 2026
\tAlerts: printer-stopped
\tqueued for Khay
Khay-4             root              7168   Wed Nov 25 23:03:10 2026
\tAlerts: none
\tqueued for Khay
Khay-5             root              7168   Wed Nov 25 23:03:10 2026
\tAlerts: job-hold-until-specified
\tqueued for Khay
"""
OVER = """\
Khay-1             khong-ai          7168   Wed Nov 25 23:02:29 2026
\tStatus:\x20
\tAlerts: processing-to-stop-point
\tqueued for Khay
Khay-30            khong-ai          7168   Wed Nov 25 23:02:29 2026
\tStatus:\x20
\tAlerts: job-canceled-by-user
\tqueued for Khay
"""
OPTIONS = """\
PageSize/Page Size: 11x17 *A4 A5
InputSlot/Khay giay: *Auto Tray2
Duplex/Hai mat: *None DuplexNoTumble
"""


def answers(command):
    text = OPTIONS if command[0] == "lpoptions" else OVER if "completed" in command else WAITING
    return subprocess.CompletedProcess(command, 0, text, "")


@pytest.mark.parametrize(
    ("job", "news"),
    [
        ("Khay-2", JobNews(JobState.PRINTING, "Paper jam in tray 1")),
        ("Khay-3", JobNews(JobState.STOPPED)),
        ("Khay-4", JobNews(JobState.WAITING)),
        ("Khay-5", JobNews(JobState.HELD)),
        ("Khay-1", JobNews(JobState.DONE)),
        ("Khay-30", JobNews(JobState.CANCELLED)),
        ("Khay-9", None),
        ("Khay", None),
    ],
)
def test_a_job_is_found_in_the_lists_of_the_system(job, news):
    with patch.object(print_queue, "run", answers):
        assert job_news(job) == news


def test_only_what_is_over_is_not_asked_about_again():
    assert {state for state in JobState if state.is_over} == {JobState.DONE, JobState.CANCELLED}
    assert set(print_queue.JOB_WORDS) == set(JobState)


def test_trays_are_those_of_the_printer():
    with patch.object(print_queue, "run", answers):
        assert trays("Khay") == ("Auto", "Tray2")


@pytest.mark.parametrize("failure", [FileNotFoundError(), subprocess.TimeoutExpired("lpstat", 1)])
def test_a_system_that_does_not_answer_tells_nothing(failure):
    with patch.object(print_queue.subprocess, "run", side_effect=failure):
        assert job_news("Khay-1") is None
        assert trays("Khay") == ()


@pytest.mark.parametrize(
    ("answer", "job"),
    [
        ("request id is VP-A4-12 (1 file(s))\n", "VP-A4-12"),
        ("request id is Máy_in-của-tôi-3 (2 file(s))\n", "Máy_in-của-tôi-3"),
        ("", ""),
        ("ok", ""),
    ],
)
def test_the_job_is_named_in_the_answer(answer, job):
    assert job_named(answer) == job
