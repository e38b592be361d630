"""What a form reads as: a record, and what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from hoinghi_tui.domain.refusal import Refused

R = TypeVar("R")

PERSON_GONE = "Người này không còn trong danh sách đại biểu. Hãy chọn lại."
UNIT_GONE = "Đơn vị này không còn nữa. Hãy chọn lại."


@dataclass(frozen=True, slots=True)
class Checked(Generic[R]):
    """The entry as a record, and a sentence for each field that is wrong.

    A field that is wrong keeps its former value in the record.
    """

    record: R
    problems: dict[str, str]

    def accepted(self, labels: Mapping[str, str]) -> R:
        """Return the record; raises ``Refused``, naming a field that is wrong by its label."""
        for field, sentence in self.problems.items():
            raise Refused(f"{labels[field]}: {sentence}")
        return self.record
