"""The schemas of the files that go in and out: strict where a slip would lose data, open where anyone may write."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import SAMPLES, sample_report
from tests.intake.returns import sound_json, written
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.verify_shape import is_certificate
from wres_desktop.domain.form import FORM_FIELDS, NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import Action, OrganisationKind
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, SENIOR_MEDICAL_MANAGER
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.problems import any_blocks
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources

NAMES = ("return", "publication", "proof", "certificate", "audit")

# The example of design.md 3, with the organisation and its code invented there.
PUBLICATION: dict[str, Any] = {
    "format": "wres-publication",
    "version": 1,
    "title": "WRES 2021, Example CCG",
    "cells": [
        *(f"{row}/{group}" for row in ("staff", "disciplinary", "board", "band_5") for group in ("white", "bme")),
        "staff/unknown",
    ],
    "statements": [
        {"id": "headcount", "kind": "count", "of": ["staff/*"], "printed": "295"},
        {"id": "bme_percent", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"},
        {"id": "rounded", "kind": "count", "of": ["staff/white"], "printed": "260", "rounded_to": 5},
        {
            "id": "likelihood",
            "kind": "ratio",
            "of": {"numerator": ["disciplinary/bme"], "denominator": ["staff/bme"]},
            "compared_with": {"numerator": ["disciplinary/white"], "denominator": ["staff/white"]},
            "printed": "1.8",
            "rounding": "truncated",
            "reading": {
                "four_fifths": "bme_disadvantaged",
                "interval_95": ["0.45", "6.61"],
                "could_be_chance": True,
                "cautions": ["Few cases."],
            },
        },
        {
            "id": "gap",
            "kind": "difference",
            "of": {"numerator": ["board/bme"], "denominator": ["board/*"]},
            "minus": {"numerator": ["staff/bme"], "denominator": ["staff/*"]},
            "printed": "-0.6",
        },
        {"id": "band_5_bme", "kind": "count", "of": ["band_5/bme"], "withheld": True},
        {
            "id": "none",
            "kind": "percentage",
            "of": ["band_5/bme"],
            "out_of": ["band_5/*"],
            "averaged_over": 2,
            "weighted": True,
            "not_calculable": "nobody in the group",
        },
    ],
    "facts": [{"kind": "same_people", "of": ["staff/bme"], "also": ["band_5/bme"]}],
}
PROOF: dict[str, Any] = {
    "format": "wres-proof",
    "version": 2,
    "publication": "0" * 64,
    "policy": "default",
    "sensitive": [{"of": ["staff/bme"], "from": 0, "to": 5}],
    "cells": ["staff/bme", "staff/white"],
    "witnesses": [[0, 9], [5, 4]],
    "moves": [[1, 0, 2, 1, -2]],
}
CERTIFICATE: dict[str, Any] = {
    "format": "wres-certificate",
    "version": 2,
    "shows": "Nobody can be worked out.",
    "publications": ["0" * 64],
    "ledger": ["1" * 64],
    "policy": {
        "name": "default",
        "threshold": 5,
        "disciplinary_threshold": 5,
        "survey_minimum": 10,
        "rate_minimum": 10,
        "group_minimum": 10,
    },
    "cells": ["staff/white", "staff/bme"],
    "witnesses": [[0, 9], [9, 0]],
    "moves": [[2, 0, -3, 1, 3]],
    "bounds": [{"of": [0, 1], "at_least": 9, "over": 2, "from": [[2, 1, "headcount"], [-1, 1, 1]]}],
    "already_out": [{"of": [0], "at_most": 3, "from": [[1, 2, "white"]]}],
    "told_before": [
        {
            "cell": 0,
            "of": [1],
            "times": -1,
            "is": 9,
            "over": 1,
            "least": {"from": [[1, 2, "all"]]},
            "most": {"from": []},
        }
    ],
    "set_aside": [{"publication": 2, "statement": "headcount", "from": [[1, 1, "headcount"], [-1, 2, "headcount"]]}],
}
AUDIT: dict[str, Any] = {
    "format": "wres-audit",
    "version": 1,
    "policy": "default",
    "consistent": True,
    "examined": [{"of": ["staff/bme"], "lowest": 4, "highest": 4, "protected": False}],
}


def schema(name: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads((resources() / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def accepts(name: str, content: object) -> bool:
    return bool(Draft202012Validator(schema(name)).is_valid(content))


def changed(content: dict[str, Any], **rows: object) -> dict[str, Any]:
    return copy.deepcopy(content) | rows


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_a_schema_and_says_what_it_describes(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$schema"].endswith("2020-12/schema")
    assert found["description"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("return", sound_json()),
        ("publication", PUBLICATION),
        ("proof", PROOF),
        ("certificate", CERTIFICATE),
        ("audit", AUDIT),
    ],
)
def test_the_documented_example_of_each_format_fits(name: str, content: object) -> None:
    assert accepts(name, content)


def documented() -> dict[str, Any]:
    """The examples of docs/formats.md by the name of their schema."""
    text = (resources().parent / "docs" / "formats.md").read_text(encoding="utf-8")
    examples = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    return {example["format"].removeprefix("wres-"): example for example in examples}


def test_the_examples_on_the_page_about_formats_fit_their_schemas() -> None:
    examples = documented()
    examples["proof"]["publication"] = "0" * 64
    assert set(examples) >= set(NAMES)
    assert all(accepts(name, examples[name]) for name in NAMES)


def test_the_return_on_the_page_about_formats_is_read_and_blocks_nothing(tmp_path: Path) -> None:
    submission = read_return(written(tmp_path, documented()["return"])).submission
    assert submission is not None
    assert not any_blocks(check_returns([submission]))


SOUND: dict[str, dict[str, Any]] = {
    "return": sound_json(),
    "publication": PUBLICATION,
    "proof": PROOF,
    "certificate": CERTIFICATE,
    "audit": AUDIT,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_another_format_or_version_does_not_fit(name: str) -> None:
    content = SOUND[name]
    assert not accepts(name, changed(content, version=3))
    assert not accepts(name, changed(content, format="wres-other"))


def test_the_rows_of_the_return_schema_are_those_of_the_standard() -> None:
    definitions = schema("return")["$defs"]
    assert list(definitions["bands"]["properties"]) == list(BANDS)
    assert set(definitions["medical_grades"]["properties"]) == {*MEDICAL_GRADES, SENIOR_MEDICAL_MANAGER}
    assert list(definitions["action"]["properties"]) == list(Action.__dataclass_fields__)


def test_the_form_of_the_return_schema_is_the_form_of_the_report() -> None:
    properties = schema("return")["properties"]
    assert list(properties["form"]["properties"]) == [*(field.key for field in FORM_FIELDS), NARRATIVE_CHECKED_BY]
    assert properties["organisation"]["properties"]["kind"]["enum"] == [kind.value for kind in OrganisationKind]
    assert list(properties["narrative"]["properties"]) == [str(number) for number in range(1, 10)]


def test_a_publication_that_the_program_reads_and_writes_fits_its_schema() -> None:
    assert accepts("publication", json.loads(publication_text(publication_from_json(PUBLICATION))))


def test_a_publication_may_hold_names_that_are_not_known_here() -> None:
    content = changed(PUBLICATION, source="Typed in from the website.")
    content["statements"][0]["page"] = 4
    assert accepts("publication", content)


@pytest.mark.parametrize(
    "statement",
    [
        {"id": "a", "kind": "count", "of": ["staff/bme"]},
        {"id": "a", "kind": "count", "of": ["staff/bme"], "printed": 4},
        {"id": "a", "kind": "count", "of": ["staff/bme"], "printed": "about 4"},
        {"id": "a", "kind": "count", "of": ["staff/bme"], "printed": "4", "withheld": True},
        {"id": "a", "kind": "count", "of": "staff/bme", "printed": "4"},
        {"id": "a", "kind": "count", "of": [], "printed": "4"},
        {"id": "a", "kind": "count", "of": ["staff/bme"], "printed": "4", "rounded_to": 0},
        {"id": "a", "kind": "count", "of": ["staff/bme"], "printed": "4", "rounding": "up"},
        {"id": "a", "kind": "percentage", "of": ["staff/bme"], "printed": "4"},
        {"id": "a", "kind": "ratio", "of": ["staff/bme"], "compared_with": ["staff/white"], "printed": "4"},
        {"id": "a", "kind": "difference", "of": {"numerator": ["a"], "denominator": ["b"]}, "printed": "4"},
        {"id": "a", "kind": "mean", "of": ["staff/bme"], "printed": "4"},
        {"kind": "count", "of": ["staff/bme"], "printed": "4"},
    ],
)
def test_a_statement_that_cannot_be_understood_does_not_fit(statement: dict[str, object]) -> None:
    assert not accepts("publication", changed(PUBLICATION, statements=[statement]))


def test_a_proof_holds_nothing_but_what_is_checked() -> None:
    assert not accepts("proof", changed(PROOF, publication="abc"))
    assert not accepts("proof", changed(PROOF, true_table={"staff/bme": 4}))
    assert not accepts("proof", changed(PROOF, witnesses=[[-1, 9]]))
    assert not accepts("proof", changed(PROOF, witnesses=[{"cells": {"staff/bme": 0, "staff/white": 9}}]))
    assert not accepts("proof", changed(PROOF, moves=[[0, 0, 2, 1, -2]]))


def test_an_audit_that_finds_a_contradiction_names_it() -> None:
    contradictory = changed(AUDIT, consistent=False, examined=[])
    assert not accepts("audit", contradictory)
    assert accepts("audit", contradictory | {"contradiction": ["headcount", "bme_percent"]})


def test_an_audit_says_null_where_nothing_limits_a_sum() -> None:
    unlimited = {"of": ["staff/bme"], "lowest": 0, "highest": None, "protected": True}
    assert accepts("audit", changed(AUDIT, examined=[unlimited]))


def test_a_certificate_that_the_program_writes_fits_its_schema() -> None:
    written_by_program = json.loads(sample_report(SAMPLES[0]).protected.certificate_text)
    assert accepts("certificate", written_by_program)
    assert is_certificate(written_by_program)


def test_the_verifier_reads_what_the_schema_of_certificates_allows() -> None:
    assert is_certificate(CERTIFICATE)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("publications", ["abc"]),
        ("policy", {"name": "default"}),
        ("cells", "staff"),
        ("witnesses", [[0, 0.5]]),
        ("witnesses", [{"staff/white": 0}]),
        ("moves", [{"from": 1}]),
        ("moves", [[1, 0, 0.5]]),
        ("bounds", [{"of": [0], "from": []}]),
        ("bounds", [{"of": [], "at_least": 5, "from": [[1, 1, "headcount"]]}]),
        ("bounds", [{"of": [0], "at_least": 5, "at_most": 0, "from": [[1, 1, "headcount"]]}]),
        ("bounds", [{"of": [0], "at_least": 5, "from": [["1", 1, "headcount"]]}]),
        ("bounds", [{"of": [0], "at_least": 5, "from": [[1, "headcount"]]}]),
        ("already_out", [{"of": ["staff/white"], "at_most": 3, "from": []}]),
        ("told_before", [{"cell": 0, "of": [1], "times": -1, "is": 9, "least": {"from": []}}]),
        ("told_before", [{"cell": 0, "of": [], "times": 1, "is": 9, "least": {"from": []}, "most": {"from": []}}]),
        ("told_before", [{"cell": 0, "of": [1], "times": 0.5, "is": 9, "least": {"from": []}, "most": {"from": []}}]),
        ("told_before", [{"cell": 0, "of": [1], "times": 1, "is": 9, "least": {"from": [1]}, "most": {"from": []}}]),
        ("set_aside", ["headcount"]),
    ],
)
def test_neither_the_schema_nor_the_verifier_takes_half_a_certificate(part: str, value: object) -> None:
    broken = changed(CERTIFICATE, **{part: value})
    assert not accepts("certificate", broken)
    assert not is_certificate(broken)
