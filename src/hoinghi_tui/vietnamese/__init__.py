"""Vietnamese text: cleaning, order of names, searching. Knows no conference."""

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.collation import SyllableKey, syllable_key
from hoinghi_tui.vietnamese.folding import fold
from hoinghi_tui.vietnamese.haystack import Haystack
from hoinghi_tui.vietnamese.matching import Needle, matches, search
from hoinghi_tui.vietnamese.names import (
    NameParts,
    given,
    initials,
    name_key,
    same_name,
    shorten_name,
    split_name,
)
from hoinghi_tui.vietnamese.printable import printable
from hoinghi_tui.vietnamese.typing_methods import read_telex, read_vni

__all__ = [
    "Haystack",
    "NameParts",
    "Needle",
    "SyllableKey",
    "clean",
    "fold",
    "given",
    "initials",
    "matches",
    "name_key",
    "printable",
    "read_telex",
    "read_vni",
    "same_name",
    "search",
    "shorten_name",
    "split_name",
    "syllable_key",
]
