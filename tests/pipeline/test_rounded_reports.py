"""A report with rounded numbers from files to files: read back, checked, and in the ledger of the year after."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.builders import generated_return
from wres_desktop import pipeline
from wres_desktop.checking import read_publication, verify_files
from wres_desktop.disclosure.compared_reports import beside_of
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.verify_derived import wrong_derived
from wres_desktop.domain.figures import Count, cells_matching, sums_of
from wres_desktop.pipeline import Wishes

THIS_YEAR = generated_return(14)
LAST_YEAR = replace(generated_return(9), reporting_year=2023, snapshot_date=date(2023, 3, 31))


def rounded_in(publication: Publication) -> set[str]:
    return {each.id for each in publication.statements if isinstance(each, Printed) and each.is_rounded}


@cache
def last_year() -> pipeline.Protected:
    return pipeline.protect([LAST_YEAR], Wishes(plan="rounded", secret=Secret(bytes(16))))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Last year's publication and its proof."""
    publication, proof = tmp_path / "publication.json", tmp_path / "proof.json"
    publication.write_text(last_year().publication_text, encoding="utf-8")
    proof.write_text(last_year().proof_text, encoding="utf-8")
    return publication, proof


def test_the_file_of_such_a_report_reads_back_as_it_was_and_is_verified(files: tuple[Path, Path]) -> None:
    publication, proof = files

    assert rounded_in(last_year().publication)
    assert read_publication(publication) == last_year().publication
    assert verify_files(publication, proof) == []


@pytest.mark.parametrize("plan", ["headlines", "rounded"])
def test_the_year_after_nothing_is_worked_out_from_what_was_rounded_before(plan: str) -> None:
    """Last year's rounded numbers are evidence; its percentages stand beside this year's, its counts do not."""
    wishes = Wishes(plan=plan, published=(last_year().publication,), secret=Secret(bytes(16)))
    protected = pipeline.protect([LAST_YEAR, THIS_YEAR], wishes)
    publication = protected.publication
    rounded = rounded_in(publication)
    exact = {
        cells_matching(each.quantity.of, publication.cells)
        for each in publication.statements
        if isinstance(each.quantity, Count) and isinstance(each, Printed) and each.id not in rounded
    }

    assert bool(rounded) == (plan == "rounded")
    for each in publication.statements:
        if not isinstance(each, Withheld) and not isinstance(each.quantity, Count):
            assert exact.issuperset(cells_matching(of, publication.cells) for of in sums_of(each.quantity)), each.id
    assert not [each.id for each in publication.derived if each.says and not rounded.isdisjoint(each.rests_on)]
    assert list(wrong_derived(json.loads(protected.publication_text))) == []
    assert {each.figure for each in beside_of(last_year().publication).peers}.isdisjoint(rounded)
