"""Run a Vietnamese conference on the day, from a terminal."""

import os

# Textual reads this once, when it is imported. Its reading of kitty's key sequences ends the
# program when a number in one means no character, and a code that is scanned may hold any. No
# key of ours needs them.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

__version__ = "0.1.0"
