"""What can go wrong between the data and a printed page, in words for the office."""

from hoinghi_tui.domain.refusal import Refused


class DocumentError(Refused):
    """A document could not be made; the text is a Vietnamese sentence for the person."""


class TemplateRefused(DocumentError):  # noqa: N818 - a refusal is an answer, not a fault
    """A template holds something that must not run or be fetched; names both."""

    def __init__(self, template: str, reason: str) -> None:
        super().__init__(_closed(f"Không dùng mẫu “{template}”: {reason}"))
        self.template = template
        self.reason = reason


class TemplateError(DocumentError):
    """A template cannot be filled, for instance because of a misspelt field."""

    def __init__(self, template: str, reason: str) -> None:
        super().__init__(_closed(f"Mẫu “{template}” có lỗi: {reason}"))
        self.template = template
        self.reason = reason


class PdfUnavailable(DocumentError):  # noqa: N818 - says what is missing
    """LibreOffice, which turns Word into PDF, is not on this machine."""


class PdfFailed(DocumentError):  # noqa: N818 - says what happened
    """LibreOffice was started and made no PDF, or not in time."""


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."
