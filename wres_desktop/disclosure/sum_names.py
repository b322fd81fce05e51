"""Names of sums of cells as people would say them, made from the cells' paths."""

from collections.abc import Sequence

from wres_desktop.domain.figures import CellSum

_CAPITALS = frozenset(["bme", "vsm"])


class SumNames:
    """Names sums of one publication; what every path begins with, such as the organisation's code, is left out."""

    def __init__(self, cells: Sequence[str]) -> None:
        """Find what every path begins with."""
        paths = [cell.split("/") for cell in cells]
        shortest = min((len(path) for path in paths), default=1) - 1
        self._head: list[str] = []
        for part in range(shortest):
            if len({path[part] for path in paths}) > 1:
                break
            self._head.append(paths[0][part])

    def of(self, cell_sum: CellSum) -> str:
        """``staff/*`` gives "all staff", ``staff/bme`` gives "staff, BME"."""
        return " + ".join(self._pattern(pattern) for pattern in cell_sum)

    def _pattern(self, pattern: str) -> str:
        parts = pattern.split("/")
        if len(parts) > len(self._head) and all(
            part in (head, "*") for part, head in zip(parts, self._head, strict=False)
        ):
            parts = parts[len(self._head) :]
        said = [_part(part) for part in parts if part != "*"]
        if not said:
            return "everybody"
        return f"all {', '.join(said)}" if "*" in parts else ", ".join(said)


def _part(part: str) -> str:
    return part.upper() if part in _CAPITALS else part.replace("_", " ")
