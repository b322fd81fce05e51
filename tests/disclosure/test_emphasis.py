"""The alternatives among which an organisation chooses: each is safe, and each puts first what it says."""

from functools import cache

import pytest

from tests.builders import POLICY, generated_return
from wres_desktop.disclosure.constraints import constraints_of
from wres_desktop.disclosure.emphasis import EMPHASES, emphasis_named
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.most_printed import most_of
from wres_desktop.disclosure.protect import Protected, protect
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sensitive import sensitive_counts
from wres_desktop.disclosure.statements import Printed, keeps_back
from wres_desktop.disclosure.terms import DEFAULT_EMPHASIS, Terms
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import Count, cells_matching
from wres_desktop.domain.workforce import BANDS, PAY_CLUSTERS
from wres_desktop.errors import WrongUse

SEED = 3


@cache
def report(name: str) -> Protected:
    return protect([generated_return(SEED)], Terms(POLICY, Secret(bytes(16)), emphasis_named(name)))


def printed_rows(name: str, rows: tuple[str, ...]) -> int:
    """How many counts of rows of indicator 1, staff group by staff group, are printed."""
    return sum(
        isinstance(statement, Printed) and isinstance(statement.quantity, Count) and is_row(statement.id, rows)
        for statement in report(name).publication.statements
    )


def is_row(figure_id: str, rows: tuple[str, ...]) -> bool:
    parts = figure_id.split("/")
    return len(parts) == 5 and parts[1] == "1" and parts[2] != "all" and parts[3] in rows


@pytest.mark.parametrize("name", EMPHASES)
def test_each_alternative_leaves_every_sensitive_count_open(name: str) -> None:
    publication = report(name).publication
    part = catalogue_of([generated_return(SEED)])
    knowledge = Knowledge(publication.cells, constraints_of(publication))
    needs = sensitive_counts(part.table, part.figures, POLICY)

    assert needs
    for need in needs:
        cells = tuple(publication.cells.index(cell) for cell in cells_matching(need.of, tuple(part.table)))
        assert knowledge.highest(cells) >= need.high, need.of
        assert need.low == need.high or knowledge.lowest(cells) <= need.low, need.of


def test_no_alternative_prints_more_than_any_safe_choice_could_and_some_could_print_more_than_none() -> None:
    most = most_of([generated_return(SEED)], Terms(POLICY, Secret(bytes(16))))
    for name in EMPHASES:
        printed = [each.id for each in report(name).publication.statements if not keeps_back(each)]

        assert len(printed) <= most.figures < len(most.needs)
        assert sum(most.needs[each] for each in printed) <= most.need


def test_pay_clusters_first_prints_more_rows_of_clusters() -> None:
    clusters = tuple(PAY_CLUSTERS)

    assert printed_rows("clusters", clusters) > printed_rows("headlines", clusters)
    assert printed_rows("clusters", clusters) >= printed_rows("bands", clusters)


def test_single_bands_first_prints_more_cells_of_bands() -> None:
    assert printed_rows("bands", BANDS) > printed_rows("headlines", BANDS)
    assert printed_rows("bands", BANDS) > printed_rows("clusters", BANDS)


def test_single_bands_first_counts_most_people_in_printed_cells_of_bands() -> None:
    """A cell of a band is white, BME or unknown staff of one staff group, so nobody is counted twice."""
    people = {name: people_in_cells(name) for name in EMPHASES}

    assert people["bands"] == max(people.values()) > people["headlines"]


def people_in_cells(name: str) -> int:
    return sum(
        int(statement.printed)
        for statement in report(name).publication.statements
        if isinstance(statement, Printed) and is_row(statement.id, BANDS) and not statement.id.endswith("/total")
        if isinstance(statement.quantity, Count) and not statement.is_rounded
    )


@pytest.mark.parametrize(
    ("figure_id", "clusters", "bands"),
    [
        ("2021/1/clinical/cluster_1/bme", True, False),
        ("2021/1/all/cluster_1/bme", True, False),
        ("2021/1/clinical/band_5/bme", False, True),
        ("2021/1/medical/consultant/bme", False, True),
        ("2021/1/clinical/band_5/total", False, False),
        ("2021/1/all/band_5/bme", False, False),
        ("2021/1/clinical/total/bme", False, False),
        ("2021/staff/bme", False, False),
        ("2021/2/shortlisted/bme", False, False),
        ("2021/9/voting/bme", False, False),
    ],
)
def test_what_each_alternative_puts_first(figure_id: str, *, clusters: bool, bands: bool) -> None:
    figure_id = figure_id.replace("cluster_1", next(iter(PAY_CLUSTERS)))

    assert EMPHASES["headlines"].factor(figure_id) == 1.0
    assert (EMPHASES["clusters"].factor(figure_id) > 1.0) == clusters
    assert (EMPHASES["bands"].factor(figure_id) > 1.0) == bands


def test_headlines_first_is_the_default_and_every_alternative_says_what_it_means() -> None:
    assert DEFAULT_EMPHASIS is EMPHASES["headlines"]
    for name, emphasis in EMPHASES.items():
        assert emphasis.name == name
        assert emphasis.label
        assert emphasis.meaning.endswith(".")


def test_an_alternative_that_does_not_exist_is_refused_with_the_names_of_those_that_do() -> None:
    with pytest.raises(WrongUse, match=r"^[^\n]+\.$") as refused:
        emphasis_named("everything")

    assert all(name in str(refused.value) for name in EMPHASES)
