"""Under each name a publication counts what the standard counts there, and leaves nothing out that belongs together."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from benchmarks.invented import consortium, returns_of
from tests.builders import Json, generated_return, sample_report
from tests.consortia import WEXCOMBE, four_members, member_returns
from tests.disclosure.test_odd_organisations import ODD
from tests.domain.returns import a_return
from wres_desktop.checking import sha256, wrong_names
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.statements import Publication, Withheld
from wres_desktop.disclosure.verify_indicators import named_wrongly
from wres_desktop.domain.catalogue import Part, catalogue_of, joint_catalogue_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.submission import NotCollected


def withheld(part: Part) -> Json:
    """A publication that says nothing of all that could be said."""
    statements = tuple(Withheld(figure.id, figure.quantity) for figure in part.figures)
    publication = Publication("Invented Care", tuple(part.table), statements, part.facts, "default", "0")
    content: Json = json.loads(publication_text(publication))
    return content


def _catalogues() -> Iterator[tuple[str, Part]]:
    yield from ((name, catalogue_of([a_return(**sections)])) for name, sections in ODD.items())
    yield from ((f"generated {seed}", catalogue_of([generated_return(seed)])) for seed in range(9))
    yield from ((f"{people} people", catalogue_of(returns_of(1, people, 3))) for people in (30, 200))
    yield "two years of disciplinary cases", catalogue_of(member_returns(WEXCOMBE))
    yield "four members", joint_catalogue_of(consortium_of(four_members()))
    earlier, *latest = four_members()
    unlike = [replace(earlier, disciplinary=NotCollected("It was not recorded.")), *latest]
    yield "four members, of whom one did not count cases at first", joint_catalogue_of(consortium_of(unlike))
    yield "six members", joint_catalogue_of(consortium(6, 2))


CATALOGUES = dict(_catalogues())


@pytest.mark.parametrize("name", CATALOGUES)
def test_whatever_this_program_says_stands_under_its_name(name: str) -> None:
    publication = withheld(CATALOGUES[name])

    assert publication["statements"]
    assert named_wrongly(publication) == []


@cache
def _of_a_sample() -> tuple[str, str]:
    protected = sample_report("commissioning-group").protected
    return protected.publication_text, protected.certificate_text


def _statement(publication: Json, name: str) -> Json:
    found: Json = next(each for each in publication["statements"] if each["id"].endswith(name))
    return found


@pytest.mark.parametrize("name", ["four members", "two years of disciplinary cases"])
def test_nothing_may_be_said_of_other_cells_than_its_names(name: str) -> None:
    """Every statement has the cells of the one before it."""
    publication = withheld(CATALOGUES[name])
    rows = publication["statements"]
    publication["statements"] = [{**rows[number - 1], "id": row["id"]} for number, row in enumerate(rows)]
    found = "\n".join(named_wrongly(publication))

    assert [row["id"] for row in rows if f"{row['id']} is not said" not in found] == []


@pytest.mark.parametrize("name", ["four members", "200 people"])
def test_no_count_may_be_left_out_beside_others_with_which_it_belongs(name: str) -> None:
    rows = withheld(CATALOGUES[name])["statements"]
    for row in rows[::31]:
        left = [each for each in rows if each is not row]
        publication = withheld(CATALOGUES[name]) | {"statements": left}
        together = row["kind"] == "count" and "/members/" not in row["id"]
        assert bool(named_wrongly(publication)) == together, row["id"]


@pytest.mark.parametrize("name", ["four members", "two years of disciplinary cases", "30 people"])
def test_no_cell_may_be_left_out(name: str) -> None:
    """Nobody would be counted in it: so everybody of a band could be shown to be white."""
    cells = withheld(CATALOGUES[name])["cells"]
    for cell in cells[::23]:
        publication = withheld(CATALOGUES[name]) | {"cells": [each for each in cells if each != cell]}
        assert [line for line in named_wrongly(publication) if line.startswith("Not all cells are listed")], cell


@pytest.mark.parametrize("made_up", ["workforce/visitors/band_5/bme", "workforce/clinical/band_5/other", "staff/bme"])
def test_no_cell_may_be_made_up(made_up: str) -> None:
    """Anybody could be counted in it, so that less would seem to follow from a sum."""
    publication = withheld(CATALOGUES["30 people"])
    whose = "/".join(publication["cells"][0].split("/")[:2])
    publication["cells"].append(f"{whose}/{made_up}")

    assert f"The standard does not have {whose}/{made_up}." in named_wrongly(publication)


@pytest.mark.parametrize("name", ["four members", "200 people"])
def test_no_fact_may_be_left_out(name: str) -> None:
    """Who does not know that some are counted twice would take a report for safe that is not."""
    facts = withheld(CATALOGUES[name])["facts"]
    for fact in facts[::5]:
        publication = withheld(CATALOGUES[name]) | {"facts": [each for each in facts if each is not fact]}
        assert len(named_wrongly(publication)) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [("/1/all/bands_8a_to_8b/total", "/1/all/bands_8a_to_8b/Total"), ("/9/total/bme", "/9/total/bme_members")],
)
def test_a_certificate_of_statements_with_other_names_does_not_hold(name: str, other: str) -> None:
    """What has to stay open follows from names: under another one a count could be printed that gives somebody away."""
    publication, certificate = (json.loads(text) for text in _of_a_sample())
    row = _statement(publication, name)
    row["id"] = row["id"].removesuffix(name) + other
    digest = sha256(json.dumps(publication).encode())
    found = wrong_names(certificate | {"publications": [digest]}, {digest: publication})

    assert [line for line in found if line.startswith(row["id"])]
