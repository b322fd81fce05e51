"""What stands around the figures tells no more than they do: typed words, drawings, bytes."""

import csv
import dataclasses
import io
import json
import re
from pathlib import Path

import pytest

from tests.attack.intruder import Intruder
from tests.attack.paper import read
from tests.attack.publish import Refused, protected
from tests.attack.returns import invented
from tests.attack.truth import cells_of, return_like
from wres_desktop import pipeline
from wres_desktop.errors import NotProtected

PUBLIC = (
    "annual-report.pdf",
    "action-plan.pdf",
    "annual-report.html",
    "action-plan.html",
    "annual-report.docx",
    "action-plan.docx",
    "published.csv",
    "published.xlsx",
    "certificate.json",
)


@pytest.mark.parametrize("seed", [5])
def test_every_drawing_can_be_made_from_the_public_text_alone(seed: int, tmp_path: Path) -> None:
    """Charts, layout and metadata then hold nothing that the publication does not say."""
    made = protected([invented(seed)])
    file = tmp_path / "publication.json"
    file.write_text(made.publication_text, encoding="utf-8")
    from_text = pipeline.read_publication(file)
    drawn, again = (pipeline.report_files(each) for each in (made, dataclasses.replace(made, publication=from_text)))
    for name in PUBLIC:
        assert drawn[name] == again[name], name


def test_a_table_that_prints_the_same_differs_in_nothing_that_is_public() -> None:
    made = invented(0)
    own = protected([made])
    intruder = Intruder(read([own.publication_text]))
    truth = cells_of(made)
    for table in intruder.tables(truth, 2):
        try:
            other = protected([return_like(made, table)])
        except Refused:
            continue
        ours, theirs = (json.loads(each.publication_text) for each in (own, other))
        drawn: dict[str, list[object]] = {"statements": [], "derived": []}
        assert {**ours, **drawn} == {**theirs, **drawn}
        same = set()
        for one, two in zip(ours["statements"], theirs["statements"], strict=True):
            if one == two:
                same.add(one["id"])
            assert one == two or "withheld" in one or "withheld" in two
        told, told_of_other = ({row["id"]: row for row in each["derived"]} for each in (ours, theirs))
        for name, row in {**told_of_other, **told}.items():
            assert told.get(name) == told_of_other.get(name) or not same.issuperset(row["rests_on"])
        if own.publication_text == other.publication_text:
            assert own.certificate_text == other.certificate_text
            files, others = pipeline.report_files(own), pipeline.report_files(other)
            assert all(files[name] == others[name] for name in PUBLIC)


@pytest.mark.parametrize("words", ["Only 3 were trained.", "Fewer than nine", "1/2"])
def test_a_reason_for_not_collecting_with_a_small_number_stops_the_report(words: str) -> None:
    made = protected([{**invented(0), "training": {"not_collected": words}}])
    with pytest.raises(NotProtected):
        pipeline.report_files(made)


@pytest.mark.parametrize("words", ["3 colleagues", "We had three.", "band 5 (3)"])
def test_a_withheld_count_in_typed_words_stops_the_report_wherever_it_stands(words: str) -> None:
    made = {
        **invented(0),
        "narrative": {"1": {"implications": words}},
        "form": {"other_factors": words},
        "actions": [{"indicator": "1", "finding": words}],
    }
    truth, stopped = cells_of(made), protected([made])
    content = json.loads(stopped.publication_text)
    withheld = [s for s in content["statements"] if s.get("withheld") and s["kind"] == "count" and "/1/" in s["id"]]
    assert any(truth.get(statement["of"][0]) == 3 for statement in withheld)
    assert len(stopped.flagged) == 3
    with pytest.raises(NotProtected):
        pipeline.report_files(stopped)


def test_the_pages_hold_one_mark_for_everything_that_is_withheld() -> None:
    files = pipeline.report_files(protected([invented(0)]))
    cells = re.findall(r"<td[^>]*>(?:(?!</td>).)*\[c\](?:(?!</td>).)*</td>", files["annual-report.html"].decode())
    marks = [re.sub(r" scope=\"\w+\"", "", cell) for cell in cells]
    rows = csv.DictReader(io.StringIO(files["published.csv"].decode("utf-8-sig")))
    withheld = [row for row in rows if "[c]" in row["printed"]]
    assert marks
    assert len(set(marks)) == 1, set(marks)
    assert len({(row["printed"], row["rounded_to"], row["note"]) for row in withheld}) == 1
