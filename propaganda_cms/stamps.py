"""The document stamp: number, body and date of a document, the same wherever it is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .enums import DocumentStatus, DocumentType, label_of


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
            type_label=label_of(DocumentType, page.document_type),
            body=page.issuing_body.name if page.issuing_body else "",
            issued_on=page.issued_on,
            status=page.status,
            status_label=label_of(DocumentStatus, page.status),
        )

    @classmethod
    def of_card(cls, card: Any) -> "Stamp":
        """Return the stamp of a document's card."""
        return cls(
            number=card.document_number,
            type_label=label_of(DocumentType, card.document_type),
            body=card.issuing_body_name,
            issued_on=card.issued_on,
            status=card.document_status,
            status_label=label_of(DocumentStatus, card.document_status),
        )
