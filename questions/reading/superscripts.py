"""Raised characters: powers, and the marks of footnotes."""

import re

_POWER = re.compile(r"[+−-]?\d+")
_MARK = re.compile(r"[\d\s,*†‡§¶a-d–-]{1,12}")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[cdmk]?m|ft|in|mc|s|r|x)$")
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def power(chars: str) -> str:
    """Returns a power in raised figures ("10²²" is not 1022); other raised text stays as it is."""
    return chars.translate(_SUPERSCRIPT) if _POWER.fullmatch(chars.strip()) else chars


def raised(chars: str, before: str) -> str:
    """Returns what raised characters say: a power in raised figures, nothing for a footnote's mark.

    A power follows a figure or a unit ("10" and "22", "km" and "2").
    """
    figures = chars.strip()
    if not _POWER.fullmatch(figures):
        return "" if _MARK.fullmatch(figures) else chars
    after_unit = figures in ("2", "3") and _UNIT.search(before)
    return power(figures) if before[-1:].isdigit() or after_unit else ""
