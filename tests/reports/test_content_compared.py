"""The pages that compare: with earlier years, with the whole, with others, and with what could have been."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from tests.domain.returns import Counts, a_return
from tests.reports.publications import (
    TWO_YEAR_AVERAGE,
    everything_withheld,
    published,
    published_joint,
    source_of,
    two_years,
    with_document,
    with_printed,
    with_withheld,
)
from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.benchmarks import Benchmark, Beside, Peer, benchmark_from, shipped_benchmarks
from wres_desktop.domain.citations import NHS_ENGLAND_DATA
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.submission import (
    Board,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyCount,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.reports import wording_beside, wording_compared
from wres_desktop.reports.blocks import (
    BarChart,
    Cell,
    CellKind,
    DataTable,
    Heading,
    Paragraph,
    RatioChart,
    Section,
    WordTable,
)
from wres_desktop.reports.blocks_charts import FunnelChart, SeriesChart
from wres_desktop.reports.content import annual_report, indicators_of
from wres_desktop.reports.content_beside import beside_section
from wres_desktop.reports.content_representation import representation_section
from wres_desktop.reports.content_series import series_section
from wres_desktop.reports.content_unknown import unknown_section
from wres_desktop.reports.content_yearly import yearly_section

PEERS = tuple(Peer("staff/bme_percent", 2021, f"Body {n}", 10 + 7 * n, 90 + 31 * n, "Its report") for n in range(12))


def many_years(first: int, last: int) -> tuple[Submission, ...]:
    return tuple(
        a_return(
            year,
            recruitment=Recruitment(Counts(180, 120, 14), Counts(34, 12 + year % 5, 5)),
            **({"disciplinary": TWO_YEAR_AVERAGE} if year < 2020 else {}),
        )
        for year in range(first, last + 1)
    )


YEARS = published(*many_years(2017, 2023))


def only(sections: tuple[Section, ...]) -> Section:
    (section,) = sections
    return section


def leaves(content: object) -> Iterator[str]:
    if is_dataclass(content):
        for field in fields(content):
            yield from leaves(getattr(content, field.name))
    elif isinstance(content, tuple):
        for each in content:
            yield from leaves(each)
    elif isinstance(content, str):
        yield content


def row(table: DataTable, label: str) -> tuple[str, ...]:
    return next(tuple(cell.text for cell in row.cells) for row in table.rows if row.label == label)


def tables(section: Section) -> list[DataTable]:
    return [block for block in section.blocks if isinstance(block, DataTable)]


def charts(section: Section) -> dict[str, SeriesChart]:
    """The charts through the years by the number of their indicator."""
    found: dict[str, SeriesChart] = {}
    number = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            number = block.text.split()[0]
        if isinstance(block, SeriesChart):
            found[number] = block
    return found


# ---------------------------------------------------------------- against the year before


def test_the_yearly_comparison_has_both_years_the_change_and_a_word() -> None:
    table = only(yearly_section(source_of(published(*two_years())))).blocks[1]

    assert isinstance(table, DataTable)
    assert table.columns == ("2020", "2021", "Change", "What it tells")
    assert table.caption == "April 2020 to March 2021 against the year before"
    # 30 of 150 against 16 of 110 is 1.38; 34 of 180 against 12 of 120 is 1.89
    assert row(table, "Being appointed: white against BME") == ("1.38", "1.89", "+0.51", "Cannot tell")
    assert row(table, "BME people on the board") == ("35.3", "35.3", "0.0", "Not tested")


def survey(bme: int, white: int) -> dict[str, Any]:
    result = SurveyResult(SurveyCount(white, 1000), SurveyCount(bme, 500))
    return {"survey": dict.fromkeys((SurveyQuestion.HARASSMENT_STAFF, SurveyQuestion.EQUAL_OPPORTUNITY), result)}


def test_what_surely_changed_is_said_first_and_the_question_decides_what_is_better() -> None:
    years = (a_return(2020, **survey(250, 200)), a_return(2021, **survey(150, 200)))
    lead, table = only(yearly_section(source_of(published(*years)))).blocks

    assert isinstance(lead, Paragraph)
    assert isinstance(table, DataTable)
    assert lead.text == (
        "Better: harassment from staff (BME staff), harassment from staff (gap, BME minus white) and "
        "equal opportunities for progression or promotion (gap, BME minus white). "
        "Worse: equal opportunities for progression or promotion (BME staff). "
        "Whatever else is compared here could be chance."
    )


def test_years_of_another_basis_are_not_held_against_each_other_and_the_page_says_why() -> None:
    table = only(yearly_section(source_of(published(*many_years(2019, 2020))))).blocks[1]

    assert isinstance(table, DataTable)
    *_, change, told = row(table, "Entering the formal disciplinary process: BME against white")
    assert (change, told) == ("", "No comparison")
    assert any(note.startswith("Indicator 3: 2019 and 2020 cannot be compared") for note in table.notes)


def test_nothing_is_said_of_a_change_of_which_one_number_is_withheld() -> None:
    publication = with_withheld(published(*two_years()), "2020/2/appointed/bme")
    table = only(yearly_section(source_of(publication))).blocks[1]

    assert isinstance(table, DataTable)
    assert row(table, "Being appointed: white against BME")[2:] == ("[c]", "")


def test_with_everything_withheld_the_page_says_so_and_no_more() -> None:
    lead, table = only(yearly_section(source_of(everything_withheld(published(*two_years()))))).blocks

    assert isinstance(lead, Paragraph)
    assert lead.text == wording_compared.NOTHING_TO_COMPARE
    assert isinstance(table, DataTable)
    assert {cell.text for row in table.rows for cell in row.cells} == {"[c]", "", "[x]"}


def test_a_survey_question_of_which_neither_year_prints_anything_has_one_row() -> None:
    publication = with_withheld(published(*two_years()), "2020/5/", "2021/5/", "2021/6/")
    table = only(yearly_section(source_of(publication))).blocks[1]

    assert isinstance(table, DataTable)
    assert [each.label for each in table.rows].count("White staff") == 2
    assert row(table, "Harassment from patients, relatives or the public")[:2] == ("[c]", "[c]")
    assert row(table, "Discrimination from a manager or colleague")[:2] == ("[x]", "[x]")
    assert row(table, "Harassment from staff: BME staff")[1] == "[c]"


def test_a_report_of_one_year_has_no_comparison_through_time() -> None:
    source = source_of(published(a_return()))

    assert yearly_section(source) == ()
    assert series_section(source) == ()


# ---------------------------------------------------------------- through the years


def test_two_years_need_no_pages_of_their_own_through_time() -> None:
    assert series_section(source_of(published(*two_years()))) == ()


def test_every_indicator_with_figures_has_a_heading_and_a_table_behind_its_chart() -> None:
    blocks = only(series_section(source_of(YEARS))).blocks
    headings = [block.text.split()[0] for block in blocks if isinstance(block, Heading)]

    assert headings == ["1", "2", "3", "4", "5", "6", "7", "9"]  # the question of indicator 8 was not asked
    for index, block in enumerate(blocks):
        if isinstance(block, SeriesChart):
            table = blocks[index + 1]
            assert isinstance(table, DataTable)
            cells = {cell.text for row in table.rows for cell in row.cells}
            main, *_ = block.lines
            assert {point.printed for point in main.points} <= cells


@pytest.mark.parametrize(("number", "year"), [("3", "2020"), ("7", "2022")])
def test_no_line_crosses_the_break_of_a_series(number: str, year: str) -> None:
    chart = charts(only(series_section(source_of(YEARS))))[number]

    assert chart.breaks == (year,)
    assert f"The series begins anew in {year}." in chart.described
    for line in chart.lines:
        for point, following in zip(line.points, line.points[1:], strict=False):
            crosses = point.year < year <= following.year
            assert point.joined is not crosses


def test_the_table_names_the_break_and_the_reason_stands_below_it() -> None:
    section = only(series_section(source_of(YEARS)))
    table = next(each for each in tables(section) if "disciplinary" in each.caption)

    assert [each.label for each in table.rows].index("New basis from 2020") == 3
    assert any("average of two years" in note for note in table.notes)


def test_a_line_does_not_run_past_a_year_that_is_withheld_and_that_year_has_no_place() -> None:
    source = source_of(with_withheld(YEARS, "2019/2"))
    chart = charts(only(series_section(source)))["2"]

    assert "2019" not in chart.years
    assert [point.year for line in chart.lines for point in line.points if not point.joined] == ["2018", "2023"]


def test_a_break_in_a_year_that_is_withheld_is_still_a_break() -> None:
    chart = charts(only(series_section(source_of(with_withheld(YEARS, "2020/3", "2021/3")))))["3"]

    assert chart.breaks == ("2022",)


def test_of_a_single_printed_year_there_is_a_sentence_and_no_chart() -> None:
    starts = tuple(f"{year}/2" for year in range(2017, 2023))
    section = only(series_section(source_of(with_withheld(YEARS, *starts))))

    assert "2" not in charts(section)
    assert wording_compared.TOO_FEW_TO_DRAW in list(leaves(section.blocks))


def test_indicators_of_which_nothing_is_printed_are_named_in_one_sentence() -> None:
    starts = tuple(f"{year}/{number}/" for year in range(2017, 2024) for number in (3, 5, 7))
    section = only(series_section(source_of(with_withheld(YEARS, *starts))))
    last = section.blocks[-1]

    assert not {"3", "5", "7"} & charts(section).keys()
    assert isinstance(last, Paragraph)
    assert last.text.endswith("nothing is printed for any of these years.")
    assert "5, 7 and 8" in last.text


def test_the_survey_tables_say_under_which_question_each_year_was_asked() -> None:
    section = only(series_section(source_of(YEARS)))
    table = next(each for each in tables(section) if each.caption.startswith("Harassment from patients"))

    assert "In the staff survey: KF25 (2017 to 2018), Q13a (2019 to 2021) and Q14a (2022 to 2023)." in table.notes


def test_fourteen_years_make_a_report() -> None:
    section = only(series_section(source_of(published(*many_years(2012, 2025)))))

    assert max(len(table.rows) for table in tables(section)) == 15
    assert len(charts(section)["1"].years) == 14


# ---------------------------------------------------------------- bands


def test_each_printed_band_stands_beside_the_whole() -> None:
    table = tables(only(representation_section(source_of(published(*two_years())))))[0]

    # 20 of 62 in band 4 against 50 of 174: 32.26 % - 28.74 %
    assert row(table, "Band 4") == ("20", "62", "32.3", "+3.5", "Cannot tell")


def test_one_more_appointment_changes_the_board_as_reckoned_by_hand() -> None:
    board = Board(Counts(11, 0, 0), Counts(9, 0, 0), Counts(5, 0, 0))
    table = tables(only(representation_section(source_of(published(a_return(board=board))))))[-1]

    # 1 of 11 members
    assert row(table, "All board members") == ("0", "11", "0.0%", "9.1%")


def test_the_leadership_goal_is_said_to_be_reckoned_by_this_program() -> None:
    workforce = {**a_return().workforce}  # type: ignore[dict-item]  # a workforce is given
    for group, rows in workforce.items():
        workforce[group] = {**rows, **({"band_8a": Counts(45, 5, 0)} if "band_8a" in rows else {})}
    section = only(representation_section(source_of(published(a_return(workforce=workforce)))))
    table = next(each for each in tables(section) if each.caption == wording_beside.GOAL_CAPTION)

    # 53 of 211 staff; 53 x 50 / 211 = 12.6, so 13 are needed and 8 more; 5 + 8 x 1/7, 2/7, 3/7 = 6.1, 7.3, 8.4
    assert row(table, "Band 8a") == ("5", "50", "13", "8", "6", "7", "8")
    assert any("this program's own" in text for text in leaves(section.blocks))


def test_without_a_printed_band_there_are_sentences_in_the_place_of_tables() -> None:
    section = only(representation_section(source_of(everything_withheld(published(*two_years())))))

    assert section.blocks == (Paragraph(wording_beside.NOTHING_OF_BANDS),)
    assert not section.new_page


def test_columns_of_people_are_left_out_where_only_ratios_would_change() -> None:
    publication = published(*two_years())
    of_people = [each for each in publication.by_id if each.startswith(("2021/1/", "2021/9/"))]
    section = only(representation_section(source_of(with_withheld(publication, *of_people))))
    table = next(each for each in tables(section) if each.caption == "What one more would change")

    assert table.columns == ("Now", "With one more")
    assert all(cell.text for row in table.rows for cell in row.cells)


def test_where_no_band_is_printed_the_page_is_of_staff_groups() -> None:
    publication = published(*two_years())
    rows = [each for each in publication.by_id if each.startswith("2021/1/") and "/total/" not in each]
    section = only(representation_section(source_of(with_withheld(publication, *rows))))

    assert section.title == "BME staff in each staff group"
    assert tables(section)[0].stub == "Staff group"


def test_what_one_more_would_change_in_a_single_figure_is_a_sentence() -> None:
    publication = published(*two_years())
    others = [each for each in publication.by_id if each.startswith(("2021/1/", "2021/9/", "2021/3/"))]
    section = only(representation_section(source_of(with_withheld(publication, *others))))

    assert not [table for table in tables(section) if table.caption == "What one more would change"]
    # 34 of 180 against 13 instead of 12 of 120: 0.18889 / 0.10833
    assert any(
        "applicant appointed: a relative likelihood of 1.74 instead of 1.89." in text for text in leaves(section.blocks)
    )


# ---------------------------------------------------------------- unknown ethnicity


def test_the_unknown_are_taken_for_white_and_then_for_bme() -> None:
    workforce = {group: dict(rows) for group, rows in a_return().workforce.items()}  # type: ignore[union-attr]
    for rows in workforce.values():
        rows.update({name: Counts(20, 10, 5) for name in rows if name in ("band_4", "consultant")})
    publication = published(a_return(workforce=workforce))
    (table,) = tables(only(unknown_section(source_of(publication))))
    groups = ("white", "bme", "unknown", "total")
    white, bme, unknown, total = (int(publication.printed(f"2021/staff/{each}") or "") for each in groups)

    assert white + bme + unknown == total
    printed = f"{100 * bme / total:.1f}"
    assert row(table, "All staff, % BME") == (printed, printed, f"{100 * (bme + unknown) / total:.1f}")


def test_without_the_numbers_there_is_a_sentence() -> None:
    section = only(unknown_section(source_of(everything_withheld(published(*two_years())))))

    assert section.blocks == (Paragraph(wording_beside.NO_UNKNOWN),)


def test_a_group_in_which_every_ethnicity_is_known_has_no_row_of_what_it_might_be() -> None:
    section = unknown_section(source_of(published(*two_years())))

    assert all(len({cell.text for cell in row.cells}) > 1 for table in tables(*section) for row in table.rows)


# ---------------------------------------------------------------- others


def test_whatever_is_said_of_trusts_says_trusts() -> None:
    section = only(beside_section(source_of(published(*two_years()))))
    others = [row.label for table in tables(section) for row in table.rows if row.level == 2]

    assert others
    assert all(label.startswith("NHS trusts") for label in others)
    assert wording_beside.ONLY_TRUSTS in list(leaves(section.blocks))


def test_what_trusts_had_stands_on_the_page_of_the_indicator() -> None:
    """hsjjobs.com, 22 February 2023: 1.54 in 2022."""
    second = next(each for each in indicators_of(source_of(a_likelihood_of(2022))) if each.number == 2)
    hidden = with_withheld(a_likelihood_of(2022), "2022/2/relative_likelihood")
    withheld = next(each for each in indicators_of(source_of(hidden)) if each.number == 2)

    assert second.notes[-1] == "In NHS trusts in England the relative likelihood was 1.54 in 2022."
    assert not any("trusts" in note for note in withheld.notes)


def a_likelihood_of(year: int) -> Publication:
    return with_printed(published(a_return(year)), {f"{year}/2/relative_likelihood": "1.54"})


def test_of_many_regions_the_lowest_and_the_highest_stand_for_all() -> None:
    """hsj.co.uk 7039600: in 2022 the regions lay between 1.30 (South East) and 1.96 (East of England)."""
    section = only(beside_section(source_of(a_likelihood_of(2022))))
    (table,) = tables(section)
    regions = [(row.label, row.cells[0].text) for row in table.rows if "regions" in row.label]

    assert regions == [
        ("NHS trusts, South East (lowest of 7 regions), 2022", "1.30"),
        ("NHS trusts, East of England (highest of 7 regions), 2022", "1.96"),
    ]
    assert wording_beside.REGIONS in list(leaves(section.blocks))


def test_nothing_is_said_of_regions_where_none_stands() -> None:
    publication = a_likelihood_of(2022)
    assert publication.document is not None
    country = tuple(row for row in publication.document.beside.benchmarks if row.area == "England")
    beside = replace(publication.document.beside, benchmarks=country)
    section = only(beside_section(source_of(with_document(publication, beside=beside))))

    assert wording_beside.REGIONS not in list(leaves(section.blocks))


def test_a_region_that_the_user_added_has_a_row_of_its_own() -> None:
    publication = a_likelihood_of(2022)
    assert publication.document is not None
    midlands = Benchmark("2/relative_likelihood", 2022, "1.46", "Midlands", "Our neighbours", "Our own table", "own")
    added = replace(publication.document.beside, benchmarks=(*publication.document.beside.benchmarks, midlands))
    section = only(beside_section(source_of(with_document(publication, beside=added))))

    assert "Our neighbours, Midlands, 2022" in [row.label for row in tables(section)[0].rows]


def test_a_trust_is_not_told_that_trusts_are_larger_than_it_is() -> None:
    trust = Organisation("T01", "Example Trust", OrganisationKind.NHS_TRUST)
    section = only(beside_section(source_of(published(*(replace(each, organisation=trust) for each in two_years())))))

    assert wording_beside.ONLY_TRUSTS not in list(leaves(section.blocks))


def test_every_figure_of_others_has_its_source_below() -> None:
    section = only(beside_section(source_of(published(*two_years()))))
    (sources,) = [block for block in section.blocks if isinstance(block, WordTable)]

    assert any(cited.startswith("Health Service Journal, 22 February 2023") for _, cited in sources.rows)
    assert any(cited == NHS_ENGLAND_DATA for _, cited in sources.rows)


def test_a_figure_that_is_withheld_has_nothing_beside_it_and_is_named() -> None:
    publication = with_withheld(published(*two_years()), "2021/2/appointed/bme", "2021/2/relative_likelihood")
    table, *_ = tables(only(beside_section(source_of(publication))))

    assert not any("being appointed" in each.label for each in table.rows)
    assert any("Likelihood of being appointed" in note for note in table.notes)


def test_a_figure_of_ones_own_stands_there_with_its_population() -> None:
    row_of_ours = {
        "figure": "staff/bme_percent",
        "year": 2021,
        "value": "31.0",
        "population": "Hospices",
        "source": "A",
    }
    publication = with_derived(published(*two_years()), Beside((benchmark_from(row_of_ours),)))
    table, *_ = tables(only(beside_section(source_of(publication))))

    assert row(table, "Hospices, 2021") == ("31.0", "Cannot tell")


def with_peers(publication: Publication) -> Publication:
    return with_derived(publication, Beside(shipped_benchmarks(), PEERS))


def test_ten_organisations_or_more_make_a_funnel_with_a_table_behind_it() -> None:
    section = only(beside_section(source_of(with_peers(published(*two_years())))))
    (funnel,) = [block for block in section.blocks if isinstance(block, FunnelChart)]
    table = tables(section)[-1]

    assert len(funnel.others) == 12
    assert (funnel.own.people, funnel.own.printed) == (174, "28.7")
    assert len(table.rows) == 13


def test_nine_organisations_make_none() -> None:
    publication = with_derived(published(*two_years()), Beside((), PEERS[:9]))

    assert beside_section(source_of(publication)) == ()


# ---------------------------------------------------------------- all of them


def number_cells(content: object) -> Iterator[Cell]:
    if isinstance(content, Cell):
        if content.kind is CellKind.NUMBER:
            yield content
    elif is_dataclass(content):
        for field in fields(content):
            yield from number_cells(getattr(content, field.name))
    elif isinstance(content, tuple):
        for each in content:
            yield from number_cells(each)


def test_a_report_in_which_everything_is_withheld_has_no_number_and_no_chart_to_measure() -> None:
    report = annual_report(everything_withheld(with_peers(published(*many_years(2019, 2021)))), load_edition(2021))
    blocks = [block for section in report.sections for block in section.blocks]

    assert list(number_cells(report)) == []
    assert not any(isinstance(block, SeriesChart | FunnelChart | BarChart | RatioChart) for block in blocks)


def test_a_joint_report_compares_as_well() -> None:
    members = [
        replace(a_return(year), organisation=Organisation(code, f"Body {code}", OrganisationKind.CCG))
        for year in (2019, 2020, 2021)
        for code in ("X01", "X02")
    ]
    source = source_of(published_joint(*members))

    assert yearly_section(source)
    assert charts(only(series_section(source)))
    assert tables(only(representation_section(source)))
