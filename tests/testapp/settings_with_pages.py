"""The same host site with the page types of propaganda_cms too."""

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [
    "propaganda_cms",
    "propaganda_cms.pictures",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "django_tasks",
    *INSTALLED_APPS,
]
MIDDLEWARE = [*MIDDLEWARE, "propaganda_cms.pictures.middleware.PicturesMiddleware"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "propaganda_cms.pictures.forms.PictureForm"
