"""How many words a Word document has, to tell how long it takes to read out."""

from hoinghi_tui.spreadsheets.package_guard import check_package, refuse_damaged
from hoinghi_tui.spreadsheets.word_cells import PARAGRAPH, paragraph_text
from hoinghi_tui.spreadsheets.word_tables import BROKEN_DOCUMENT


def count_words(name: str, data: bytes) -> int:
    """Return how many words stand in the body of a .docx, its tables included.

    A word is what blanks part, as Word itself counts. ``data`` are the bytes of the file
    ``name``. Raises ``UnreadableList`` when it is damaged, protected or would swamp the
    machine.
    """
    from io import BytesIO

    from docx import Document  # costs 56 ms
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    with refuse_damaged(BROKEN_DOCUMENT, name, OpcError, PythonDocxError):
        check_package(name, data)
        body = Document(BytesIO(data)).element.body
        return sum(len(paragraph_text(one).split()) for one in body.iter(PARAGRAPH))
