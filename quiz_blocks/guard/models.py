"""What the guard must remember: tokens that were used, and how often a network came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpentToken(models.Model):
    """A proof of work, or an answered question, that has been used.

    The primary key keeps each to a single use: a second insert fails. A cache would not do
    (see docs/decisions/0004-proof-of-work.md).
    """

    digest = models.CharField(_("dấu của bằng chứng"), max_length=64, primary_key=True)
    expires_at = models.DateTimeField(_("hết hạn lúc"), db_index=True)

    class Meta:
        verbose_name = _("bằng chứng đã dùng")
        verbose_name_plural = _("bằng chứng đã dùng")


class RateSlot(models.Model):
    """One of the ``n`` places that a network has in a moving window of time.

    A network that may come three times in ten minutes has three rows; to come is to take a row
    whose last use is over ten minutes ago, by a conditional UPDATE. So nobody counts, and twelve
    requests at the same moment get three places.
    """

    bucket = models.CharField(_("loại giới hạn"), max_length=60)
    key = models.CharField(_("dấu của mạng"), max_length=64)
    slot = models.PositiveSmallIntegerField(_("chỗ"))
    taken_at = models.DateTimeField(_("dùng lúc"), db_index=True)

    class Meta:
        verbose_name = _("chỗ trong giới hạn")
        verbose_name_plural = _("chỗ trong giới hạn")
        constraints = [
            models.UniqueConstraint(
                fields=["bucket", "key", "slot"], name="quiz_blocks_guard_one_slot"
            )
        ]
