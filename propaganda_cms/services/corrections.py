"""Whether a published page is about to change in substance without a word to its readers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from quiz_blocks.text import nfc

#: Keys of a stream that tell where a passage stands, not what it says.
_BOOKKEEPING = {"id", "anchor"}
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def published_version(page: Page) -> Page | None:
    """Return the page as readers see it, ``None`` where they do not."""
    return type(page)._base_manager.filter(pk=page.pk, live=True).first()


def draft_wants_correction(draft: Page) -> bool:
    """Return whether a draft, published as it is, would change what readers know unexplained."""
    published = published_version(draft)
    if published is None or draft.minor_edit:
        return False
    values = {name: getattr(draft, name) for name in published.substance_fields}
    changed = differs_in_substance(published, values)
    if hasattr(draft, "pc_attachments"):
        now = [attachment.document_id for attachment in draft.pc_attachments.all()]
        changed = changed or files_differ(published, now)
    lines = [line.text for line in draft.pc_corrections.all()]
    return changed and not explains(published, lines)


def differs_in_substance(published: Page, values: Mapping[str, Any]) -> bool:
    """Return whether any of the new values says something else than readers see."""
    return any(
        _comparable(published._meta.get_field(name), values[name])
        != _comparable(published._meta.get_field(name), getattr(published, name))
        for name in published.substance_fields
        if name in values
    )


def files_differ(published: Page, document_ids: Iterable[int]) -> bool:
    """Return whether the page would offer other files than it does."""
    before = published.pc_attachments.values_list("document_id", flat=True)
    return sorted(document_ids) != sorted(before)


def explains(published: Page, lines: Iterable[str]) -> bool:
    """Return whether there is a line of đính chính that readers have not seen yet."""
    seen = set(published.pc_corrections.values_list("text", flat=True))
    return any(nfc(line) not in seen for line in lines)


def _comparable(field: models.Field, value: Any) -> Any:
    """Return a field's value as it is compared: what it says, not how it is stored."""
    if isinstance(field, StreamField):
        return _said(value.get_prep_value()) if value else []
    if isinstance(field, models.ForeignKey):
        return getattr(value, "pk", value)
    return nfc(value).replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(part) for key, part in value.items() if key not in _BOOKKEEPING}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return _BLOCK_KEY.sub("", nfc(value)) if isinstance(value, str) else value
