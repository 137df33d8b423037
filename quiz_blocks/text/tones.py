"""Where the tone mark stands: hoà and hòa are the same word."""

import re

from .folding import nfc

# (glide, plain vowel, the vowel with each of the five tones)
_PAIRS = [("o", "a", "àáảãạ"), ("o", "e", "èéẻẽẹ"), ("u", "y", "ỳýỷỹỵ")]
_GLIDE_TONES = {"o": "òóỏõọ", "u": "ùúủũụ"}


def _moves() -> dict[str, str]:
    """Return what each pair of letters becomes, in every mixture of case."""
    moves = {}
    for glide, vowel, toned in _PAIRS:
        for with_tone, moved in zip(toned, _GLIDE_TONES[glide], strict=True):
            for old_glide, new_glide in ((glide, moved), (glide.upper(), moved.upper())):
                moves[old_glide + with_tone] = new_glide + vowel
                moves[old_glide + with_tone.upper()] = new_glide + vowel.upper()
    return moves


_MOVES = _moves()
# Only at the end of a syllable (hoàn is spelt one way), and not after q, whose u is no vowel (quý).
_NEW_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_MOVES)})(?![^\W\d_])")


def same_tone_placement(text: str) -> str:
    """Return the text, in NFC, with the tone of oa, oe, uy on the first vowel.

    ``hoà`` becomes ``hòa``, ``thuý`` becomes ``thúy``; ``quý``, ``hoàn``, ``khuỷu`` stay.
    """
    return _NEW_STYLE.sub(lambda match: _MOVES[match[0]], nfc(text))
