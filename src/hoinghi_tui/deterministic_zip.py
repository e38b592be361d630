"""Equal documents as equal bytes: no clock and no order of writing in the archive."""

import io
import zipfile

_PACKED = (".png", ".jpg", ".jpeg")
"""What is packed already: packing it again takes time and saves nothing."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first instant a zip archive can name (PKWARE APPNOTE 4.4.6)."""


def deterministic_zip(data: bytes) -> bytes:
    """Rewrite a zip archive so that equal contents give equal bytes.

    Names are sorted, times set to 1980-01-01 and the attributes of the writing system
    dropped. The contents themselves are not touched. Raises ``zipfile.BadZipFile`` when
    ``data`` is not a zip archive.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, EARLIEST)
            is_packed = name.lower().endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
