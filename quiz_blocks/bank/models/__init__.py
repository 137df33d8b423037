"""The authored stock: banks, items with their choices, and what was published of them."""

from .banks import QuestionBank
from .items import Choice, Item, ItemDelivery, ItemQuerySet, ItemTag
from .listing import ListedDraftMixin, ListedDraftQuerySet
from .revisions import ItemRevision

__all__ = [
    "Choice",
    "Item",
    "ItemDelivery",
    "ItemQuerySet",
    "ItemRevision",
    "ItemTag",
    "ListedDraftMixin",
    "ListedDraftQuerySet",
    "QuestionBank",
]
