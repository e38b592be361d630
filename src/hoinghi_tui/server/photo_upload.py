"""Takes a photo in, within bounds of size and time, and never into a file."""

import asyncio

from aiohttp import web

from hoinghi_tui.server.photo import MOST_BYTES, PhotoRefused, TooLarge

UPLOAD_S = 20.0
"""Seconds a photo may take to come; what is slower would not be waited for at a door."""


class TooSlow(PhotoRefused):
    """The photo did not come in time."""

    def __init__(self) -> None:
        super().__init__("Mạng chậm nên ảnh gửi không kịp. Lại gần máy phát Wi-Fi rồi chụp lại.")


async def read_photo(request: web.Request, limit_s: float = UPLOAD_S) -> bytes:
    """Return the body of a request, which is refused as soon as it is known to be too large.

    Raises ``TooLarge`` for more than ``MOST_BYTES``, ``TooSlow`` after ``limit_s`` seconds,
    and ``ConnectionError`` when the phone goes away.
    """
    if (request.content_length or 0) > MOST_BYTES:
        raise TooLarge
    photo = bytearray()
    try:
        async with asyncio.timeout(limit_s):
            async for part in request.content.iter_any():
                photo += part
                if len(photo) > MOST_BYTES:
                    raise TooLarge
    except TimeoutError:
        raise TooSlow from None
    return bytes(photo)
