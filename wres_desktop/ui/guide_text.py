"""The user guide: its topics in the order of the work, and where a few words are found in it. No Qt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from wres_desktop.paths import resources

_SHORTEST = 3
_ENDS = ("ings", "ing", "ed", "es", "s")
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = re.compile(r"[*`#|>]|!?\[([^\]]*)\]\([^)]*\)|^ *[-:| ]+$", re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[([^\]]+)\]\([^)]+\)")
_MOST = 20
"""More places than these nobody looks through."""
_TITLE, _HEADING, _TEXT = 12.0, 6.0, 1.0
"""What a word weighs by where it is found."""
_WHOLE_WORD = 2.0
"""A word that is found as a whole weighs so much more than one that only begins so."""
_AROUND = 60
"""Letters of a sentence shown on each side of what was found."""
_SEEN_AGAIN = 5
"""More often than this a word does not count: a long section is not better than a short one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a topic under a heading of its own; the first one has the topic's title."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the guide: ``name`` is that of its file, ``markdown`` its whole text."""

    name: str
    title: str
    markdown: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words were found: the more ``weight``, the nearer to what was asked; ``snippet`` shows the place."""

    topic: Topic
    section: Section
    weight: float
    snippet: str


def guide_folder() -> Path:
    """Where the guide and its pictures are."""
    return resources() / "guide"


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the work."""
    return tuple(_topic(path) for path in sorted(guide_folder().glob("*.md")))


def topic_about(words: str) -> Topic:
    """The topic that fits a few words best; the first one where none does."""
    found = search(words)
    return found[0].topic if found else topics()[0]


def search(words: str) -> tuple[Hit, ...]:
    """Where words are found: sections that hold all of them first, and of these the nearest."""
    wanted = [each.casefold() for each in _WORD.findall(words)]
    if not wanted:
        return ()
    scored = [(held, hit) for topic in topics() for held, hit in _hits(topic, wanted) if held]
    scored.sort(key=lambda each: (-each[0], -each[1].weight))
    return tuple(hit for _, hit in scored[:_MOST])


def captioned(markdown: str) -> str:
    """A text whose pictures have their description below them, for everybody to read."""
    return _PICTURE.sub(lambda found: f"{found.group()}\n\n*{found.group(1)}*", markdown)


def _hits(topic: Topic, wanted: Sequence[str]) -> Iterator[tuple[int, Hit]]:
    """Each section with how many of the words it holds."""
    title = _words(topic.title)
    for section in topic.sections:
        heading, text = _words(section.heading), _words(section.text)
        weights = [
            _TITLE * _found(each, title) + _HEADING * _found(each, heading) + _TEXT * _found(each, text)
            for each in wanted
        ]
        held = sum(_found(each, (*heading, *text)) > 0 or _found(each, title) > 0 for each in wanted)
        yield held, Hit(topic, section, sum(weights), _snippet(section.text, wanted))


def _found(word: str, among: Sequence[str]) -> float:
    """How often words are this one, begin with it, or are another form of it: shortlisting finds shortlisted."""
    whole, stem = sum(each == word for each in among), _stem(word)
    begun = sum(each.startswith(stem) for each in among)
    return min(_SEEN_AGAIN, begun + (_WHOLE_WORD - 1) * whole)


def _stem(word: str) -> str:
    return next(
        (word.removesuffix(end) for end in _ENDS if word.endswith(end) and len(word) > len(end) + _SHORTEST), word
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(each.casefold() for each in _WORD.findall(text))


def _snippet(text: str, wanted: Sequence[str]) -> str:
    stems = tuple(map(_stem, wanted))
    places = [match.start() for match in _WORD.finditer(text) if match.group().casefold().startswith(stems)]
    middle = places[0] if places else 0
    begin, end = max(0, middle - _AROUND), min(len(text), middle + 2 * _AROUND)
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = text.find(" ", end) if text.find(" ", end) >= 0 else len(text)
    before, after = "\N{HORIZONTAL ELLIPSIS} " if begin else "", " \N{HORIZONTAL ELLIPSIS}" if end < len(text) else ""
    return before + text[begin:end].strip() + after


def _topic(path: Path) -> Topic:
    markdown = path.read_text(encoding="utf-8")
    parts = re.split(r"^#{1,2} (.+)$", markdown, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    sections = tuple(Section(_plain(heading), _plain(text)) for heading, text in pairs)
    return Topic(path.stem, sections[0].heading, markdown, sections)


def _plain(markdown: str) -> str:
    """A text without the marks of its form, on one line."""
    return " ".join(_MARKS.sub(lambda found: found.group(1) or "", markdown).split())
