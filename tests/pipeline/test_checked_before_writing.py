"""Nothing is handed out before proof and certificate were checked by arithmetic, as it will stand in the files."""

import json
from collections.abc import Callable

import pytest

from tests.builders import sample_paths
from wres_desktop import pipeline
from wres_desktop.disclosure import certificate_file, proof
from wres_desktop.errors import NotProtected


def with_one_person_more(written: Callable[[object], str]) -> Callable[[object], str]:
    """A file in which the first cell of the first table has one more than agrees with print."""

    def changed(of: object) -> str:
        content = json.loads(written(of))
        content["witnesses"][0][0] += 1
        return json.dumps(content)

    return changed


@pytest.mark.parametrize(
    ("module", "name", "what"), [(certificate_file, "certificate_text", "certificate"), (proof, "proof_text", "proof")]
)
def test_a_file_that_does_not_hold_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, what: str
) -> None:
    """Of this sample the headcount is printed, so that one person more cannot be."""
    returns = pipeline.open_returns(sample_paths("independent-provider")[-1:]).submissions
    headcount = next(
        each for each in pipeline.protect(returns).publication.statements if each.id.endswith("/staff/total")
    )
    assert hasattr(headcount, "printed")
    monkeypatch.setattr(module, name, with_one_person_more(getattr(module, name)))

    with pytest.raises(NotProtected, match=f"The {what} of this publication did not hold"):
        pipeline.protect(returns)
