"""Where the shipped data and Word templates lie: in a checkout or in an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
SAMPLE = "dai-son-2025"
"""Name of the sample conference's folder of source files."""


def find_shipped(name: str, package: Path = _PACKAGE) -> Path:
    """Return the shipped folder ``name`` that belongs to the package at ``package``.

    A wheel carries it inside the package; a checkout keeps it at its top level, two
    folders above ``src/hoinghi_tui``. Raises ``FileNotFoundError`` when neither has it.
    """
    inside, checkout = package / name, package.parent.parent / name
    for folder in (inside, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"Không thấy thư mục “{name}” đi kèm chương trình (đã tìm ở {inside} và {checkout}). "
        "Hãy cài lại chương trình."
    )


def data_dir() -> Path:
    """Return the folder of sample conferences and reference data."""
    return find_shipped("data")


def template_dir() -> Path:
    """Return the folder of the shipped Word templates."""
    return find_shipped("templates")


def find_template(folder: Path, name: str) -> Path:
    """Return the own template of the conference in ``folder``, else the shipped one."""
    own = folder / "templates" / name
    return own if own.is_file() else template_dir() / name


def sample_dir() -> Path:
    """Return the folder of the sample conference's source files."""
    return data_dir() / SAMPLE
