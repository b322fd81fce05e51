"""Checks that what is derived from a publication's statements follows from them: plain Python, nothing of derived*.py.

Every text is worked out a second time from the counts that it names. Where one of them is not printed as it is, there
may be no text at all.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from statistics import NormalDist
from typing import Any, TypeGuard

from wres_desktop.disclosure.verify_ranges import (
    FEW,
    Rate,
    change_of_gap,
    change_of_ratio,
    change_of_share,
    close,
    few,
    katz,
    newcombe,
    rounded,
    share,
    wilson,
)
from wres_desktop.disclosure.verify_reading import Json
from wres_desktop.disclosure.verify_rests import has_to_rest_on

_CHANGED = frozenset(("rounded_to", "rounding", "averaged_over"))
_DIGITS = re.compile("[0-9]+")
_GOAL_YEAR = 2028
_LEAST_PEERS = 10
_STEPS = 24
_TWO, _SIX = 2, 6


def is_derived(row: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a row has the form of something derived: texts, or the word that it is withheld."""
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("id", "kind")):
        return False
    rests_on, says = row.get("rests_on"), row.get("says", {})
    whole = isinstance(rests_on, list | tuple) and all(isinstance(each, str) for each in rests_on)
    texts = isinstance(says, dict) and all(isinstance(text, str) for pair in says.items() for text in pair)
    return whole and texts and bool(says) is not (row.get("withheld") is True)


def wrong_derived(publication: Json) -> Iterator[str]:
    """What is derived and does not follow, as sentences."""
    by_id = {statement["id"]: statement for statement in publication["statements"]}
    others = Others(publication)
    for row in publication.get("derived", ()):
        if not is_derived(row) or not _follows(row, by_id, others):
            name = row.get("id") if isinstance(row, Mapping) else None
            yield f"What is said of {name or 'a figure'} does not follow from printed counts."


class Others:
    """What others published that stands beside a publication, by figure and year."""

    def __init__(self, publication: Json) -> None:
        """Note each once, so that many things said of it cost no more than each by itself."""
        document = publication.get("document")
        beside = document.get("beside") if isinstance(document, Mapping) else None
        rows = beside if isinstance(beside, Mapping) else {}
        self.peers = _by_figure(rows.get("peers", []))
        self.benchmarks = _by_figure(rows.get("benchmarks", []))


def _by_figure(rows: Iterable[Json]) -> Mapping[tuple[str, str], Sequence[Json]]:
    found: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        found.setdefault((str(row["figure"]), str(row["year"])), []).append(row)
    return found


def _follows(row: Json, by_id: Mapping[str, Json], others: Others) -> bool:
    statements = [by_id.get(each, {}) for each in row["rests_on"]]
    counts = [_exactly(each) for each in statements if each.get("kind") == "count"]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts) or not all("printed" in each for each in statements):
        return not row.get("says")
    check = _KINDS.get(row["kind"])
    if list(row["rests_on"]) != has_to_rest_on(row["kind"], row["id"], by_id):
        return False
    try:
        return check is not None and check(row, known, others)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return False


def _exactly(statement: Json) -> int | None:
    if not _CHANGED.isdisjoint(statement):
        return None
    printed = str(statement.get("printed", ""))
    return int(printed) if _DIGITS.fullmatch(printed) else None


def _rates(counts: Sequence[int]) -> list[Rate]:
    return [(counts[at], counts[at + 1]) for at in range(0, len(counts), 2)]


def _section(row: Json) -> str:
    return str(row["id"].split("/")[1])


def _likely_range(row: Json, counts: Sequence[int], _: Others) -> bool:
    rates = _rates(counts)
    low, high = wilson(rates[0]) if len(rates) == 1 else newcombe(*rates)
    return _says_range(row, (low, high), 1) and row["says"].keys() == {"low", "high"}


def _says_range(row: Json, interval: tuple[float, float], decimals: int) -> bool:
    return all(close(row["says"][name], limit, decimals) for name, limit in zip(("low", "high"), interval, strict=True))


def _change(row: Json, counts: Sequence[int], _: Others) -> bool:
    says, decimals, rates = row["says"], 1, _rates(counts)
    if _section(row) == "9":
        return bool(says == {"change": rounded(share(rates[0]) - share(rates[1]), 1), "verdict": "no_test"})
    if "/relative_likelihood/" in row["id"]:
        decimals = 2
        spans = [2 if "/entered_two_years/" in name else 1 for name in row["rests_on"][0 : len(counts) : 2]]
        rates = [(cases, people * span) for (cases, people), span in zip(rates, spans, strict=True)]
        size, interval, verdict, small = change_of_ratio(rates)
    elif "/gap/" in row["id"]:
        size, interval, verdict, small = change_of_gap(rates)
    else:
        good = {"staff": "neither", "7": "higher"}.get(_section(row), "lower")
        size, interval, verdict, small = change_of_share(rates[0], rates[1], good)
    expected = {"change": rounded(size, decimals), "verdict": verdict, **({"few": "yes"} if small else {})}
    return _says_range(row, interval, decimals) and says == {**expected, "low": says["low"], "high": says["high"]}


def _against_all(row: Json, counts: Sequence[int], _: Others) -> bool:
    (bme, total), (all_bme, everyone) = _rates(counts)
    verdict = "cannot_tell"
    if everyone > total:
        verdict = change_of_share((bme, total), (all_bme - bme, everyone - total), "neither")[2]
    difference = share((bme, total)) - share((all_bme, everyone))
    return bool(row["says"] == {"difference": rounded(difference, 1), "verdict": verdict})


def _goal(row: Json, counts: Sequence[int], _: Others) -> bool:
    bme, total, all_bme, everyone = counts
    needed = -(-all_bme * total // (everyone or 1))
    if needed > total or needed * everyone < all_bme * total:
        return False
    more, year = max(0, needed - bme), int(row["id"].split("/")[0])
    if len(row["says"]) != len(range(year, _GOAL_YEAR)) + _TWO:
        return False
    says = {"needed": f"{needed}", "more": f"{more}"}
    for at in range(year + 1, _GOAL_YEAR + 1):
        says[f"{at}"] = rounded(bme + Fraction(more, _GOAL_YEAR - year) * (at - year), 0)
    return bool(row["says"] == says)


def _one_more(row: Json, counts: Sequence[int], _: Others) -> bool:
    if len(counts) == _TWO:
        return bool(row["says"] == {"share": rounded(share((counts[0] + 1, counts[1])), 1)})
    (white, whites), (bme, others) = _rates(counts)
    ratio = Fraction(white * others, whites * (bme + 1))
    return bool(row["says"] == {"ratio": rounded(1 / ratio if _section(row) == "3" else ratio, 2)})


def _if_known(row: Json, counts: Sequence[int], _: Others) -> bool:
    decimals = 1
    both: list[Fraction] = []
    for unknown_are_bme in (0, 1):
        shares = [
            share((counts[at + 1] + unknown_are_bme * counts[at + 2], sum(counts[at : at + 3])))
            for at in range(0, len(counts), 3)
        ]
        value = shares[0] if len(shares) == 1 else shares[0] - shares[1]
        if row["id"].endswith("/relative_likelihood/if_known"):
            decimals = 2
            white, bme, unknown, whites, bmes, unknowns = counts
            first = (white + unknown * (1 - unknown_are_bme)) * (bmes + unknowns * unknown_are_bme)
            second = (whites + unknowns * (1 - unknown_are_bme)) * (bme + unknown * unknown_are_bme)
            value = Fraction(second, first) if _section(row) == "3" else Fraction(first, second)
        both.append(value)
    says = {name: rounded(value, decimals) for name, value in zip(("if_white", "if_bme"), both, strict=True)}
    return bool(row["says"] == says) and len(counts) <= _SIX


def _against(row: Json, counts: Sequence[int], others: Others) -> bool:
    figure, _, key = row["id"].partition("/")[2].partition("/against/")
    values = {each["value"] for each in others.benchmarks.get((figure, key.rpartition("-")[2]), [])}
    said = row["says"]["benchmark"]
    span = 2 if any("/entered_two_years/" in name for name in row["rests_on"]) else 1
    verdict = "no_test" if _section(row) == "9" else _place(_rates(counts), span, float(said))
    return said in values and bool(row["says"] == {"benchmark": said, "verdict": verdict})


def _place(rates: Sequence[Rate], span: int, value: float) -> str:
    if len(rates) == 1:
        (cases, people), interval = rates[0], wilson(rates[0])
        small = cases < FEW or people - cases < FEW
    else:
        first, second = ((cases, people * span) for cases, people in rates)
        interval, small = katz(first, second), few(first, second)
    if small or interval[0] <= value <= interval[1]:
        return "cannot_tell"
    return "higher" if interval[0] > value else "lower"


def _funnel(row: Json, counts: Sequence[int], others: Others) -> bool:
    year, _, figure = row["id"].removesuffix("/funnel").partition("/")
    peers = [(each["cases"], each["people"]) for each in others.peers.get((figure, year), [])]
    cases, people = counts
    if len(peers) < _LEAST_PEERS:
        return False
    centre = Fraction(sum(of for of, _ in peers), sum(out_of for _, out_of in peers))
    sizes = [people, *(out_of for _, out_of in peers)]
    smallest, largest = min(sizes), max(sizes)
    step = (largest / smallest) ** (1 / _STEPS)
    drawn = {smallest, largest, *(round(smallest * step**number) for number in range(1, _STEPS))}
    says = row["says"]
    lines = {f"limits/{size}": _limits(centre, size) for size in drawn}
    texts = {"centre": rounded(100 * centre, 1), "place": _place_in_funnel(cases, people, centre)}
    texts |= {f"peer/{number}": rounded(share(peer), 1) for number, peer in enumerate(peers)}
    return (
        says.keys() == texts.keys() | lines.keys()
        and all(says[name] == text for name, text in texts.items())
        and all(
            len(said := says[name].split(" ")) == len(line) and all(map(_close_to_one_decimal, said, line))
            for name, line in lines.items()
        )
    )


def _close_to_one_decimal(said: str, value: float) -> bool:
    return close(said, value, 1)


def _limits(centre: Fraction, people: int) -> list[float]:
    error = math.sqrt(centre * (1 - centre) / people)
    tails = (0.001, 0.025, 0.975, 0.999)
    return [100 * min(1.0, max(0.0, centre + NormalDist().inv_cdf(tail) * error)) for tail in tails]


def _place_in_funnel(cases: int, people: int, centre: Fraction) -> str:
    value, (far_low, low, high, far_high) = 100 * cases / people, _limits(centre, people)
    if low <= value <= high:
        return "inside"
    far = "far_" if value < far_low or value > far_high else ""
    return f"{far}{'above' if value > high else 'below'}"


_KINDS: Mapping[str, Callable[[Json, Sequence[int], Others], bool]] = {
    "likely_range": _likely_range,
    "change": _change,
    "against_all": _against_all,
    "goal": _goal,
    "one_more": _one_more,
    "if_known": _if_known,
    "against": _against,
    "funnel": _funnel,
}
