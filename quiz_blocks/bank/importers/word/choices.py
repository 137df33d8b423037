"""The choices of a question: their letters, their texts, and what sets one of them apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .lines import PLAIN, Line, Look
from .patterns import MARKER, next_marker


class Claim(NamedTuple):
    """Somebody's word for which choices are right, by their index."""

    who: str
    right: frozenset[int]
    paragraph: int


@dataclass
class Choice:
    """One choice; it may have several lines."""

    letter: str
    paragraph: int
    texts: list[str] = field(default_factory=list)
    letter_look: Look = PLAIN
    looks: list[Look] = field(default_factory=list)
    starred: bool = False

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(text for text in self.texts if text)

    def add(self, line: Line) -> None:
        """Add a line; an asterisk at either end of it is a mark and no text."""
        text = line.text
        for mark in ("(*)", "*"):
            if text.endswith(mark) or text.startswith(mark):
                self.starred = True
                text = text.removesuffix(mark).removeprefix(mark).strip()
        self.texts.append(text)
        self.looks += [
            look for char, look in zip(line.text, line.looks, strict=True) if char.isalnum()
        ]


class _Found(NamedTuple):
    """A marker in a line: its letter, and where it and the text behind it begin."""

    letter: str
    start: int
    letter_at: int
    text_at: int
    starred: bool


def split_choices(line: Line, first: str, taken_next: str = "", start: int = 0) -> list[Choice]:
    """Return the choices that a line holds from ``start`` on, where its first marker stands.

    Letters follow one another from ``first``; one that the next line begins with
    (``taken_next``) is not looked for in this one: "A. Nguyễn Văn B. là ai".
    """
    marker = MARKER.match(line.text, start)
    if marker is None:
        return []
    found = [_found(marker)]
    sign, letter = marker[4], chr(ord(marker[2]) + 1)
    position = marker.end()
    while letter.isalpha() and letter.upper() != taken_next:
        behind = next_marker(line.text, letter, sign, position)
        if behind is None:
            break
        if not line.text[position : behind.start()].strip():
            position = behind.end()  # "B. C. Mác": what follows at once is the choice's text
            continue
        found.append(_found(behind))
        letter, position = chr(ord(letter) + 1), behind.end()
    ends = [one.start for one in found[1:]] + [len(line.text)]
    return [_choice(line, one, end) for one, end in zip(found, ends, strict=True)]


def _found(marker: Any) -> _Found:
    return _Found(
        marker[2].upper(),
        marker.start(),
        marker.start(2),
        marker.end(),
        bool(marker[1] or marker[3]),
    )


def _choice(line: Line, found: _Found, end: int) -> Choice:
    choice = Choice(
        found.letter, line.paragraph, letter_look=line.looks[found.letter_at], starred=found.starred
    )
    choice.add(line.cut(found.text_at, end))
    return choice


# --- Marks ---

_SAID = {
    "bold": "chữ đậm",
    "underline": "gạch chân",
    "colour": "màu chữ",
    "highlight": "tô nền",
}


def marked(choices: Sequence[Choice]) -> Iterator[Claim]:
    """Yield what sets some choices apart from the others of the same question."""
    if starred := frozenset(i for i, choice in enumerate(choices) if choice.starred):
        yield Claim("dấu *", starred, choices[min(starred)].paragraph)
    for aspect, said in _SAID.items():
        for where, looks in (
            ("", [_usual(choice.looks, aspect) for choice in choices]),
            (" ở chữ cái", [getattr(choice.letter_look, aspect) for choice in choices]),
        ):
            right = _set_apart(looks)
            if right:
                yield Claim(said + where, right, choices[min(right)].paragraph)


def all_alike(choices: Sequence[Choice]) -> str:
    """Return the mark that every choice carries (``chữ đậm``), empty where there is none."""
    for aspect, said in _SAID.items():
        if len(choices) > 1 and all(_usual(choice.looks, aspect) for choice in choices):
            return said
    return ""


def _usual(looks: Sequence[Look], aspect: str) -> Any:
    """Return how most of a choice's letters look; one word in bold is only stressed."""
    counted = Counter(getattr(look, aspect) for look in looks)
    return counted.most_common(1)[0][0] if counted else getattr(PLAIN, aspect)


def _set_apart(values: Sequence[Any]) -> frozenset[int]:
    """Return those that differ: from plain text, or where nothing is plain, from most others."""
    plain = next((value for value in values if not value), None)
    base = plain if plain is not None else Counter(values).most_common(1)[0][0]
    right = frozenset(i for i, value in enumerate(values) if value != base)
    return right if len(right) < len(values) else frozenset()
