"""Users' own figures of others: TOML or CSV, and a slip is said with its row."""

from pathlib import Path

import pytest

from wres_desktop.domain.benchmarks import shipped_benchmarks
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.beside_file import all_beside, read_beside
from wres_desktop.paths import benchmarks_folder

TOML = """
population = "NHS trusts"
area = "Midshire"

[[benchmark]]
figure = "2/relative_likelihood"
year = 2022
value = "1.54"
source = "A letter"

[[peer]]
figure = "staff/bme_percent"
year = 2022
organisation = "Neighbour"
cases = 41
people = 230
source = "Its report"
"""
BENCHMARKS = "Figure,Year,Value,Population,Source\nstaff/bme_percent,2022,19.4%,Hospices,A survey\n"
PEERS = "figure,year,organisation,cases,people,source\nstaff/bme_percent,2022,Neighbour,41,230,Its report\n\n"


def written(folder: Path, text: str, name: str = "ours.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_toml_file_holds_benchmarks_and_peers(tmp_path: Path) -> None:
    beside = read_beside(written(tmp_path, TOML))

    assert [(row.area, row.value) for row in beside.benchmarks] == [("Midshire", "1.54")]
    assert [(peer.organisation, peer.cases, peer.people) for peer in beside.peers] == [("Neighbour", 41, 230)]


def test_a_csv_file_holds_benchmarks_or_peers(tmp_path: Path) -> None:
    benchmarks = read_beside(written(tmp_path, BENCHMARKS, "ours.csv"))
    peers = read_beside(written(tmp_path, PEERS, "theirs.CSV"))

    assert [(row.population, row.value) for row in benchmarks.benchmarks] == [("Hospices", "19.4")]
    assert [peer.people for peer in peers.peers] == [230]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("x = [", "ours.toml", "not a TOML file"),
        (TOML.replace('"1.54"', '"about 1.5"'), "ours.toml", "plain number"),
        ("[benchmark]\n", "ours.toml", "[[benchmark]]"),
        (BENCHMARKS.replace("19.4%", "a fifth"), "ours.csv", "Row 2"),
        (BENCHMARKS.replace("Value", "Worth"), "ours.csv", "no column value"),
        (PEERS.replace("41", "410"), "ours.csv", "Row 2"),
        (BENCHMARKS.replace("survey\n", "survey,more\n"), "ours.csv", "more cells"),
        ("", "ours.csv", "no column figure"),
        (TOML, "ours.xlsx", "a .csv or a publication.json"),
    ],
)
def test_a_slip_is_said_in_a_sentence_that_names_the_file(tmp_path: Path, text: str, name: str, said: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_beside(written(tmp_path, text, name))

    assert said in str(raised.value)
    assert name in str(raised.value)


def test_a_file_that_is_not_there_or_not_utf8_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_beside(tmp_path / "none.csv")
    (tmp_path / "odd.csv").write_bytes(
        BENCHMARKS.replace("survey", "caf\N{LATIN SMALL LETTER E WITH ACUTE}").encode("cp1252")
    )
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read_beside(tmp_path / "odd.csv")


def test_files_in_the_users_folder_are_read_without_being_named(tmp_path: Path) -> None:
    written(benchmarks_folder(), BENCHMARKS, "ours.csv")
    beside = all_beside([written(tmp_path, TOML)])

    assert {row.population for row in beside.benchmarks} == {"NHS trusts", "Hospices"}
    assert len(beside.peers) == 1


def test_a_users_figure_takes_the_place_of_the_same_one_that_is_shipped(tmp_path: Path) -> None:
    beside = all_beside([written(tmp_path, TOML.replace("Midshire", "England").replace("1.54", "1.50"))])
    rows = [
        row.value
        for row in beside.benchmarks
        if (row.figure, row.key) == ("2/relative_likelihood", "england-nhs-trusts-2022")
    ]

    assert rows == ["1.50"]
    assert len(beside.benchmarks) == len(shipped_benchmarks())
