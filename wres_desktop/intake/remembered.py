"""What the user chose about spreadsheets: which column is what, what a local grade means; offered again next year."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

from wres_desktop.errors import CannotWrite, UnreadableFile
from wres_desktop.intake.counted import Question, TableKind
from wres_desktop.intake.json_text import Rows, read_json
from wres_desktop.intake.spreadsheet import Choices
from wres_desktop.whole_files import write_whole

FORMAT: Final = "wres-spreadsheet-choices"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """Choices by the signature of a table's headings, and answers by what was asked about and the value, case apart.

    It holds headings, grades and categories, never a row.
    """

    layouts: Mapping[str, Choices] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def with_answer(self, about: str, value: str, answer: str | None) -> "Remembered":
        """With one answer more, or without it where it is ``None``."""
        own = dict(self.answers.get(about, {}))
        if answer is None:
            own.pop(value.casefold(), None)
        else:
            own[value.casefold()] = answer
        return replace(self, answers={**self.answers, about: own})

    def with_layout(self, signature: str, choices: Choices) -> "Remembered":
        """With the choices for one layout of headings."""
        return replace(self, layouts={**self.layouts, signature: choices})

    def as_json(self) -> str:
        """The text in which it is kept, for a file or for a setting of the organisation's file."""
        layouts = {
            signature: {"kind": choices.kind.value if choices.kind else None, "columns": dict(choices.columns)}
            for signature, choices in self.layouts.items()
        }
        content = {"format": FORMAT, "version": VERSION, "layouts": layouts, "answers": self.answers}
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def remembered_from(text: str) -> Remembered:
    """What ``as_json`` wrote; what is not understood is forgotten, since it can be asked again."""
    try:
        content = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        content = {}
    return _remembered(content)


def read_choices(path: Path) -> Remembered:
    """The choices in a file; none where there is no such file yet.

    Raises:
        UnreadableFile: it is another kind of file.
    """
    if not path.exists():
        return Remembered()
    content = read_json(path)
    if not isinstance(content, Rows) or content.get("format") != FORMAT:
        raise UnreadableFile(f"{path.name} does not hold choices about spreadsheets; choose another file.")
    if content.get("version") != VERSION:
        raise UnreadableFile(f"{path.name} was written by a newer version of this program; please update the program.")
    return _remembered(content)


def write_choices(remembered: Remembered, path: Path, questions: tuple[Question, ...] = ()) -> None:
    """Write a choices file; open questions are put into it with an empty answer each, to be filled in.

    Raises:
        CannotWrite: no permission, no space, no such folder.
    """
    for question in questions:
        remembered = remembered.with_answer(question.about, question.value, "")
    try:
        write_whole({path: remembered.as_json().encode("utf-8")})
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written; check that the folder exists, that you may write there and that the disk has "
            "space. Nothing was changed."
        ) from error


def _remembered(content: object) -> Remembered:
    rows = content if isinstance(content, Mapping) else {}
    layouts, answers = rows.get("layouts"), rows.get("answers")
    return Remembered(
        {str(key): _choices(value) for key, value in _mapping(layouts).items()},
        {str(about): _texts(given) for about, given in _mapping(answers).items()},
    )


def _choices(value: object) -> Choices:
    rows = _mapping(value)
    kind = rows.get("kind")
    return Choices(
        TableKind(kind) if isinstance(kind, str) and kind in set(TableKind) else None,
        {key: heading for key, heading in _mapping(rows.get("columns")).items() if isinstance(heading, str)},
    )


def _texts(value: object) -> Mapping[str, str]:
    """Answers that were given; an empty one is still to be filled in."""
    return {key.casefold(): text for key, text in _mapping(value).items() if isinstance(text, str) and text}


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}
