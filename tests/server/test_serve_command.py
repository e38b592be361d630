"""The command `serve`: what it refuses, what it asks, what it prints without a screen."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hoinghi_tui.cli import serve_command
from hoinghi_tui.cli.main import main
from hoinghi_tui.server import extras, listening

DONE, USAGE, REFUSED = 0, 2, 3


def refusal(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main(["serve", *map(str, words)]) == REFUSED
    return capsys.readouterr().err


def test_the_screen_needs_a_terminal(sample_folder: Path, capsys) -> None:
    assert "--no-screen" in refusal(capsys, sample_folder)


def test_a_certificate_needs_its_key(sample_folder: Path, capsys) -> None:
    assert "đi cùng nhau" in refusal(capsys, sample_folder, "--cert", "x.pem", "--no-screen")


def test_a_folder_without_a_conference_is_refused(tmp_path: Path, capsys) -> None:
    assert "chưa có hội nghị" in refusal(capsys, tmp_path, "--no-screen")


@pytest.mark.parametrize("port", ["x", "-1", "65536", "٣"])
def test_a_port_that_is_none_is_not_understood(sample_folder: Path, capsys, port: str) -> None:
    assert main(["serve", str(sample_folder), "--port", port]) == USAGE
    assert "cổng là số" in capsys.readouterr().err


@pytest.mark.parametrize("library", ["aiohttp", "textual_serve", "PIL", "zxingcpp", "cryptography"])
def test_a_missing_extra_is_told_with_the_command_that_adds_it(
    sample_folder: Path, capsys, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    there = extras.find_spec
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == library else there(name))
    told = refusal(capsys, sample_folder, "--no-screen", "--tls", "--port", "0")
    assert 'pip install -c constraints.txt ".[serve,tls]"' in told  # once, not one by one


def test_every_address_at_once_is_refused(sample_folder: Path, capsys) -> None:
    told = refusal(capsys, sample_folder, "--no-screen", "--address", "0.0.0.0")
    assert "Không mở ở mọi địa chỉ" in told


def test_lan_without_a_terminal_names_the_addresses(
    sample_folder: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "own_addresses", lambda: ["192.168.1.20", "10.0.0.5"])
    told = refusal(capsys, sample_folder, "--no-screen", "--lan")
    assert "192.168.1.20, 10.0.0.5" in told
    assert "nghe lén" in told
    monkeypatch.setattr(listening, "own_addresses", list)
    assert "chưa nối mạng" in refusal(capsys, sample_folder, "--no-screen", "--lan")


@pytest.mark.parametrize(
    ("typed", "address"), [("\n", "192.168.1.20"), ("2\n", "10.0.0.5"), ("0\n", "127.0.0.1")]
)
def test_lan_asks_for_the_address(
    capsys, monkeypatch: pytest.MonkeyPatch, typed: str, address: str
) -> None:
    import argparse
    import io

    monkeypatch.setattr(listening, "own_addresses", lambda: ["192.168.1.20", "10.0.0.5"])
    monkeypatch.setattr(serve_command, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    asked = argparse.Namespace(address=None, lan=True, tls=False, cert=None)
    assert serve_command._address(asked) == address
    assert "1. 192.168.1.20" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_without_a_screen_it_tells_address_and_keys_and_ends_when_told(
    sample_folder: Path,
) -> None:
    command = [sys.executable, "-m", "hoinghi_tui", "serve", str(sample_folder), "--json"]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        lines = [json.loads(server.stdout.readline()) for _ in range(5)]
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == DONE
        assert server.stdout.read() == ""
    assert lines[0]["url"].startswith("http://127.0.0.1:")
    assert [line["role"] for line in lines[1:]] == ["door", "mc", "awards", "board"]
    assert all(line["url"].startswith(f"{lines[0]['url']}/enter#") for line in lines[1:])
