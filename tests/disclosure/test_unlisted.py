"""Publications typed in by hand may forget to list a cell that they name."""

import json
import re
from pathlib import Path

import pytest

from wres_desktop import cli
from wres_desktop.disclosure.audit import audit
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.unlisted import REST, unlisted_cells


def publication(*statements: dict[str, object]) -> dict[str, object]:
    return {
        "format": "wres-publication",
        "version": 1,
        "title": "typed in",
        "cells": ["staff/white", "staff/bme", "staff/unknown"],
        "statements": [
            {"id": "headcount", "kind": "count", "of": ["staff/*"], "printed": "295"},
            {"id": "bme", "kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"},
            *statements,
        ],
    }


BOARD_GAP: dict[str, object] = {
    "id": "gap",
    "kind": "difference",
    "of": {"numerator": ["board/bme"], "denominator": ["board/*"]},
    "minus": {"numerator": ["staff/bme"], "denominator": ["staff/*"]},
    "printed": "-0.6",
}


def test_a_cell_named_whole_is_added_and_a_pattern_gets_a_cell_for_the_rest() -> None:
    assert unlisted_cells(["staff/bme"], [("board/bme",), ("board/*", "staff/*")]) == ("board/bme", f"board/{REST}")


def test_what_is_added_leaves_the_other_sums_as_they_were() -> None:
    found = audit(publication_from_json(publication(BOARD_GAP)), load_policy())

    assert found.consistent
    bme = next(each for each in found.examined if each.of == ("staff/bme",))
    assert (bme.lowest, bme.highest, bme.protected) == (4, 4, False)


def test_nothing_more_is_claimed_of_people_who_are_not_listed_than_the_gap_tells() -> None:
    # 4 of 295 are 1.356 %; a gap printed as -0.6 puts the board's share between 0.706 % and 0.806 %, so with one
    # BME member at least 124 others sit on it (1 of 125 is 0.8 %, 1 of 124 would be 0.806 %, just outside).
    found = audit(publication_from_json(publication(BOARD_GAP)), load_policy())

    rest = next(each for each in found.examined if each.of == (f"board/{REST}",))
    assert (rest.lowest, rest.highest) == (124, None)


def test_the_user_is_told_which_cells_were_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "typed.publication.json"
    file.write_text(json.dumps(publication(BOARD_GAP)), encoding="utf-8")

    assert cli.main(["audit", str(file)]) == 1
    assert re.search(r"were added: board/bme, board/\(not listed\)\. Check their spelling", capsys.readouterr().err)
