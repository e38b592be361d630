"""The command line: the same use cases as the screen, for scripts and for tests."""

from hoinghi_tui.cli.main import main

__all__ = ["main"]
