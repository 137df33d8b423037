"""What is done with the stock; each public function is one transaction."""

from .comparing import Alike, StockedItem, find_alike, find_alike_in_stock
from .importing import import_items
from .publishing import (
    build_payload,
    current_revision,
    current_revisions,
    digest_of,
    pool,
    publish_item,
    write_revision,
)

__all__ = [
    "Alike",
    "StockedItem",
    "build_payload",
    "current_revision",
    "current_revisions",
    "digest_of",
    "find_alike",
    "find_alike_in_stock",
    "import_items",
    "pool",
    "publish_item",
    "write_revision",
]
