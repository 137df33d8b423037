"""Every URL of the site; the packages' own URLs are included, never listed."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from home.operations.views import serve_media

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap),
    path("", include("home.operations.urls")),
    path("", include("search.urls")),
    path("", include("home.urls")),
    path("", include("quiz_blocks.urls")),
    path("", include("propaganda_cms.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        path("media/<path:path>", serve_media, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns.append(path("", include(wagtail_urls)))
