"""Who writes, who edits, who approves: the roles and the groups that hold them."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from propaganda_cms.enums import EditorialRoleName


class EditorialRole(models.Model):
    """One role and the group that an office gave it to.

    The row says that the role was set up once. An office may then rename the group, change what
    it may do or delete it: a later ``migrate`` leaves that as it is.
    """

    role = models.CharField(
        _("vai trò"), max_length=20, choices=EditorialRoleName, primary_key=True
    )
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("nhóm")
    )

    class Meta:
        verbose_name = _("vai trò biên tập")
        verbose_name_plural = _("vai trò biên tập")

    def __str__(self) -> str:
        return self.get_role_display()
