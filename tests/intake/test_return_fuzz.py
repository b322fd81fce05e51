"""Sample files damaged at random: whatever happens, it is a return, problems, or one sentence."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources

SAMPLE = (resources() / "samples" / "commissioning-group-2021.wres.json").read_bytes()
CONTENT = json.loads(SAMPLE)

_fuzz = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_strange = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**20), max_value=10**20)
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(["", "0", "2021-02-30", "12%", "1e9", "\x00", "\ud800", "not_collected"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


def read_without_a_bug(path: Path) -> None:
    """Reads and checks; a sentence must be finished, a problem complete, and the rest is a return."""
    try:
        result = read_return(path)
    except UnreadableFile as refusal:
        sentence = str(refusal)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return
    assert (result.submission is None) == bool(result.problems)
    found = result.problems if result.submission is None else check_returns([result.submission])
    for problem in found:
        assert problem.what.endswith(".")
        assert problem.to_do.endswith(".")
        str(problem).encode("utf-8", errors="strict")


@_fuzz
@given(st.data())
def test_damaged_bytes_give_problems_or_one_sentence(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 40))
        content[start : start + length] = data.draw(st.binary(max_size=12) | st.sampled_from([b'"', b",", b"}", b"-"]))
    path = tmp_path / "damaged.wres.json"
    path.write_bytes(content)
    read_without_a_bug(path)


@_fuzz
@given(st.data())
def test_a_strange_value_or_name_anywhere_gives_problems_or_one_sentence(tmp_path: Path, data: st.DataObject) -> None:
    content = copy.deepcopy(CONTENT)
    for _ in range(data.draw(st.integers(1, 3))):
        _spoil(content, data)
    path = tmp_path / "damaged.wres.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    read_without_a_bug(path)


@_fuzz
@given(st.integers(0, 2**32))
def test_any_headcounts_at_all_are_read_and_checked(tmp_path: Path, seed: int) -> None:
    """Whole numbers and nulls only, so that the form is right and the checks have to cope.

    One number draws all counts of a return: to draw each of the hundreds by itself takes longer than to check them.
    """
    content = _with_counts(CONTENT, random.Random(seed))  # noqa: S311  no secret
    path = tmp_path / "return.wres.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    read_without_a_bug(path)


@pytest.mark.parametrize("length", range(0, len(SAMPLE), 997))
def test_a_file_cut_short_gives_one_sentence(tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.wres.json"
    path.write_bytes(SAMPLE[:length])
    with pytest.raises(UnreadableFile):
        read_return(path)


def _spoil(content: Any, data: st.DataObject) -> None:  # noqa: ANN401 - any JSON
    rows = content
    while True:
        keys = list(rows) if isinstance(rows, dict) else list(range(len(rows)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(rows[key], dict | list) and data.draw(st.integers(0, 4)):
            rows = rows[key]
            continue
        if isinstance(rows, dict) and data.draw(st.booleans()):
            rows[data.draw(st.text(max_size=12) | st.sampled_from(["not_collected", "percent", "bme"]))] = rows.pop(key)
        else:
            rows[key] = data.draw(_strange)
        return


def _with_counts(value: Any, chance: random.Random, name: str = "") -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _with_counts(part, chance, key) for key, part in value.items()}
    counted = name in ("white", "bme", "unknown", "yes", "answered")
    return chance.choice((None, 0, chance.randint(0, 30))) if counted and isinstance(value, int) else value
