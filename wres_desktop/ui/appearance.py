"""How the window looks on this machine: text size and colours. Nothing here changes a number. No Qt."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Per cent of the system's text."""


class Scheme(StrEnum):
    """Which colours; ``SYSTEM`` follows the system, its high contrast included."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a person prefers; text in per cent of the system's."""

    text_size: int = 100
    scheme: Scheme = Scheme.SYSTEM

    @classmethod
    def kept(cls, text_size: object, scheme: object) -> "Appearance":
        """What was stored, as far as it still means something."""
        size = int(text_size) if isinstance(text_size, int | str) and str(text_size).isdecimal() else 100
        known = scheme if isinstance(scheme, str) and scheme in set(Scheme) else Scheme.SYSTEM
        return cls(min(TEXT_SIZES, key=lambda each: abs(each - size)), Scheme(known))
