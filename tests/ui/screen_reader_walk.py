"""Walk the real window as a screen reader does, through AT-SPI: on request, under a virtual screen, on Debian.

nox -s screen_reader     needs xvfb, openbox, xdotool, at-spi2-core and python3-pyatspi
Run by the system's Python, which alone has pyatspi. Prints the tree; ends with 1 where a control has no name.
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # the system's Python has it

APPLICATION = "WRES Desktop"
WAIT = 60
"""Seconds until the window has to be there."""
UNNAMED_ALLOWED = {"filler", "frame", "panel", "layered pane", "scroll pane"}


def application() -> Any:  # noqa: ANN401  pyatspi has no types
    """The program, as soon as it has said that it is there."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        for each in pyatspi.Registry.getDesktop(0):
            if each and APPLICATION in (each.name or ""):
                return each
        time.sleep(0.2)
    raise SystemExit("The window did not come.")


def walk(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """A node and everything below it, with how deep it is."""
    yield depth, node
    for child in node:
        if child:
            yield from walk(child, depth + 1)


def main() -> int:
    """Print the tree, and say what has no name."""
    silent = 0
    for depth, node in walk(application()):
        state = node.getState()
        focusable = state.contains(pyatspi.STATE_FOCUSABLE) and state.contains(pyatspi.STATE_SHOWING)
        described = f" ({node.description})" if node.description else ""
        print(f"{'  ' * depth}{node.getRoleName()} '{node.name}'{described}{' focusable' if focusable else ''}")  # noqa: T201
        silent += bool(focusable and not node.name and node.getRoleName() not in UNNAMED_ALLOWED)
    print(f"{silent} controls without a name")  # noqa: T201
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
