"""Documents with odd content keep every rule too; all fifty are looked at by ``nox -s accessibility``."""

import pytest

from tests.reports.checkers import drawn, failed_rules
from tests.reports.odd import ODD, odd_publication
from wres_desktop.reports.documents import documents_of


@pytest.mark.parametrize("number", ODD[::7])
def test_every_document_of_an_odd_publication_keeps_every_rule(number: int) -> None:
    for content in documents_of(odd_publication(number)).values():
        assert failed_rules(drawn(content)) == []
