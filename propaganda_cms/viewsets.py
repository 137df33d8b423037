"""Topics and issuing bodies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import IssuingBody, Topic


class TopicViewSet(SnippetViewSet):
    """Topics, by name."""

    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]


class IssuingBodyViewSet(SnippetViewSet):
    """Issuing bodies, by name."""

    model = IssuingBody
    icon = "site"
    list_display = ["name", "short_name"]
    search_fields = ["name", "short_name"]
    ordering = ["name"]


class PropagandaViewSetGroup(SnippetViewSetGroup):
    """What pages share."""

    items = (TopicViewSet, IssuingBodyViewSet)
    menu_label = _("Danh mục")
    menu_icon = "list-ul"
    menu_name = "danh-muc"
