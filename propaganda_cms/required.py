"""The apps that the page types stand on, besides those of ``quiz_blocks``."""

REQUIRED_APPS = (
    "propaganda_cms",
    "propaganda_cms.pictures",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.contrib.typed_table_block",
    "wagtail_localize",
    "django_tasks",
)
