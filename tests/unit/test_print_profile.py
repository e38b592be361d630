"""What puts words back in place on a blank: the arithmetic, the file that keeps it, the move."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents.calibration import render_calibration
from hoinghi_tui.domain.print_profile import (
    CROSS_APART_MM,
    CROSS_LEFT_MM,
    CROSS_TOP_MM,
    PrintProfile,
    checked,
    from_calibration,
    number_text,
    parse_number,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import template_dir
from hoinghi_tui.services import print_profiles
from hoinghi_tui.services.print_profiles import (
    find_profile,
    load_profiles,
    remove_profile,
    save_profile,
)

A4_WIDTH, A4_HEIGHT = 16838, 11906


@pytest.fixture(autouse=True)
def own_file(tmp_path, monkeypatch):
    path = tmp_path / "may" / "print-profiles.json"
    monkeypatch.setattr(print_profiles, "_file", lambda: path)
    return path


# -- the arithmetic ----------------------------------------------------------------------


@given(st.floats(0.95, 1.05), st.floats(-8, 8), st.floats(-8, 8))
def test_what_was_measured_is_undone(stretch, right, down):
    """A printer puts p at stretch·p + offset; asked by the profile it puts the crosses right."""

    def printed(place, offset):
        return stretch * place + offset

    left, top = printed(CROSS_LEFT_MM, right), printed(CROSS_TOP_MM, down)
    apart = stretch * CROSS_APART_MM

    profile = from_calibration("máy", left, top, apart)

    assert printed(profile.scale * CROSS_LEFT_MM + profile.dx_mm, right) == pytest.approx(
        CROSS_LEFT_MM, abs=0.02
    )
    assert printed(profile.scale * CROSS_TOP_MM + profile.dy_mm, down) == pytest.approx(
        CROSS_TOP_MM, abs=0.02
    )
    assert stretch * profile.scale * CROSS_APART_MM == pytest.approx(CROSS_APART_MM, abs=0.02)


def test_a_printer_that_is_right_needs_nothing():
    profile = from_calibration("máy", 25, 25, 240)
    assert not profile.moves
    assert str(profile.dx_mm) == "0.0"


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        (PrintProfile(name=" "), "đặt tên"),
        (PrintProfile(name="a", dx_mm=20.1), "20 mm"),
        (PrintProfile(name="a", dy_mm=-21), "20 mm"),
        (PrintProfile(name="a", dy_mm=float("nan")), "20 mm"),
        (PrintProfile(name="a", scale=0.8), "Actual size"),
        (PrintProfile(name="a", scale=float("nan")), "Actual size"),
    ],
)
def test_what_no_printer_is_off_by_is_refused(profile, words):
    with pytest.raises(Refused, match=words):
        checked(profile)


def test_a_distance_of_nothing_is_refused():
    with pytest.raises(Refused, match="đo lại"):
        from_calibration("máy", 25, 25, 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", 1.5), ("-2.0", -2.0), ("−3", -3.0), ("+0,5 mm", 0.5), ("20", 20.0),
        ("", None), ("1,5,2", None), ("a", None), ("1e3", None), ("٣", None), ("nan", None),
    ],
)  # fmt: skip
def test_numbers_as_offices_write_them(text, number):
    assert parse_number(text) == number


@given(st.integers(-200000, 200000).map(lambda n: n / 10000))
def test_a_number_is_read_as_it_is_written(number):
    assert parse_number(number_text(number)) == pytest.approx(number, abs=1e-9)


# -- this machine's file -----------------------------------------------------------------


def test_profiles_are_kept_by_name_and_found_without_accents(own_file):
    save_profile(PrintProfile(name="Máy  văn thư", dx_mm=1.5))
    save_profile(PrintProfile(name="Canon", dy_mm=-2))
    save_profile(PrintProfile(name="MÁY VĂN THƯ", dx_mm=2))

    assert [(one.name, one.dx_mm) for one in load_profiles()] == [("Canon", 0), ("MÁY VĂN THƯ", 2)]
    assert find_profile("may van thu").dx_mm == 2
    assert remove_profile("canon").name == "Canon"
    assert len(load_profiles()) == 1
    with pytest.raises(Refused, match="Đang có: MÁY VĂN THƯ"):
        find_profile("Canon")


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'[{"name": 3}]', b"\xff"])
def test_a_damaged_file_means_no_profiles_yet(own_file, data):
    own_file.parent.mkdir()
    own_file.write_bytes(data)
    assert load_profiles() == ()
    save_profile(PrintProfile(name="mới"))
    assert len(load_profiles()) == 1


def test_a_place_that_takes_no_file_is_told(own_file):
    own_file.parent.write_text("đây là một tệp")
    with pytest.raises(Refused, match="Chưa lưu được"):
        save_profile(PrintProfile(name="a"))


def test_the_command_sets_shows_and_removes(capsys, sample_folder):
    assert main(["blanks"]) == DONE
    assert "chưa đặt phôi nào" in capsys.readouterr().out
    assert main(["blanks", "set", "Canon", "--left", "26,5", "--top", "24"]) == DONE
    assert "sang trái 1,5 mm, xuống 1 mm" in capsys.readouterr().out
    assert main(["blanks", "set", "Canon", "--left", "26", "--dx", "1"]) == REFUSED
    assert main(["blanks", "set"]) == REFUSED
    capsys.readouterr()
    assert main(["print", str(sample_folder), "certificates", "--blank", "canon"]) == DONE
    assert "11 giấy khen trên phôi “Canon”" in capsys.readouterr().out
    assert main(["print", str(sample_folder), "calibration", "--blank", "Epson"]) == REFUSED
    assert "Đang có: Canon" in capsys.readouterr().err
    assert main(["blanks", "remove", "Canon"]) == DONE
    assert load_profiles() == ()


# -- the move in Word --------------------------------------------------------------------


def margins(profile: PrintProfile | None) -> dict[str, int]:
    data = render_calibration(profile, template_dir() / "can-may-in.docx").data
    section = Document(io.BytesIO(data)).sections[0]._sectPr
    found = section.find(qn("w:pgMar"))
    sides = ("left", "right", "top", "bottom")
    return {side: int(found.get(qn(f"w:{side}"))) for side in sides}


@pytest.fixture(scope="module")
def still():
    """The margins where nothing is to be moved."""
    return margins(None)


@settings(max_examples=25, deadline=None)  # each opens and saves a Word file
@given(st.integers(-150, 150), st.integers(-150, 150))
def test_margins_move_by_the_millimetres_and_the_text_keeps_its_size(still, tenths_x, tenths_y):
    moved = margins(PrintProfile(name="a", dx_mm=tenths_x / 10, dy_mm=tenths_y / 10))

    # A twip is 0.018 mm: rounding to one may be off by half of it.
    assert moved["left"] - still["left"] == pytest.approx(tenths_x / 10 * 56.6929, abs=0.51)
    assert moved["top"] - still["top"] == pytest.approx(tenths_y / 10 * 56.6929, abs=0.51)
    assert moved["left"] + moved["right"] == still["left"] + still["right"]
    assert moved["top"] + moved["bottom"] == still["top"] + still["bottom"]


def test_a_scale_takes_the_width_along():
    still, moved = margins(None), margins(PrintProfile(name="a", scale=0.95))
    assert moved["left"] == pytest.approx(still["left"] * 0.95, abs=1)
    width = A4_WIDTH - still["left"] - still["right"]
    assert A4_WIDTH - moved["left"] - moved["right"] == pytest.approx(width * 0.95, abs=1)
