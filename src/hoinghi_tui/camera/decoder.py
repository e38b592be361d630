"""Finds the QR codes in a picture."""

from typing import TYPE_CHECKING, TypeAlias

from hoinghi_tui.camera.errors import CameraMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frame: TypeAlias = NDArray[np.uint8]
    """One picture: lines x columns x 3 (blue, green, red), or lines x columns in grey."""


def read_codes(frame: "Frame") -> list[str]:
    """Return the texts of all QR codes in a picture, each once, in no certain order.

    The text is what stands in the code, badge or not; whoever takes it judges it. Codes that
    are turned, tilted or in a mirror are read too. Raises ``CameraMissing`` without the extra.
    """
    try:
        import zxingcpp
    except ImportError as error:
        raise CameraMissing from error
    found = zxingcpp.read_barcodes(
        frame,
        # Its stubs know only the set of formats, which versions before 3 did not have.
        formats=zxingcpp.BarcodeFormat.QRCode,  # type: ignore[arg-type]
        text_mode=zxingcpp.TextMode.Plain,
    )
    return list(dict.fromkeys(barcode.text for barcode in found if barcode.text))
