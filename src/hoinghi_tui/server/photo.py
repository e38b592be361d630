"""What may come in as a photo, and the codes that are found in it; knows no conference."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

from hoinghi_tui.camera.decoder import read_codes
from hoinghi_tui.domain.refusal import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

    from hoinghi_tui.camera.decoder import Frame

MOST_BYTES = 8 * 1024 * 1024
"""The page sends a tenth of it; a phone that cannot make its photos smaller sends this."""
MOST_PIXELS = 40_000_000
"""More than phones take by themselves; as much memory is needed for a PNG or WebP."""
MOST_CODES = 8
"""A photo of more badges than this is no photo of one."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_SIDES = (1000, 2000)
"""Longest sides at which a photo is looked at: small is quick and rubs out noise, large shows
a badge that was far away."""
_HEAD_BYTES = 32

_TAKE_AGAIN = "Bấm “Chụp mã” và chụp lại thẻ."
_HEIC = (
    "Ảnh kiểu HEIC không đọc được. Vào Cài đặt của điện thoại, mục Máy ảnh, Định dạng, chọn "
    "“Tương thích nhất” rồi chụp lại."
)


class PhotoRefused(Refused):
    """The photo cannot be used; the sentence says what to do."""


class TooLarge(PhotoRefused):
    """The photo has more than ``MOST_BYTES``."""

    def __init__(self) -> None:
        super().__init__(
            f"Ảnh nặng quá {MOST_BYTES // (1024 * 1024)} MB. "
            "Giảm độ phân giải trong ứng dụng máy ảnh rồi chụp lại."
        )


def damaged() -> PhotoRefused:
    """Return the refusal of a photo that is not whole, or that ended its decoder."""
    return PhotoRefused(f"Ảnh bị hỏng hoặc gửi chưa hết. {_TAKE_AGAIN}")


def expect_photo(photo: bytes) -> None:
    """Raise ``PhotoRefused`` unless size and first bytes are those of a JPEG, PNG or WebP.

    What the sender calls it does not count.
    """
    if len(photo) > MOST_BYTES:
        raise TooLarge
    head = photo[:_HEAD_BYTES]
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return
    if head[4:8] == b"ftyp":
        raise PhotoRefused(_HEIC)
    if not photo:
        raise damaged()
    raise PhotoRefused(f"Tệp này không phải ảnh chụp (JPEG, PNG hoặc WebP). {_TAKE_AGAIN}")


def codes_in(photo: bytes) -> list[str]:
    """Return the texts of the QR codes in a photo, at most ``MOST_CODES``.

    Meant for a process of its own: hostile bytes may take long or end it. Raises
    ``PhotoRefused`` for what is no whole photo of at most ``MOST_PIXELS`` pixels.
    """
    import PIL.Image

    expect_photo(photo)
    PIL.Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with PIL.Image.open(BytesIO(photo), formats=_FORMATS) as image:
            return _read(image)
    except (OSError, SyntaxError, ValueError) as error:
        raise damaged() from error
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error


def _too_many_pixels() -> PhotoRefused:
    return PhotoRefused(
        f"Ảnh lớn quá {MOST_PIXELS // 1_000_000} triệu điểm ảnh. "
        "Giảm độ phân giải trong ứng dụng máy ảnh rồi chụp lại."
    )


def _read(image: "Image") -> list[str]:
    """Look at an opened picture, of which only the size is known as yet."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    longest = max(_SIDES)
    # A JPEG is decoded at a half, a quarter or an eighth, where that is still large enough.
    image.draft("L", (min(width, longest), min(height, longest)))
    for look in _looks(image):
        # It takes pictures of Pillow as well as arrays; numpy need not be there.
        codes = read_codes(cast("Frame", look))
        if codes:
            return codes[:MOST_CODES]
    return []


def _looks(image: "Image") -> Iterator["Image"]:
    """Yield the picture upright and in grey at each scale, then with the light evened out."""
    from PIL import ImageOps

    grey = image.convert("L")
    sizes = [side for side in _SIDES if side < max(grey.size)] or [max(grey.size)]
    looks: list[Image] = []
    for side in sizes:
        look = ImageOps.contain(grey, (side, side))
        ImageOps.exif_transpose(look, in_place=True)
        looks.append(look)
        yield look
    for look in looks:
        yield ImageOps.autocontrast(look, cutoff=2)
