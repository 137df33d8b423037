"""What is done with the stock; each public function is one transaction."""

from .importing import find_repeated, import_items
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
    "build_payload",
    "current_revision",
    "current_revisions",
    "digest_of",
    "find_repeated",
    "import_items",
    "pool",
    "publish_item",
    "write_revision",
]
