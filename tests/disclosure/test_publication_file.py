"""Publication and proof files: what is written is read back the same; what is malformed gives one sentence."""

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import SAMPLES, Json, failures, sample_report
from tests.disclosure.publications import PROOF, PUBLICATION, RATE, changed
from wres_desktop import cli
from wres_desktop.disclosure.proof import Proof, proof_from_json, proof_text
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.sensitive import Sensitive
from wres_desktop.disclosure.statements import Document, Printed, Publication, Reading, Statement, Undefined, Withheld
from wres_desktop.domain.figures import Count, Difference, Percentage, Rate, Ratio, SamePeople
from wres_desktop.domain.submission import Action, IndicatorNarrative
from wres_desktop.errors import UnreadableFile

_text = st.text(st.characters(codec="utf-8"), max_size=20)
_name = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12)
_sum = st.lists(_name, min_size=1, max_size=3).map(tuple)
_rate = st.builds(Rate, _sum, _sum)
_quantity = st.one_of(
    st.builds(Count, _sum),
    st.builds(Percentage, _sum, _sum, st.integers(1, 10), st.booleans()),
    st.builds(Ratio, _rate, _rate),
    st.builds(Difference, _rate, _rate),
)
_number = st.from_regex(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?", fullmatch=True)
_reading = st.builds(
    Reading,
    st.sampled_from([None, "inside", "bme_disadvantaged", "white_disadvantaged"]),
    st.none() | st.tuples(_number, _number),
    st.sampled_from([None, True, False]),
    st.lists(_text, max_size=2).map(tuple),
    st.integers(1, 2),
)


def _statement(number: int) -> st.SearchStrategy[Statement]:
    name = st.just(f"statement {number}")
    return st.one_of(
        st.builds(Withheld, name, _quantity),
        st.builds(Undefined, name, _quantity, _text),
        st.builds(Printed, name, st.builds(Count, _sum), _number, st.integers(1, 100), st.booleans()),
        st.builds(Printed, name, st.builds(Ratio, _rate, _rate), _number, reading=st.none() | _reading),
        st.builds(Printed, name, _quantity, _number, truncated=st.booleans()),
    )


_publication = st.builds(
    Publication,
    title=_text,
    cells=st.lists(_name, min_size=1, max_size=4, unique=True).map(tuple),
    statements=st.tuples(_statement(1), _statement(2)),
    facts=st.lists(st.builds(SamePeople, _sum, _sum), max_size=2).map(tuple),
    policy=_text,
    program_version=_text,
    document=st.none()
    | st.builds(
        Document,
        _text,
        _text,
        _text,
        st.integers(2016, 2025),
        _text,
        st.none() | st.integers(2016, 2025),
        st.dictionaries(st.integers(2016, 2025), _text, max_size=2),
        st.dictionaries(_text, _text, max_size=2),
        st.dictionaries(_text, _text, max_size=2),
        st.dictionaries(_text, st.builds(IndicatorNarrative, _text, _text), max_size=2),
        st.lists(st.builds(Action, _text, _text), max_size=2).map(tuple),
    ),
)


@given(_publication)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_publication_is_read_back_as_it_was_written(publication: Publication) -> None:
    text = publication_text(publication)

    read = publication_from_json(json.loads(text))

    assert read.cells == publication.cells + read.unlisted
    assert replace(read, cells=publication.cells, unlisted=()) == publication
    assert publication_text(replace(read, cells=publication.cells)) == text


@given(
    st.lists(st.builds(Sensitive, _sum, st.integers(0, 9), st.integers(0, 20)), max_size=3),
    st.lists(_name, min_size=1, max_size=3),
    st.lists(st.lists(st.integers(0, 999), max_size=3), max_size=3),
    st.lists(st.lists(st.integers(-9, 9), max_size=5), max_size=3),
)
@settings(max_examples=80, deadline=None)
def test_a_proof_is_read_back_as_it_was_written(
    sensitive: list[Sensitive], cells: list[str], witnesses: list[list[int]], moves: list[list[int]]
) -> None:
    rows, moved = tuple(map(tuple, witnesses)), tuple(map(tuple, moves))
    proof = Proof("ab" * 32, "default", tuple(sensitive), tuple(cells), rows, moved)

    assert proof_from_json(json.loads(proof_text(proof))) == proof


@pytest.mark.parametrize("name", SAMPLES)
def test_the_publication_of_a_sample_is_read_back_as_it_was_written(name: str) -> None:
    report = sample_report(name)

    assert publication_from_json(report.publication) == report.protected.publication
    assert publication_text(publication_from_json(report.publication)) == report.protected.publication_text


def test_the_publication_that_is_spoiled_below_is_sound_itself() -> None:
    publication_from_json(PUBLICATION)
    proof_from_json(PROOF)

    assert failures(PUBLICATION, PROOF) == []


READING = "statements/7/reading"
MALFORMED: list[tuple[str, object]] = [
    ("format", ...),
    ("format", "wres-return"),
    ("version", ...),
    ("version", 2),
    ("version", "1"),
    ("cells", ...),
    ("cells", []),
    ("cells", "staff/bme"),
    ("cells/0", 5),
    ("cells/0", ""),
    ("cells/0", "staff\nwhite"),
    ("cells/0", "staff/bme"),
    ("facts", "none"),
    ("facts", {}),
    ("facts/0", None),
    ("facts/0/kind", "same_place"),
    ("facts/0/of", []),
    ("facts/0/also", "staff/bme"),
    ("statements", ...),
    ("statements", {}),
    ("statements/0", None),
    ("statements/0", "staff: 60"),
    ("statements/0/id", ...),
    ("statements/0/id", 7),
    ("statements/0/id", "bme"),
    ("statements/0/kind", ...),
    ("statements/0/kind", "average"),
    ("statements/0/kind", ["count"]),
    ("statements/0/of", ...),
    ("statements/0/of", []),
    ("statements/0/of", [["staff/bme"]]),
    ("statements/0/of", ["staff\nbme"]),
    ("statements/0/printed", ...),
    ("statements/0/printed", 60),
    ("statements/0/printed", None),
    ("statements/0/printed", "<60"),
    ("statements/0/printed", "sixty"),
    ("statements/0/withheld", True),
    ("statements/0/withheld", False),
    ("statements/0/not_calculable", "nobody"),
    ("statements/0/rounded_to", 0),
    ("statements/0/rounded_to", -5),
    ("statements/0/rounded_to", "5"),
    ("statements/0/rounded_to", 2.5),
    ("statements/0/rounded_to", True),
    ("statements/0/rounded_to", 10**18),
    ("statements/0/rounding", "bankers"),
    ("statements/0/rounding", None),
    ("statements/3/out_of", ...),
    ("statements/3/rounded_to", 0),
    ("statements/0/averaged_over", 0),
    ("statements/6/averaged_over", "2"),
    ("statements/6/not_calculable", {"nobody": "in the group"}),
    ("statements/3/averaged_over", 0),
    ("statements/3/averaged_over", 11),
    ("statements/3/averaged_over", "2"),
    ("statements/3/weighted", "yes"),
    ("statements/3/reading", {"four_fifths": "inside"}),
    ("statements/4/withheld", "yes"),
    ("statements/4/withheld", False),
    ("statements/4/printed", "3"),
    ("statements/5/compared_with", ...),
    ("statements/5/of", ["trained/bme"]),
    ("statements/5/of/denominator", ...),
    ("statements/6/minus", ...),
    ("statements/6/minus", {**RATE, "numerator": "trained/white"}),
    (READING, []),
    (READING, "inside"),
    (f"{READING}/four_fifths", 1),
    (f"{READING}/interval_95", ["0.46"]),
    (f"{READING}/interval_95", ["0.46", "2.19", "3.00"]),
    (f"{READING}/interval_95", [0.46, 2.19]),
    (f"{READING}/interval_95", ["low", "high"]),
    (f"{READING}/could_be_chance", "perhaps"),
    (f"{READING}/cautions", None),
    (f"{READING}/cautions", [3]),
    (f"{READING}/years", "one"),
    ("document", {}),
    ("document", {"organisation_code": "T99"}),
]


@pytest.mark.parametrize(("place", "value"), MALFORMED)
def test_a_malformed_publication_is_refused_in_one_sentence(place: str, value: object) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        publication_from_json(changed(PUBLICATION, place, value))

    assert_is_one_sentence(str(refusal.value))


@pytest.mark.parametrize("content", [None, 3, "text", [], [PUBLICATION], {}, {"format": "wres-proof", "version": 1}])
def test_other_json_is_neither_a_publication_nor_a_proof_without_parts(content: object) -> None:
    for read in (publication_from_json, proof_from_json):
        with pytest.raises(UnreadableFile) as refusal:
            read(content)

        assert_is_one_sentence(str(refusal.value))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("format", "wres-publication"),
        ("version", 1),
        ("version", 3),
        ("sensitive", ...),
        ("sensitive", None),
        ("sensitive/0", []),
        ("sensitive/0/of", ...),
        ("sensitive/0/of", []),
        ("sensitive/0/of", [3]),
        ("sensitive/0/of", "trained/bme"),
        ("sensitive/0/from", "0"),
        ("sensitive/0/from", False),
        ("sensitive/0/to", None),
        ("sensitive/0/to", 5.5),
        ("witnesses", ...),
        ("witnesses", 2),
        ("witnesses/0", {"cells": {}}),
        ("witnesses/0/1", None),
        ("witnesses/0/1", "10"),
        ("witnesses/0/1", True),
        ("witnesses/0/1", 10.0),
        ("cells", ...),
        ("cells", []),
        ("cells/0", 3),
        ("moves", ...),
        ("moves", [[1, 0, 1.5]]),
        ("moves", [{"from": 1}]),
    ],
)
def test_a_malformed_proof_is_refused_in_one_sentence(place: str, value: object) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        proof_from_json(changed(PROOF, place, value))

    assert_is_one_sentence(str(refusal.value))


def assert_is_one_sentence(text: str) -> None:
    assert text.endswith(".")
    assert "\n" not in text


_strange = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["", "0", "1/0", "*", "staff/*", "\ud800", "\n", "9" * 5000, "0." + "1" * 5000, "\u0661"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=5,
)
_fuzz = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_fuzz
@given(st.data())
def test_a_spoiled_publication_is_audited_or_refused_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    path = tmp_path / "publication.json"
    path.write_text(json.dumps(_spoiled(PUBLICATION, data)), encoding="utf-8")
    _run(["audit", str(path)], capsys)


@_fuzz
@given(st.data())
def test_a_spoiled_publication_or_proof_is_verified_or_refused_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    publication, proof = tmp_path / "publication.json", tmp_path / "proof.json"
    spoil_proof = data.draw(st.booleans())
    publication.write_text(json.dumps(PUBLICATION if spoil_proof else _spoiled(PUBLICATION, data)), encoding="utf-8")
    proof.write_text(json.dumps(_spoiled(PROOF, data) if spoil_proof else PROOF), encoding="utf-8")
    _run(["verify", str(publication), "--proof", str(proof)], capsys)


def _run(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(words)
    said = capsys.readouterr()

    assert code in (0, 1, 2)
    if code == 2:
        assert said.out == ""
        assert_is_one_sentence(said.err.removesuffix("\n"))


def _spoiled(content: Json, data: st.DataObject) -> Json:
    spoiled = copy.deepcopy(content)
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(spoiled, data)
    return spoiled


def _spoil(content: Json, data: st.DataObject) -> None:
    rows: Any = content
    while True:
        keys = list(rows) if isinstance(rows, dict) else list(range(len(rows)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(rows[key], dict | list) and data.draw(st.integers(0, 5)):
            rows = rows[key]
            continue
        names = ["printed", "withheld", "weighted", "rounded_to", "averaged_over", "reading", "not_calculable"]
        if isinstance(rows, dict) and data.draw(st.booleans()):
            rows[data.draw(st.sampled_from(names) | st.text(max_size=8))] = data.draw(_strange)
        else:
            rows[key] = data.draw(_strange)
        return
