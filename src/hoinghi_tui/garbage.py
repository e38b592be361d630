"""When Python looks for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def keep_all() -> None:
    """Never again look through what there is now: it was built to stay."""
    gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for garbage while much is made and nothing thrown away, as by a long list.

    Looking again and again through what stays takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
