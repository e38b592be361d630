"""Let `python -m hoinghi_tui` do what the `hoinghi-tui` command does."""

import sys

from hoinghi_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
