"""The place of a form in an address: a page's number and a block's id."""

import re

from quiz_blocks.placement import Placement

BLOCK_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


def has_place(placement: Placement) -> bool:
    """Tell whether a form may stand here: on a saved page, in a block whose id fits an address."""
    return placement.page.pk is not None and BLOCK_ID.match(placement.block_id) is not None


def scope_of(page_id: int, block_id: str) -> str:
    """Return the name to which a proof or a question for this form is bound."""
    return f"comments:{page_id}:{block_id}"
