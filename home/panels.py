"""What the site adds to the first page of the admin."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Site
from wagtail.permissions import policy_registry

from home.models import SiteProfile


class FooterPanel(Component):
    """Tells whoever may fill it in what the footer of a site still lacks."""

    name = "home_footer"
    template_name = "home/admin/footer_panel.html"
    order = 60

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Hand over the sites with a gap; none, and the panel is empty."""
        policy = policy_registry.get_by_type(SiteProfile)
        if not policy.user_has_permission(parent_context["request"].user, "change"):
            return {"gaps": []}
        return {"gaps": footer_gaps()}


def footer_gaps() -> list[dict[str, Any]]:
    """Return each site whose footer has an empty line, with the lines' names."""
    profiles = {profile.site_id: profile for profile in SiteProfile.objects.all()}
    gaps = []
    for site in Site.objects.all():
        profile = profiles.get(site.pk) or SiteProfile(site=site)
        if profile.empty_facts:
            url = reverse("wagtailsettings:edit", args=["home", "siteprofile", site.pk])
            gaps.append({"site": site, "facts": ", ".join(profile.empty_facts), "url": url})
    return gaps
