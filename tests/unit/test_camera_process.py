"""The webcam's own process: what it tells, and that it always ends."""

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from badge_frames import CODE_A, TILTED, film
from hoinghi_tui.camera.news import CodeRead, Picture, State, StateChanged, read_news
from hoinghi_tui.camera.process import CameraProcess

PATIENCE_S = 60
"""A failing test ends after this; a passing one waits for nothing but news."""


@pytest.fixture(scope="module")
def video(tmp_path_factory):
    path = tmp_path_factory.mktemp("film") / "badge.avi"
    return film(path, 2, lambda _: [(CODE_A, TILTED)])


@contextmanager
def watched(camera, size=(40, 12)):
    news = queue.Queue()
    process = CameraProcess(camera, news.put)
    process.resize(*size)
    process.start()
    try:
        yield process, news
    finally:
        process.stop()
    assert not process._thread.is_alive()
    assert process._process is None or process._process.returncode is not None


def wait_for(news, wanted):
    """Return the first piece of news that is wanted."""
    while True:
        one = news.get(timeout=PATIENCE_S)
        if wanted(one):
            return one


def test_codes_and_pictures_come_from_the_process(video):
    with watched(video) as (process, news):
        assert wait_for(news, lambda one: isinstance(one, CodeRead)) == CodeRead(CODE_A)
        picture = wait_for(news, lambda one: isinstance(one, Picture))
        assert (picture.width, picture.height) == (32, 24)
        process.resize(20, 20)
        wait_for(news, lambda one: isinstance(one, Picture) and one.width == 20)


def test_a_webcam_plugged_in_later_is_found(video, tmp_path):
    later = tmp_path / "webcam.avi"
    with watched(later) as (_, news):
        wait_for(news, lambda one: one == StateChanged(State.ABSENT))
        later.write_bytes(video.read_bytes())
        wait_for(news, lambda one: one == CodeRead(CODE_A))


def test_a_process_that_died_is_told_and_started_anew(video):
    with watched(video) as (process, news):
        wait_for(news, lambda one: isinstance(one, CodeRead))
        process._process.kill()
        wait_for(news, lambda one: one == StateChanged(State.LOST))
        wait_for(news, lambda one: isinstance(one, CodeRead))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot halt a process")
def test_a_process_that_hangs_can_be_stopped(video):
    with watched(video) as (process, news):
        wait_for(news, lambda one: isinstance(one, CodeRead))
        process._process.send_signal(signal.SIGSTOP)


def test_stopping_at_once_leaves_nothing_behind(video):
    with watched(video):
        pass


def test_nothing_is_told_after_the_stop(video):
    with watched(video) as (process, news):
        wait_for(news, lambda one: isinstance(one, Picture))
        process.stop()
        told = news.qsize()
        assert process._process.returncode is not None
    assert news.qsize() == told


@pytest.mark.parametrize("camera", ["video", "absent"])
def test_the_process_ends_with_the_program(camera, video, tmp_path):
    path = video if camera == "video" else tmp_path / "không có.avi"
    command = [sys.executable, "-P", "-m", "hoinghi_tui.camera", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            next(read_news(process.stdout))
            # Whoever reads must not stop first: a full pipe would hide a process that stays.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            process.stdin.close()
            assert process.wait(PATIENCE_S) == 0
        finally:
            process.kill()


def test_libraries_that_do_not_load_are_told_once(video, tmp_path, monkeypatch):
    (tmp_path / "cv2.py").write_text("raise ImportError('libGL')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    with watched(video) as (process, news):
        wait_for(news, lambda one: one == StateChanged(State.UNUSABLE))
        process._thread.join(PATIENCE_S)
        assert not process._thread.is_alive()
        assert news.empty()


def test_a_machine_that_starts_no_process_is_tried_again(video, monkeypatch):
    def refuse(*_, **__):
        raise OSError("Cannot allocate memory")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with watched(video) as (_, news):
        assert wait_for(news, lambda _: True) == StateChanged(State.LOST)
        monkeypatch.undo()
        wait_for(news, lambda one: isinstance(one, CodeRead))
