"""The conference's own copies of the shipped tables of rates, to be edited."""

from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.resources import data_dir
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.storage.disk import write_new


def copy_data(folder: Path, name: str) -> Path:
    """Put a shipped file of rates into the conference folder, where it goes before ours.

    Returns where it is. Refuses to replace one that is there; raises ``NotSaved`` when the
    disk does not take it.
    """
    path = folder / name
    if path.exists():
        raise Refused(f"Hội nghị đã có tệp riêng {path}: mở ra sửa, hoặc đổi tên nó đi.")
    try:
        return write_new(path, (data_dir() / name).read_bytes())
    except OSError as error:
        raise NotSaved.because(error, f"Không ghi được tệp {path}: {why(error)}.") from error
