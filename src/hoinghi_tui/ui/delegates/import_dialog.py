"""Taking in a list on screen; its steps are in ``importing``."""

from hoinghi_tui.ui.delegates.importing.choose_file import ImportDialog

__all__ = ["ImportDialog"]
