"""The true value of every cell of a return: what the intruder is after."""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from tests.attack.returns import GROUPS, QUESTIONS, ROWS, Return, staff_of


def cells_of(made: Return) -> dict[str, int]:
    """Every cell's path in a publication, and how many people are in it."""
    code, year = made["organisation"]["code"], made["reporting_year"]
    start = f"{code}/{year}"
    sections = (_workforce, _recruitment, _disciplinary, _training, _survey, _board)
    found = {f"{start}/{path}": value for section in sections for path, value in section(made)}
    previous = made["disciplinary"].get("entered_previous_year")
    for group, value in (previous or {}).items():
        found[f"{code}/{year - 1}/disciplinary/entered/{group}"] = value
    return found


def together(returns: list[Return]) -> dict[str, int]:
    """The cells of several returns."""
    return {path: value for made in returns for path, value in cells_of(made).items()}


def _workforce(made: Return) -> Iterator[tuple[str, int]]:
    for part, rows in ROWS.items():
        for row in rows:
            for group in GROUPS:
                yield f"workforce/{part}/{row}/{group}", made["workforce"].get(part, {}).get(row, {}).get(group, 0)


def _split(name: str, rest: str, part: Mapping[str, int], whole: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for group in whole:
        yield f"{name}/{group}", part[group]
        yield f"{rest}/{group}", whole[group] - part[group]


def _recruitment(made: Return) -> Iterator[tuple[str, int]]:
    section = made["recruitment"]
    if "appointed" in section:
        yield from _split(
            "recruitment/appointed", "recruitment/not_appointed", section["appointed"], section["shortlisted"]
        )


def _disciplinary(made: Return) -> Iterator[tuple[str, int]]:
    if "entered" in made["disciplinary"]:
        staff = staff_of(made["workforce"])
        yield from _split("disciplinary/entered", "disciplinary/not_entered", made["disciplinary"]["entered"], staff)


def _training(made: Return) -> Iterator[tuple[str, int]]:
    if "accessed" in made["training"]:
        staff = staff_of(made["workforce"])
        yield from _split("training/accessed", "training/not_accessed", made["training"]["accessed"], staff)


def _survey(made: Return) -> Iterator[tuple[str, int]]:
    for question in QUESTIONS:
        for group, answer in (made["survey"].get(question) or {}).items():
            if group in GROUPS and answer["answered"] is not None:
                yes = _yes(answer)
                yield f"survey/{question}/yes/{group}", yes
                yield f"survey/{question}/no/{group}", answer["answered"] - yes


def _yes(answer: Return) -> int:
    if "yes" in answer:
        return int(answer["yes"])
    share = Decimal(answer["percent"]) * int(answer["answered"]) / 100
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def _board(made: Return) -> Iterator[tuple[str, int]]:
    board = made["board"]
    if "total" in board:
        yield from _split("board/voting", "board/non_voting", board["voting"], board["total"])
        yield from _split("board/executive", "board/non_executive", board["executive"], board["total"])


def return_like(made: Return, cells: Mapping[str, int]) -> Return:
    """The return of another table: the same organisation, year, words and sections, with the counts of ``cells``."""
    start = f"{made['organisation']['code']}/{made['reporting_year']}"

    def row(path: str) -> dict[str, int]:
        return {group: cells.get(f"{start}/{path}/{group}", 0) for group in GROUPS}

    def sections() -> Iterator[tuple[str, Return]]:
        yield "workforce", {p: {name: row(f"workforce/{p}/{name}") for name in rows} for p, rows in ROWS.items()}
        appointed = row("recruitment/appointed")
        yield (
            "recruitment",
            {
                "shortlisted": _added(appointed, row("recruitment/not_appointed")),
                "appointed": appointed,
            },
        )
        yield "disciplinary", {**made["disciplinary"], "entered": row("disciplinary/entered")}
        yield "training", {"accessed": row("training/accessed")}
        yield "survey", {question: _answers(row, question) for question in QUESTIONS}
        voting, executive = row("board/voting"), row("board/executive")
        yield "board", {"total": _added(voting, row("board/non_voting")), "voting": voting, "executive": executive}

    return {**made, **{name: found for name, found in sections() if "not_collected" not in made[name]}}


def _added(part: Mapping[str, int], rest: Mapping[str, int]) -> dict[str, int]:
    return {group: part[group] + rest[group] for group in GROUPS}


def _answers(row: Callable[[str], dict[str, int]], question: str) -> Return:
    yes, no = row(f"survey/{question}/yes"), row(f"survey/{question}/no")
    return {group: {"yes": yes[group], "answered": yes[group] + no[group]} for group in ("white", "bme")}
