"""The peer that the benches compare with: the least page that Wagtail can serve."""

from wagtail.models import Page


class BarePage(Page):
    """A page of one title."""
