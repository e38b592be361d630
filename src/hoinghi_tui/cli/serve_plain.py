"""The server without a screen: prints its address, the keys as they change, who comes and goes."""

import signal
import sys
import threading
from types import FrameType

import msgspec

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server.keys import Key
from hoinghi_tui.server.opening import Opened
from hoinghi_tui.vietnamese import printable

_LOOK_S = 0.5


class PlainScreen:
    """Prints what the screen would show, as sentences or as one JSON value a line."""

    def __init__(self, opened: Opened, *, as_json: bool = False) -> None:
        self._opened = opened
        self._house = opened.house
        self._as_json = as_json
        self._keys: dict[Role, Key] = {}
        self._stations: dict[str, str] = {}
        self._refused = 0
        self._leave = threading.Event()
        self._attacked = threading.Event()
        self._house.keys.on_attack = self._attacked.set

    def run(self) -> int:
        """Print until the program is told to end; returns its exit code."""
        signal.signal(signal.SIGTERM, self._end)
        self._say(
            f"Máy chủ: {self._opened.url}\nDừng: Ctrl+C{self._certificate()}",
            {"url": self._opened.url, "fingerprint": self._opened.fingerprint},
        )
        while self._opened.serving.is_running():
            self.look()
            if self._leave.wait(_LOOK_S):
                return 0
        print("Máy chủ đã dừng vì lỗi. Hãy chạy lại; máy đã vào không phải xin mã mới.")
        return 1

    def _end(self, _: int, __: FrameType | None) -> None:
        self._leave.set()

    def _certificate(self) -> str:
        mark = self._opened.fingerprint
        return f"\nVân tay chứng chỉ (SHA-256): {mark}" if mark else ""

    def look(self) -> None:
        """Print what changed since the last look."""
        if self._attacked.is_set():
            self._attacked.clear()
            self._say(
                "Có máy thử mã liên tục: mọi mã đã thay. Máy đã vào vẫn làm việc.",
                {"attacked": True},
            )
        for role in Role:
            key = self._house.keys.of(role)
            if self._keys.get(role) != key:
                self._keys[role] = key
                self._say_key(key)
        now_in = {station.id: station.name for station in self._house.stations.all()}
        for one in [new for new in now_in if new not in self._stations]:
            self._say(f"● {now_in[one]} đã vào", {"came": now_in[one]})
        for one in [gone for gone in self._stations if gone not in now_in]:
            self._say(f"○ {self._stations[one]} đã rời", {"left": self._stations[one]})
        self._stations = now_in
        refused = self._house.journal.count
        if refused != self._refused:
            self._refused = refused
            last = self._house.journal.latest()[-1]
            self._say(
                f"Từ chối {refused} lần; lần cuối {last.address}: {last.reason}",
                {"refused": refused, "address": last.address, "reason": last.reason},
            )

    def _say_key(self, key: Key) -> None:
        until = key.ends_at.astimezone(self._opened.zone)
        self._say(
            f"{ROLE_NAMES[key.role]}: {key.digits[:3]} {key.digits[3:]}  đến {until:%H:%M}  "
            f"{self._opened.url_of(key)}",
            {
                "role": key.role,
                "digits": key.digits,
                "url": self._opened.url_of(key),
                "ends_at": key.ends_at,
            },
        )

    def _say(self, sentence: str, fact: object) -> None:
        if self._as_json:
            sys.stdout.write(msgspec.json.encode(fact).decode() + "\n")
        else:
            print("\n".join(map(printable, sentence.split("\n"))))
        sys.stdout.flush()
