"""What cannot be proved is left out, and nothing else: wherever in the order of a plan it stands."""

from collections.abc import Sequence

import pytest

from tests.builders import POLICY
from tests.disclosure.test_ledger import small_return
from tests.domain.returns import Counts
from wres_desktop.disclosure import proving
from wres_desktop.disclosure.protect import protect
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.terms import Terms
from wres_desktop.domain.figures import Count
from wres_desktop.errors import NotProtected

SECRETS = [Secret(bytes([number] * 16)) for number in range(2)]


def corrected_beside_the_first() -> Publication:
    """A return with a wrong band, and then the right one: readers may still believe the first."""
    first = protect([small_return()], Terms(POLICY, SECRETS[0])).publication
    return protect([small_return(band_5=Counts(31, 8, 2))], Terms(POLICY, SECRETS[1], ledger=(first,))).publication


def counts_in(publication: Publication) -> list[str]:
    return [
        each.id for each in publication.statements if isinstance(each, Printed) and isinstance(each.quantity, Count)
    ]


@pytest.mark.parametrize("places", [(0,), (3, 11), (0, 1, 2)])
def test_figures_without_which_everything_is_safe_are_left_out_alone(
    monkeypatch: pytest.MonkeyPatch, places: Sequence[int]
) -> None:
    monkeypatch.setattr(proving, "safe_for_everybody", lambda _publications, _terms: True)
    everything = counts_in(corrected_beside_the_first())
    breaking = {everything[place] for place in places}

    def safe(publications: Sequence[Publication], _terms: Terms) -> bool:
        return breaking.isdisjoint(counts_in(publications[0]))

    monkeypatch.setattr(proving, "safe_for_everybody", safe)

    assert counts_in(corrected_beside_the_first()) == [each for each in everything if each not in breaking]


def test_where_nothing_is_safe_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "safe_for_everybody", lambda _publications, _terms: False)

    with pytest.raises(NotProtected, match="nothing was published"):
        corrected_beside_the_first()


def test_where_most_figures_break_it_the_rest_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them than are looked for one by one: it ends before the next."""
    monkeypatch.setattr(proving, "safe_for_everybody", lambda _publications, _terms: True)
    everything = counts_in(corrected_beside_the_first())
    safe = set(everything[::2])

    def only_these(publications: Sequence[Publication], _terms: Terms) -> bool:
        return safe.issuperset(counts_in(publications[0]))

    monkeypatch.setattr(proving, "safe_for_everybody", only_these)
    left = counts_in(corrected_beside_the_first())

    assert left
    assert safe.issuperset(left)
