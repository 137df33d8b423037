"""The order of Vietnamese names and titles."""

import unicodedata

from .folding import nfc

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}


def sort_key(name: str) -> str:
    """Return an ASCII key that puts persons' names in Vietnamese order.

    The given name, which is the last word, counts first, then the family name and what stands
    between. Letters count before tones, in the order a ă â … d đ …, and tones ngang, huyền, hỏi,
    ngã, sắc, nặng. Compare keys as bytes (Python, or a column with the ``C`` collation).
    """
    words = nfc(name).lower().split()
    return _key(words[-1:] + words[:-1])


def title_key(title: str) -> str:
    """Return an ASCII key that puts titles in the order of a Vietnamese dictionary.

    As ``sort_key`` does, with the words as they stand: Đại hội after Dân vận, before Em nhỏ.
    """
    return _key(nfc(title).lower().split())


def _key(words: list[str]) -> str:
    """Return the letters of all words, then their tones."""
    letters, tones = [], []
    for word in words:
        spelt = [_letter(letter) for letter in word]
        letters.append("".join(shape for shape, _tone in spelt))
        tones.append("".join(tone for _shape, tone in spelt))
    # "-" sorts below every digit and letter, and " " below "-": An, An Bình, Anh.
    return "-".join(letters) + " " + "-".join(tones)


def _letter(letter: str) -> tuple[str, str]:
    """Return what a letter counts for in the first place and in the second."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in _TONES), "")
    bare = nfc(parts.replace(tone, "")) if tone else letter
    shape = _SHAPES.get(bare) or (f"{bare}0" if bare.isascii() else f"~{ord(bare[0]):05x}")
    return shape, _TONES.get(tone, "0")
