"""The mark for methods that override a library's: for the type checker only, since what has it takes 30 ms to load."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Change nothing."""
        return method


__all__ = ["override"]
