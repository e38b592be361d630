"""A badge on the screen: to be scanned, printed or replaced."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.documents.qr import qr_text
from hoinghi_tui.domain.badges import TEST_CODE
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import DeskDialog, Scan
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.vietnamese import printable
