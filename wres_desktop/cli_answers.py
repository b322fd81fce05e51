"""What every command gives back, and how it says something: the parts of the command line share it."""

from collections.abc import Callable
from typing import Final, TypeAlias

DONE: Final = 0
NOT_DONE: Final = 1

Say: TypeAlias = Callable[[str], None]
"""Writes one line."""
