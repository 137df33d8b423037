"""The headings under which the picker lists the blocks, in one place so that they agree."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Văn bản")
PICTURES = _("Hình ảnh")
FACTS = _("Số liệu")
LINKS = _("Liên kết và tệp")
READERS = _("Bạn đọc tham gia")
