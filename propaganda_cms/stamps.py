"""The document stamp: number, body and date of a document, the same wherever it is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Stamp:
    """What ``propaganda_cms/includes/stamp.html`` shows."""

    number: str
    type_label: str
    body: str
    issued_on: date | None
    status: str = ""
    status_label: str = ""

    @classmethod
    def of_page(cls, page: Any) -> "Stamp":
        """Return the stamp of a document's digest."""
        return cls(
            number=page.document_number,
            type_label=page.get_document_type_display(),
            body=page.issuing_body.name if page.issuing_body else "",
            issued_on=page.issued_on,
            status=page.status,
            status_label=page.get_status_display(),
        )

    @classmethod
    def of_card(cls, card: Any) -> "Stamp":
        """Return the stamp of a document's card."""
        return cls(
            number=card.document_number,
            type_label=card.get_document_type_display(),
            body=card.issuing_body_name,
            issued_on=card.issued_on,
            status=card.document_status,
            status_label=card.get_document_status_display(),
        )
