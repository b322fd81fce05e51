"""What is wrong with the form of a return: each fault at its address, in plain words."""

import json
from pathlib import Path

import pytest

from tests.intake.returns import sound_json, spoiled, summary, written
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.intake.return_file import read_return
from wres_desktop.intake.return_schema import MOST_PROBLEMS

DEVELOPERS_WORDS = (
    "schema",
    "instance",
    "validat",
    "Traceback",
    "Error",
    "NoneType",
    "dict",
    "string",
    "integer",
    "regex",
)


def only_problem(folder: Path, content: object) -> Problem:
    result = read_return(written(folder, content))
    assert result.submission is None
    assert len(result.problems) == 1
    problem = result.problems[0]
    assert problem.blocks
    assert problem.source == "return.wres.json"
    assert not any(word in str(problem) for word in DEVELOPERS_WORDS)
    assert problem.what.endswith(".")
    assert problem.to_do.endswith(".")
    return problem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-1", "cannot be below zero"),
        ("2000001", "more people than any organisation has"),
        ("9" * 5000, "more people than any organisation has"),
        ("-" + "9" * 5000, "cannot be below zero"),
        ("3.0", "not a whole number"),
        ("3.5", "not a whole number"),
        ("1e2", "not a whole number"),
        ("1e999", "not a whole number"),
        ("NaN", "not a whole number"),
        ("Infinity", "not a whole number"),
        ("-Infinity", "not a whole number"),
        ('"3"', "A text stands here"),
        ('""', "A text stands here"),
        ("true", "True or false"),
        ("false", "True or false"),
        ("[3]", "Something else"),
        ('{"count": 3}', "Something else"),
    ],
)
def test_validation_1_a_headcount_is_a_whole_number_from_zero(tmp_path: Path, text: str, words: str) -> None:
    content = json.dumps(spoiled("recruitment/shortlisted/bme", "HERE")).replace('"HERE"', text)
    path = tmp_path / "return.wres.json"
    path.write_text(content, encoding="utf-8")
    (problem,) = read_return(path).problems
    assert (problem.address, problem.rule) == ("recruitment / shortlisted / bme", 1)
    assert words in problem.what


@pytest.mark.parametrize(
    ("place", "value", "address", "words"),
    [
        ("board/total", 12, "board / total", "where rows are expected"),
        ("board/total", None, "board / total", "where rows are expected"),
        ("board", [], "board", "where rows are expected"),
        ("workforce/clinical", "none", "workforce / clinical", "where rows are expected"),
        ("survey", 3, "survey", "where rows are expected"),
        ("organisation", None, "organisation", "where rows are expected"),
        ("organisation/kind", "trust", "organisation / kind", "kind of organisation is not known"),
        ("organisation/kind", None, "organisation / kind", "kind of organisation is not known"),
        ("organisation/code", "T/1", "organisation / code", "two to twelve letters and digits"),
        ("organisation/code", "T*", "organisation / code", "two to twelve letters and digits"),
        ("organisation/code", "T01\n", "organisation / code", "two to twelve letters and digits"),
        ("organisation/name", "  ", "organisation / name", "name of the organisation is missing"),
        ("organisation/name", "x" * 201, "organisation / name", "longer than 200 characters"),
        ("reporting_year", "2021", "reporting_year", "not a year of the standard"),
        ("reporting_year", 21, "reporting_year", "not a year of the standard"),
        ("reporting_year", 20210, "reporting_year", "not a year of the standard"),
        ("snapshot_date", "31/03/2021", "snapshot_date", "not a date that exists"),
        ("snapshot_date", "2021-3-31", "snapshot_date", "not a date that exists"),
        ("snapshot_date", "2021-02-30", "snapshot_date", "not a date that exists"),
        ("snapshot_date", "0000-03-31", "snapshot_date", "not a date that exists"),
        ("snapshot_date", "2021-03-31T00:00", "snapshot_date", "not a date that exists"),
        ("snapshot_date", 20210331, "snapshot_date", "not a date that exists"),
        ("disciplinary/basis", "rolling", "disciplinary / basis", "basis is not known"),
        ("training", {"not_collected": ""}, "training / not_collected", "not said why"),
        ("training", {"not_collected": "  \n"}, "training / not_collected", "not said why"),
        ("training", {"not_collected": None}, "training / not_collected", "not said why"),
        ("form/board_lead", 7, "form / board_lead", "where a text is expected"),
        ("form/board_lead", None, "form / board_lead", "where a text is expected"),
        ("form/board_lead", "a\x00b", "form / board_lead", "cannot be printed"),
        ("form/board_lead", "\ud800", "form / board_lead", "cannot be printed"),
        ("form/board_lead", "x" * 20_001, "form / board_lead", "longer than can be printed"),
        ("actions", {}, "actions", "not a list of actions"),
        ("actions", [{}] * 501, "actions", "more than 500"),
        ("actions", [{"lead": "Chair"}, {"lead": 3}], "actions / 2 / lead", "where a text is expected"),
        ("stated_headcount", "300", "stated_headcount", "A text stands here"),
    ],
)
def test_a_wrong_value_is_named_with_its_address(
    tmp_path: Path, place: str, value: object, address: str, words: str
) -> None:
    problem = only_problem(tmp_path, spoiled(place, value))
    assert problem.address == address
    assert words in problem.what


@pytest.mark.parametrize(
    ("place", "address", "to_do"),
    [
        ("recruitmnt", "recruitmnt", "Perhaps recruitment was meant"),
        ("workforce/clinical/band5", "workforce / clinical / band5", "Perhaps band_5 was meant"),
        ("workforce/medical/registrar", "workforce / medical / registrar", "take the field out"),
        ("recruitment/shortlisted/unkown", "recruitment / shortlisted / unkown", "Perhaps unknown was meant"),
        ("form/board_leed", "form / board_leed", "Perhaps board_lead was meant"),
        ("narrative/10", "narrative / 10", "Perhaps 1 was meant"),
    ],
)
def test_a_name_that_no_return_has_is_named_with_the_one_that_was_meant(
    tmp_path: Path, place: str, address: str, to_do: str
) -> None:
    problem = only_problem(tmp_path, spoiled(place, {}))
    assert problem.address == address
    assert to_do in problem.to_do


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("organisation/code", "organisation / code"),
        ("snapshot_date", "snapshot_date"),
        ("board/executive", "board / executive"),
        ("recruitment/appointed/unknown", "recruitment / appointed / unknown"),
        ("survey/discrimination/bme", "survey / discrimination / bme"),
        ("survey/discrimination/bme/answered", "survey / discrimination / bme / answered"),
        ("disciplinary/entered", "disciplinary / entered"),
    ],
)
def test_a_field_that_is_missing_is_named(tmp_path: Path, place: str, address: str) -> None:
    content = sound_json()
    *above, last = place.split("/")
    rows = content
    for part in above:
        rows = rows[part]
    del rows[last]
    problem = only_problem(tmp_path, content)
    assert (problem.address, problem.what) == (address, "This is missing.")


def test_counts_beside_a_reason_are_a_problem(tmp_path: Path) -> None:
    content = spoiled("training/not_collected", "No record.")
    assert "Keep the counts or the reason" in only_problem(tmp_path, content).to_do


def test_a_count_beside_a_percentage_is_a_problem(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, spoiled("survey/discrimination/white/percent", "24.0"))
    assert "A count and a percentage" in problem.what


@pytest.mark.parametrize(
    ("percent", "rule", "words"),
    [
        ("21.4%", 11, "percent sign"),
        ("21.4 %", 11, "percent sign"),
        ("21,4", 12, "between quotation marks"),
        (21.4, 12, "between quotation marks"),
        (21, 12, "between quotation marks"),
        ("-3", 12, "between quotation marks"),
        ("1000", 12, "between quotation marks"),
        ("", 12, "between quotation marks"),
        ("21.4\n", 12, "between quotation marks"),
        (None, 12, "between quotation marks"),
    ],
)
def test_a_percentage_is_digits_with_their_decimals(tmp_path: Path, percent: object, rule: int, words: str) -> None:
    problem = only_problem(tmp_path, spoiled("survey/discrimination/white", {"percent": percent, "answered": 40}))
    assert (problem.address, problem.rule) == ("survey / discrimination / white / percent", rule)
    assert words in problem.what


def test_validation_11_a_percentage_where_a_headcount_is_expected_is_told_as_such(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, spoiled("disciplinary/entered/bme", "1.2%"))
    assert problem.rule == 11
    assert "Write the number of people" in problem.to_do


def test_a_row_given_twice_is_named(tmp_path: Path) -> None:
    text = json.dumps(sound_json())
    row = '"band_5": {"white": 28, "bme": 10, "unknown": 1}'
    assert row in text
    path = tmp_path / "return.wres.json"
    path.write_text(text.replace(row, f"{row}, {row}"), encoding="utf-8")
    (problem,) = read_return(path).problems
    assert problem.address == "workforce / clinical / band_5"
    assert "twice" in problem.what


def test_every_fault_is_found_in_one_reading(tmp_path: Path) -> None:
    content = spoiled("board/total/white", -1)
    content["snapshot_date"] = "tomorrow"
    content["training"] = {"accessed": {"white": "many", "bme": 1}}
    assert summary(read_return(written(tmp_path, content)).problems) == [
        ("snapshot_date", Severity.BLOCKS, 15),
        ("training / accessed / white", Severity.BLOCKS, 1),
        ("training / accessed / unknown", Severity.BLOCKS, None),
        ("board / total / white", Severity.BLOCKS, 1),
    ]


def test_a_file_with_endless_faults_gives_a_list_that_can_be_read(tmp_path: Path) -> None:
    content = spoiled("form", {f"field_{number}": 0 for number in range(10_000)})
    assert len(read_return(written(tmp_path, content)).problems) <= MOST_PROBLEMS


def test_a_problem_never_repeats_what_stands_in_the_cell(tmp_path: Path) -> None:
    content = spoiled("recruitment/shortlisted/bme", "Ada Lovelace")
    content["board"]["total"]["white"] = -4711
    content["snapshot_date"] = "4711-99-99"
    told = "\n".join(str(problem) for problem in read_return(written(tmp_path, content)).problems)
    assert "Lovelace" not in told
    assert "4711" not in told
