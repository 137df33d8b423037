"""What a text from a printed list or another keyboard should be mended of. Pure.

Only proposed: the editor sees the mended text in the field, and beside it what was done.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

_STEM_NUMBER = re.compile(
    r"\s*(?:(?:câu(?: hỏi)?|bài)(?: số)?\s*\d{1,4}\s*[.:)/]\s*|\d{1,3}[.)]\s+)(?=\S)", re.IGNORECASE
)
_CHOICE_LETTER = re.compile(r"\s*([a-z])\s*[.:)/]\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
#: Cyrillic and Greek letters that look like Latin ones; on paper nobody sees them.
_LOOK_ALIKE = str.maketrans(
    "асеіјорѕхуԛԝАВЕІЈКМНОРЅТХУԚԜοιαυνκρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aceijopsxyqwABEIJKMHOPSTXYQWoiauvkpABEZHIKMNOPTYX",
)


@dataclass(frozen=True)
class Mended:
    """The texts as they are proposed, and what was done to them."""

    stem: str
    choices: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def mend(stem: str, choices: Sequence[str]) -> Mended:
    """Return the texts without what got into them by accident."""
    said = []
    bare_stem = _STEM_NUMBER.sub("", stem, count=1) if _STEM_NUMBER.match(stem) else stem
    if bare_stem != stem:
        number = stem[: len(stem) - len(bare_stem)].strip()
        said.append(f"Đã bỏ số thứ tự «{number}» ở đầu câu hỏi.")
    bare_choices = _without_letters(choices)
    if bare_choices != list(choices):
        said.append("Đã bỏ các chữ A, B, C… ở đầu lựa chọn.")
    latin = [_WORD.sub(_all_latin, text) for text in (bare_stem, *bare_choices)]
    if latin != [bare_stem, *bare_choices]:
        said.append("Đã thay các chữ cái lạ trông giống chữ Việt (gõ nhầm bàn phím).")
    return Mended(latin[0], tuple(latin[1:]), tuple(said))


def _without_letters(choices: Sequence[str]) -> list[str]:
    """Return the choices without A. B. C. in front, where they have them all, in this order."""
    found = [_CHOICE_LETTER.match(choice) for choice in choices]
    letters = "".join(match[1].lower() for match in found if match)
    if len(choices) < 2 or letters != ascii_lowercase[: len(choices)]:
        return list(choices)
    return [choice[match.end() :] for choice, match in zip(choices, found, strict=True) if match]


def _all_latin(word: re.Match[str]) -> str:
    """Return the word in Latin letters if some are and the others only look so."""
    if word[0].isascii() or not any(map(_is_latin, word[0])):
        return word[0]
    latin = word[0].translate(_LOOK_ALIKE)
    return latin if all(map(_is_latin, latin)) else word[0]


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
