"""An organisation's file at work: begun, filled from returns, published, and known next year."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import sample_report
from wres_desktop import cli, pipeline
from wres_desktop.casework.file_names import new_path
from wres_desktop.casework.organisation import OrganisationWork, OutAlready
from wres_desktop.disclosure.secret_file import kept_secret
from wres_desktop.errors import DataProblems, WrongUse
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import secret_path

SAMPLES = pipeline.sample_returns()


@pytest.fixture
def organisation(tmp_path: Path) -> Iterator[OrganisationWork]:
    made = OrganisationWork.create(tmp_path / "Thornmere.wresorg")
    yield made
    made.file.close()


def test_a_new_file_keeps_the_users_secret_so_that_window_and_command_print_the_same(
    organisation: OrganisationWork,
) -> None:
    assert organisation.secret == kept_secret(secret_path())
    assert organisation.wishes().secret == organisation.secret


def test_returns_become_years_and_come_out_as_they_went_in(organisation: OrganisationWork, tmp_path: Path) -> None:
    assert organisation.bring_in(SAMPLES) == (2019, 2020, 2021)
    organisation.file.close()
    for path, year in zip(SAMPLES, (2019, 2020, 2021), strict=True):
        to = tmp_path / f"{year}.wres.json"
        assert cli.main(["export", str(organisation.file.path), "--year", str(year), "--to", str(to)]) == 0
        assert read_return(to).submission == read_return(path).submission


def test_a_year_that_was_never_begun_cannot_be_exported(
    organisation: OrganisationWork, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation.bring_in(SAMPLES[-1:])
    organisation.file.close()
    words = ["export", str(organisation.file.path), "--year", "2018", "--to", str(tmp_path / "x.wres.json")]
    assert cli.main(words) == 2
    assert capsys.readouterr().err == "Thornmere.wresorg holds no year 2018; the years in it: 2021.\n"


def test_a_year_is_brought_in_once(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    with pytest.raises(WrongUse, match="2020"):
        organisation.bring_in(SAMPLES[1:2])


def test_returns_of_another_organisation_stay_out(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    other = sorted(SAMPLES[0].parent.glob("independent-provider-*"))
    with pytest.raises(DataProblems, match="another organisation"):
        organisation.bring_in(other)


def test_the_next_year_knows_its_organisation_and_says_where_that_is_from(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    organisation.begin(2022, {"organisation/name": "Another name"})
    assert organisation.file.answers(2022)["organisation/code"] == "99X"
    assert organisation.name == "Another name"
    assert organisation.file.sources(2022)["organisation/code"] == "carried over from 2021"
    with pytest.raises(WrongUse):
        organisation.begin(2022)


def test_what_was_published_counts_as_out_for_everything_that_follows(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    protected = sample_report("commissioning-group").protected
    organisation.keep_published(2021, protected, {"published.csv": b"a,b"})
    assert organisation.files_published(2021, protected.publication) == {"published.csv": b"a,b"}
    another = replace(protected.publication, statements=protected.publication.statements[1:])
    assert organisation.files_published(2021, another) == {}
    (out,) = organisation.out_already()
    assert out.publication == protected.publication
    assert out.words.startswith("published with this program on ")
    assert organisation.wishes().published == (protected.publication,)
    assert organisation.work(2021).outcome.published
    assert not organisation.work(2021).outcome.changed_since
    organisation.file.record(2021, {"training/accessed/bme": 7})
    assert organisation.work(2021).outcome.changed_since
    assert organisation.files_published(2021, protected.publication) == {}


def test_publications_of_others_are_added_and_taken_out_again(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    protected = sample_report("commissioning-group").protected
    organisation.keep_published(2021, protected, {})
    own = organisation.out_already()
    other = OutAlready("A joint report", "from joint.json", sample_report("independent-provider").protected.publication)
    kept = organisation.use_ledger([*own, other])
    assert [each.title for each in kept] == [own[0].title, "A joint report"]
    assert kept[1].entry > 0
    assert organisation.use_ledger(own) == own


def test_a_confirmation_ends_when_what_it_is_about_changes(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    organisation.file.record(2021, dict.fromkeys(f"training/accessed/{group}" for group in ("white", "bme", "unknown")))
    (asked,) = organisation.work(2021).to_confirm
    organisation.confirm(2021, asked, "training", "There was none.")
    assert organisation.work(2021).to_confirm == ()
    organisation.file.record(2021, {"training/accessed/white": 3})
    organisation.file.record(2021, {"training/accessed/white": None})
    assert organisation.work(2021).to_confirm == (asked,)


def test_what_could_not_be_saved_yet_lies_over_what_is_in_the_file(organisation: OrganisationWork) -> None:
    organisation.bring_in(SAMPLES)
    answers = organisation.work(2021, {"training/accessed/white": 40, "training/accessed/bme": None}).answers
    assert answers["training/accessed/white"] == 40
    assert "training/accessed/bme" not in answers


def test_a_new_file_is_named_after_its_organisation_and_replaces_none(tmp_path: Path) -> None:
    first = new_path("St. Mary's / Invented: Care?", tmp_path)
    assert first.name == "St. Mary's Invented Care.wresorg"
    first.touch()
    assert new_path("St. Mary's / Invented: Care?", tmp_path).name == "St. Mary's Invented Care 2.wresorg"
    assert new_path(" ", tmp_path).name == "Our organisation.wresorg"
