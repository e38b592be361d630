"""Whether this program was installed with what speaks to PostgreSQL."""

from hoinghi_tui.storage.errors import NotSaved


def require_extra() -> None:
    """Raise ``NotSaved`` with the command to type where the extra ``postgres`` is missing."""
    try:
        import psycopg  # noqa: F401 - it may be there without the library it is built on
    except ImportError:
        raise NotSaved("server_extra") from None
