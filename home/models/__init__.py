"""The home page and what editors set for the whole site."""

from home.models.front_page import FeaturedItem, HomePage
from home.models.settings import SiteProfile

__all__ = ["FeaturedItem", "HomePage", "SiteProfile"]
