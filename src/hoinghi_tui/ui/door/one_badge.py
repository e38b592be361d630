"""Prints one badge while the door goes on scanning."""

from functools import partial
from typing import TYPE_CHECKING

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.services.print_job import PrintJob
from hoinghi_tui.services.printer import print_file, usual_printer

_AGAIN = "ở bàn đón tiếp"
"""Why a badge is printed once more here; the dialog has asked whether that is meant."""

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp


def print_badge(app: "HoiNghiApp", delegate_id: str) -> None:
    """Print one badge in a thread and say how that went; the file stays in ``out/``."""
    printing = app.session.printing
    job = app.perform(lambda: printing.badge_job([delegate_id], test_card=False))
    if job is not None:
        app.say("Đang in thẻ…")
        app.run_worker(
            partial(_print, app, job), thread=True, exit_on_error=False, group="one-badge"
        )


def _print(app: "HoiNghiApp", job: PrintJob) -> None:
    printing = app.session.printing
    try:
        rendered = printing.render(job)
    except DocumentError as error:
        app.call_from_thread(app.say, str(error), "error")
        return
    printed = app.call_from_thread(app.perform, lambda: printing.save(job, rendered, again=_AGAIN))
    if printed is None:
        return  # the reason has been said
    try:
        print_file(printed.path, usual_printer())
    except DocumentError as error:
        app.call_from_thread(app.say, str(error), "warning")
    else:
        app.call_from_thread(app.say, f"Đã gửi thẻ tới máy in. Tệp: {printed.path}")
