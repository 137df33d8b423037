"""The closed lists of the page types, and their named subsets."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def label_of(kinds: type[models.TextChoices], value: str) -> str:
    """Return the label of one value, the value itself where it is not in the list.

    Django's own ``get_..._display`` translates every label of the list to find one; on a page of
    cards that took as long as a query.
    """
    return str(kinds(value).label) if value in kinds.values else value


class CardKind(models.TextChoices):
    """What a card stands for: the family of its page."""

    NEWS = "news", _("Tin bài")
    RESOLUTION = "resolution", _("Văn kiện")
    INFOGRAPHIC = "infographic", _("Infographic")
    STANDARD = "standard", _("Trang")


LISTED_KINDS = (CardKind.NEWS, CardKind.RESOLUTION, CardKind.INFOGRAPHIC)
"""The kinds that stand in an index of their own."""


class DocumentType(models.TextChoices):
    """The kinds of documents that an office digests, the Party's first, then the State's."""

    RESOLUTION = "nghi-quyet", _("Nghị quyết")
    DIRECTIVE = "chi-thi", _("Chỉ thị")
    CONCLUSION = "ket-luan", _("Kết luận")
    REGULATION = "quy-dinh", _("Quy định")
    RULES = "quy-che", _("Quy chế")
    DECISION = "quyet-dinh", _("Quyết định")
    GUIDANCE = "huong-dan", _("Hướng dẫn")
    PLAN = "ke-hoach", _("Kế hoạch")
    PROGRAMME = "chuong-trinh", _("Chương trình")
    LAW = "luat", _("Luật")
    DECREE = "nghi-dinh", _("Nghị định")
    CIRCULAR = "thong-tu", _("Thông tư")
    OTHER = "khac", _("Văn bản khác")


class DocumentStatus(models.TextChoices):
    """Whether a document binds today."""

    IN_FORCE = "con-hieu-luc", _("Còn hiệu lực")
    PARTLY_IN_FORCE = "het-mot-phan", _("Hết hiệu lực một phần")
    NOT_YET_IN_FORCE = "chua-hieu-luc", _("Chưa có hiệu lực")
    EXPIRED = "het-hieu-luc", _("Hết hiệu lực")

    @property
    def schema_force(self) -> str:
        """Return schema.org's word for it (``LegalForceStatus``)."""
        return {
            DocumentStatus.IN_FORCE: "InForce",
            DocumentStatus.PARTLY_IN_FORCE: "PartiallyInForce",
        }.get(self, "NotInForce")


class AttachmentKind(models.TextChoices):
    """What an attached file holds; the label heads the files where all are of one kind."""

    FULL_TEXT = "toan-van", _("Toàn văn")
    SUMMARY = "tom-tat", _("Bản tóm tắt")
    OTHER = "khac", _("Tệp kèm theo")


class ListingOrder(models.TextChoices):
    """The orders in which an index can be read; the value stands in the URL (``xep``)."""

    PUBLISHED = "dang", _("Ngày đăng")
    ISSUED = "ban-hanh", _("Ngày ban hành")


class EditorialRoleName(models.TextChoices):
    """The three roles through which a page reaches its readers."""

    WRITER = "phong-vien", _("Phóng viên")
    EDITOR = "bien-tap", _("Biên tập")
    APPROVER = "duyet", _("Duyệt")
