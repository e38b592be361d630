"""Bad photos are read, and what is no photo, or a dangerous one, is refused before it is."""

import struct
import zlib
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from badge_frames import CODE_A
from badge_photos import Shot, jpeg, take
from hoinghi_tui.server.photo import MOST_BYTES, PhotoRefused, codes_in, expect_photo

SHOTS = {
    "straight": Shot(),
    "tilted": Shot(tilt=0.3, turn=-25),
    "blurred": Shot(blur=8),
    "noisy": Shot(noise=60),
    "dark": Shot(light=0.04),
    "in glare": Shot(glare=0.7),
    "small in a large photo": Shot(size=(3000, 4000), high=260),
    "all at once": Shot(tilt=0.15, turn=15, blur=4, noise=12, light=0.3, glare=0.5),
}


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
def test_a_badge_is_read_in_a_bad_photo(shot):
    assert codes_in(jpeg(take(CODE_A, shot))) == [CODE_A]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_that_lies_on_its_side_or_is_mirrored_is_read(orientation):
    picture = Image.fromarray(take(CODE_A)[:, :, ::-1])
    exif = picture.getexif()
    exif[0x0112] = orientation
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    assert codes_in(out.getvalue()) == [CODE_A]


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp"])
def test_the_three_kinds_of_photos_are_read(kind):
    assert codes_in(cv2.imencode(kind, take(CODE_A))[1].tobytes()) == [CODE_A]


def test_a_photo_without_a_code_is_no_error():
    assert codes_in(jpeg(np.full((900, 700, 3), 90, np.uint8))) == []


def test_codes_in_one_photo_are_bounded():
    many = np.vstack([take(f"{n:016d}", Shot(size=(300, 400), high=350)) for n in range(10)])
    assert 1 <= len(codes_in(jpeg(many))) <= 8


def saved(kind: str) -> bytes:
    out = BytesIO()
    Image.new("L", (60, 60)).save(out, kind)
    return out.getvalue()


OTHERS = {
    "gif": (saved("GIF"), "không phải ảnh chụp"),
    "tiff": (saved("TIFF"), "không phải ảnh chụp"),
    "bmp": (saved("BMP"), "không phải ảnh chụp"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải ảnh chụp"),
    "xml": (b"<?xml version='1.0'?><svg/>", "không phải ảnh chụp"),
    "pdf": (b"%PDF-1.7", "không phải ảnh chụp"),
    "html": (b"<html><script>alert(1)</script>", "không phải ảnh chụp"),
    "wav": (b"RIFF\x00\x00\x00\x00WAVEfmt ", "không phải ảnh chụp"),
    "garbage": (bytes(range(256)) * 40, "không phải ảnh chụp"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "Tương thích nhất"),
    "avif": (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "HEIC"),
    "nothing": (b"", "gửi chưa hết"),
    "heavy": (b"\xff\xd8\xff" + bytes(MOST_BYTES), "nặng quá 8 MB"),
}


@pytest.mark.parametrize(("sent", "why"), OTHERS.values(), ids=OTHERS)
def test_what_is_no_photo_is_refused_by_its_first_bytes(sent, why):
    with pytest.raises(PhotoRefused, match=why):
        expect_photo(sent)


def test_a_file_of_two_kinds_is_only_ever_read_as_a_photo():
    behind = jpeg(take(CODE_A)) + b"PK\x03\x04<script>alert(1)</script>" * 50
    assert codes_in(behind) == [CODE_A]
    for before in (b"GIF89a", b"<html>", b"%PDF-1.4\n"):
        with pytest.raises(PhotoRefused, match="không phải ảnh chụp"):
            codes_in(before + behind)


PHOTO = jpeg(take(CODE_A))


@pytest.mark.parametrize(
    "sent",
    [PHOTO[:4], PHOTO[:40], PHOTO[: len(PHOTO) // 3], b"\xff\xd8\xff" + bytes(5000)],
    ids=["magic", "head", "a third", "zeros"],
)
def test_a_photo_that_is_not_whole_is_refused(sent):
    with pytest.raises(PhotoRefused, match="hỏng hoặc gửi chưa hết"):
        codes_in(sent)


def chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def png_bomb(side: int) -> bytes:
    """A PNG of side x side pixels whose data, a few kilobytes, are never looked at."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9999)))


def jpeg_bomb(side: int) -> bytes:
    """A photo whose header tells of side x side pixels."""
    photo = bytearray(PHOTO)
    at = photo.index(b"\xff\xc0") + 5
    photo[at : at + 4] = struct.pack(">HH", side, side)
    return bytes(photo)


@pytest.mark.parametrize("bomb", [png_bomb(7000), png_bomb(60_000), jpeg_bomb(65_000)])
def test_a_decompression_bomb_is_refused_by_its_size_alone(bomb, monkeypatch):
    def load(*_: object) -> None:
        raise AssertionError("it was decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    with pytest.raises(PhotoRefused, match="40 triệu điểm ảnh"):
        codes_in(bomb)
