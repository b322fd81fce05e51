"""What is public tells nothing about which withheld counts are small, and all that a report needs is public."""

import io
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.builders import POLICY, SAMPLES, Json, Report, generated_return, report_on, sample_report
from tests.disclosure.publications import Table, witnesses_of
from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure import deciding
from wres_desktop.disclosure.candidates import candidates_of
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.deciding import decided
from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.ledger import background
from wres_desktop.disclosure.order import Draw
from wres_desktop.disclosure.problem import Item
from wres_desktop.disclosure.proof import proof_text
from wres_desktop.disclosure.protect import protect_together
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.verify import printed_from
from wres_desktop.disclosure.verify_reading import Sums
from wres_desktop.disclosure.wanted import wanted_of
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.figures import Count
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.pipeline import report_files
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.csv_table import published_csv
from wres_desktop.reports.html import render_html
from wres_desktop.reports.pdf import render_pdf

both_samples = pytest.mark.parametrize("name", SAMPLES)
STATEMENT_KEYS = {"id", "kind", "of", "out_of", "averaged_over", "weighted", "compared_with", "minus", "withheld"}


def report_with(band_5: Counts, band_6: Counts) -> Report:
    """Two bands in which BME staff and staff of unknown ethnicity are withheld, and a large one."""
    rows = {"band_5": band_5, "band_6": band_6, "band_7": Counts(60, 25, 12)}
    sections: dict[str, Any] = {
        "recruitment": None,
        "disciplinary": None,
        "training": None,
        "survey": {},
        "board": None,
    }
    return report_on(a_return(workforce={StaffGroup.CLINICAL: rows}, **sections))


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[int], Sequence[int]], None]:
    """Let every secret draw a given order, with everything else passed by, and another for what is tried rounded."""

    def draw(order: Sequence[int], rounded: Sequence[int]) -> None:
        def drawn(items: Sequence[Item], *_: Any) -> Draw:  # noqa: ANN401
            return Draw(order, frozenset(range(len(items))).difference(order))

        monkeypatch.setattr(deciding, "chosen_order", drawn)
        monkeypatch.setattr(deciding, "rounded_order", lambda *_: rounded)

    return draw


@pytest.mark.parametrize(("seed", "plan"), [(3, "headlines"), (9, "headlines"), (3, "rounded")])
def test_every_possible_table_can_have_given_the_same_bytes(
    seed: int, plan: str, draw: Callable[[Sequence[int], Sequence[int]], None]
) -> None:
    """No table that agrees with a publication can be ruled out: some secret prints just these bytes for it.

    Both times it draws the printed figures in the order in which they were chosen, and passes all others by.
    """
    wanted = wanted_of([generated_return(seed)])
    terms = Terms(POLICY, Secret(bytes(16)), EMPHASES[plan])
    protected = protect_together([wanted], terms)[0]
    text = publication_text(protected.publication)
    candidates = candidates_of([wanted], background((), wanted.part.table), POLICY, terms.emphasis)
    counts = [s for s in protected.publication.statements if isinstance(s, Printed) and isinstance(s.quantity, Count)]
    exact, rounded = ({s.id for s in counts if (s.rounded_to > 1) == is_rounded} for is_rounded in (False, True))
    chosen = decided([wanted], background((), wanted.part.table), terms).planned.plan
    drawn = [
        [item for item in items if item in {candidates.items_of(f)[0] for f in wanted.part.figures if f.id in told}]
        for items, told in ((chosen.printed, exact), (chosen.rounded, rounded))
    ]
    assert bool(rounded) == (plan == "rounded")
    draw(*drawn)
    witnesses = witnesses_of(json.loads(proof_text(protected.proof)))
    others = other_tables(wanted.part.table, witnesses, json.loads(text))

    assert len(others) == 5
    for table in others:
        assert table != wanted.part.table
        other = replace(wanted, part=replace(wanted.part, table=table))
        rules = candidates_of([other], background((), table), POLICY, terms.emphasis).problem.rules
        assert rules == candidates.problem.rules
        assert publication_text(protect_together([other], terms)[0].publication) == text


def other_tables(truth: Mapping[str, int], witnesses: Sequence[Mapping[str, int]], told: Json) -> list[dict[str, int]]:
    """Some witnesses, and tables on the way from one of them, or from the truth, in the direction of two others."""
    chance = random.Random(len(truth))  # noqa: S311 - invented counts
    found = [dict(witness) for witness in witnesses[:2]]
    for _ in range(200):
        start = chance.choice([truth, *witnesses])
        one, two = chance.sample(list(witnesses), 2)
        moved = {cell: count + one[cell] - two[cell] for cell, count in start.items()}
        if min(moved.values()) >= 0 and moved != truth and moved not in found and len(found) < 5:
            found.append(moved)
    sums = Sums(told["cells"])
    printed = [statement for statement in told["statements"] if "printed" in statement]
    assert all(printed_from(s, Table(table, sums)) == s["printed"] for s in printed[::9] for table in found)
    return found


def test_the_same_publication_can_hide_small_counts_in_different_places() -> None:
    report = report_with(Counts(30, 2, 7), Counts(40, 7, 2))
    hidden = [
        frozenset(statement["of"])
        for statement in report.publication["statements"]
        if "withheld" in statement
        and statement["kind"] == "count"
        and len(statement["of"]) == 1
        and "*" not in statement["of"][0]
    ]
    small = [
        frozenset(cell for (cell,) in hidden if 0 < table[cell] < 5)
        for table in ({**report.truth}, *witnesses_of(report.proof))
    ]

    assert small[0]
    assert any(not small[0] & other for other in small[1:])


@both_samples
def test_a_withheld_statement_says_what_it_is_about_and_that_it_is_withheld_only(name: str) -> None:
    withheld = [s for s in sample_report(name).publication["statements"] if "withheld" in s]

    assert withheld
    assert all(statement["withheld"] is True for statement in withheld)
    assert all(set(statement) <= STATEMENT_KEYS for statement in withheld)


@both_samples
def test_statements_stand_in_the_order_of_the_form_whatever_is_withheld(name: str) -> None:
    """Not the small ones first, nor the planner's order: ids as the catalogue gives them."""
    protected = sample_report(name).protected
    kinds = ["withheld" if "withheld" in s else "printed" for s in sample_report(name).publication["statements"]]
    ids = [statement.id for statement in protected.publication.statements]

    assert len(set(ids)) == len(ids)
    assert kinds != sorted(kinds)
    assert kinds != sorted(kinds, reverse=True)


@both_samples
def test_why_a_figure_is_withheld_stays_with_the_organisation(name: str) -> None:
    protected = sample_report(name).protected
    own_eyes = set(protected.reasons.values())
    public = protected.publication_text

    assert own_eyes <= {reason.value for reason in Reason}
    assert Reason.SMALL.value in own_eyes
    for reason in Reason:
        assert reason.value not in public
    assert "sensitive" not in public
    assert "witness" not in public
    assert set(protected.reasons) == {s["id"] for s in sample_report(name).publication["statements"] if "withheld" in s}


@both_samples
def test_no_public_file_of_a_report_holds_a_reason_or_the_proof(name: str) -> None:
    files = report_files(sample_report(name).protected)
    proof = files.pop("proof.json")

    assert b"OFFICIAL-SENSITIVE" in proof.split(b"\n")[2]
    for file_name, content in files.items():
        assert b"OFFICIAL-SENSITIVE" not in content, file_name
        for reason in (Reason.SMALL, Reason.ONE_CATEGORY, Reason.PROTECTS_OTHERS, Reason.FEW_ANSWERS):
            assert reason.value.encode() not in content, file_name


@both_samples
def test_a_report_is_drawn_from_the_publications_file_and_the_edition_alone(name: str) -> None:
    protected = sample_report(name).protected
    files = report_files(protected)
    read = publication_from_json(json.loads(protected.publication_text))
    assert read.document is not None
    edition = load_edition(read.document.reporting_year)
    contents = {"annual-report": annual_report(read, edition), "action-plan": action_plan(read, edition)}

    assert published_csv(read).encode("utf-8-sig") == files["published.csv"]
    for document, content in contents.items():
        paper = io.BytesIO()
        render_pdf(content, paper)

        assert render_html(content).encode() == files[f"{document}.html"]
        assert len(paper.getvalue()) == len(files[f"{document}.pdf"])
