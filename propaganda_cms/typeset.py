"""How Vietnamese office text is set: document numbers never break. Pure."""

import re

# 42-NQ/TW, 13/2023/NĐ-CP, 1234/QĐ-TTg, 208-CTr/TU: digits, perhaps the year, then letters
# joined by dashes and slashes.
DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,6}(?:/(?:19|20)\d{2})?(?:[-/][A-ZĐƯ][A-Za-zĐđƯư]{0,11}\d{0,2}){1,4}(?![\w/-])"
)
TAG = re.compile(r"(<[^>]*>)")


def keep_numbers_whole(html: str) -> str:
    """Return HTML in which no document number breaks at its dash or slash.

    Only text is touched, never what stands inside a tag.
    """
    return "".join(
        part
        if part.startswith("<")
        else DOCUMENT_NUMBER.sub(r'<span class="pc-number">\g<0></span>', part)
        for part in TAG.split(html)
    )
