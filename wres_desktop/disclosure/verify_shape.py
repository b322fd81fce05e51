"""Whether parsed JSON has the shape of a certificate, so that the verifier can read it without stumbling."""

import re
from collections.abc import Callable, Collection, Mapping

_LIMITS = {"at_least", "at_most"}
_STEP = 3
_FORMAT, _VERSION = "wres-certificate", 2
_NUMBERS = ("threshold", "disciplinary_threshold", "survey_minimum", "rate_minimum", "group_minimum")
_DIGEST = re.compile("[0-9a-f]{64}")


def is_certificate(content: object) -> bool:
    """Whether everything that a certificate must have is there, and of the right kind."""
    if not isinstance(content, Mapping) or (content.get("format"), content.get("version")) != (_FORMAT, _VERSION):
        return False
    cells = content.get("cells")
    if not isinstance(cells, list):
        return False

    def is_bound(row: object) -> bool:
        return _is_bound(row, len(cells))

    return (
        _are(cells, lambda cell: isinstance(cell, str))
        and _are(content.get("publications"), _is_digest)
        and _are(content.get("ledger"), _is_digest)
        and _has_numbers(content.get("policy"))
        and _are(content.get("witnesses"), _are_whole)
        and _are(content.get("moves"), _are_whole)
        and _are(content.get("bounds"), is_bound)
        and _are(content.get("already_out"), is_bound)
        and _are(content.get("told_before"), lambda row: _is_told_before(row, len(cells)))
        and _are(content.get("set_aside"), _is_set_aside)
    )


def _are(rows: object, right: Callable[[object], bool]) -> bool:
    return isinstance(rows, list) and all(right(row) for row in rows)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_whole(row: object) -> bool:
    return isinstance(row, list) and set(map(type, row)) <= {int}


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _has_numbers(policy: object) -> bool:
    return isinstance(policy, Mapping) and all(_is_whole(policy.get(number)) for number in _NUMBERS)


def _is_bound(row: object, cells: int) -> bool:
    if not isinstance(row, Mapping) or len(_LIMITS & row.keys()) != 1 or not _has_only(row, {"of", *_LIMITS}):
        return False
    limit = row.get("at_least", row.get("at_most"))
    return _is_sum(row.get("of"), cells) and _is_whole(limit) and _adds_up(row)


def _is_sum(of: object, cells: int) -> bool:
    return isinstance(of, list) and set(map(type, of)) == {int} and min(of) >= 0 and max(of) < cells


def _is_cell(at: object, cells: int) -> bool:
    return isinstance(at, int) and not isinstance(at, bool) and 0 <= at < cells


def _is_told_before(row: object, cells: int) -> bool:
    if not isinstance(row, Mapping) or row.keys() - {"over"} != {"cell", "of", "times", "is", "least", "most"}:
        return False
    if not (_is_cell(row["cell"], cells) and _is_sum(row["of"], cells)):
        return False
    shown = [row["least"], row["most"]]
    return all(map(_is_whole, (row["times"], row["is"], row.get("over", 1)))) and all(
        isinstance(each, Mapping) and _has_only(each, ()) and _adds_up(each) for each in shown
    )


def _is_set_aside(row: object) -> bool:
    if not isinstance(row, Mapping) or not _has_only(row, {"publication", "statement"}):
        return False
    return _is_whole(row.get("publication")) and isinstance(row.get("statement"), str) and _adds_up(row)


def _has_only(row: Mapping[object, object], keys: Collection[str]) -> bool:
    return row.keys() <= {*keys, "from", "over"}


def _adds_up(row: Mapping[str, object]) -> bool:
    return _are(row.get("from"), _is_step) and _is_whole(row.get("over", 1))


def _is_step(step: object) -> bool:
    if not isinstance(step, list) or len(step) != _STEP:
        return False
    times, number, which = step
    return _is_whole(times) and times != 0 and _is_whole(number) and (isinstance(which, str) or _is_whole(which))
