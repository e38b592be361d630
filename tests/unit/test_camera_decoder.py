"""Codes are found in bad pictures, and only QR codes; without the extra a sentence says so."""

import sys

import cv2
import numpy as np
import pytest
import zxingcpp
from qrcode.main import QRCode

from badge_frames import BESIDE, CODE_A, CODE_B, STRAIGHT, TILTED, UPSIDE_DOWN, scene
from hoinghi_tui.camera.decoder import read_codes
from hoinghi_tui.camera.errors import CameraMissing, require_extra
from hoinghi_tui.domain.refusal import Refused

LIBRARIES = ("numpy", "cv2", "zxingcpp")


@pytest.mark.parametrize("corners", [STRAIGHT, TILTED, BESIDE, UPSIDE_DOWN])
@pytest.mark.parametrize(("blur", "noise"), [(0.0, 0.0), (1.0, 8.0), (1.5, 20.0)])
def test_a_badge_is_read_tilted_out_of_focus_and_in_bad_light(corners, blur, noise):
    assert read_codes(scene((CODE_A, corners), blur=blur, noise=noise)) == [CODE_A]


def test_two_badges_in_view_are_both_read():
    codes = read_codes(scene((CODE_A, TILTED), (CODE_B, BESIDE)))
    assert sorted(codes) == sorted([CODE_A, CODE_B])


def test_a_code_seen_twice_in_one_picture_is_one_code():
    assert read_codes(scene((CODE_A, TILTED), (CODE_A, BESIDE))) == [CODE_A]


def test_a_grey_picture_and_a_mirrored_one_are_read_too():
    frame = scene((CODE_A, TILTED))
    assert read_codes(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)) == [CODE_A]
    assert read_codes(np.ascontiguousarray(frame[:, ::-1])) == [CODE_A]


def test_a_wall_holds_no_code():
    assert read_codes(scene()) == []


@pytest.mark.parametrize("kind", ["EAN13", "Code128", "DataMatrix", "Aztec"])
def test_other_kinds_of_codes_are_left_alone(kind):
    barcode = zxingcpp.create_barcode("4006381333931", getattr(zxingcpp.BarcodeFormat, kind))
    picture = np.array(zxingcpp.write_barcode_to_image(barcode, scale=4))
    assert [one.text for one in zxingcpp.read_barcodes(picture)]  # it could be read
    assert read_codes(picture) == []


@pytest.mark.parametrize(
    "text", ["[/]", "=cmd()", "../x", "{{x}}", "Đào Văn Soái", "a\nb\tc", "\u202eabc", "x" * 500]
)
def test_any_text_comes_through_as_it_is(text):
    code = QRCode(border=4)
    code.add_data(text.encode(), optimize=0)
    code.make()
    picture = np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)
    large = cv2.resize(picture, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    assert read_codes(large) == [text]


def test_with_the_extra_nothing_is_missing():
    require_extra()


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_the_extra_it_is_told_what_to_install(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(CameraMissing, match=r'install -c constraints\.txt "\.\[camera\]"') as told:
        require_extra()
    assert isinstance(told.value, Refused)
    assert "Máy quét" in str(told.value)


def test_without_the_extra_a_picture_is_refused_with_the_same_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(CameraMissing):
        read_codes(scene())
