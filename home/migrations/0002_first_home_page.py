"""Put a home page where Wagtail puts its welcome page, so that a new site opens at once."""

from django.conf import settings
from django.db import migrations

TITLE = "Trang chủ"
SLUG = "trang-chu"


def put_home_page(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    root = Page.objects.filter(depth=1).first()
    welcome = Page.objects.filter(depth=2, content_type__model="page", slug="home")
    if root is None or root.numchild != 1 or not welcome.exists():
        return
    Site.objects.all().delete()
    welcome.delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.create(
        title=TITLE,
        draft_title=TITLE,
        slug=SLUG,
        content_type=content_type,
        locale=locale,
        path=root.path + "0001",
        depth=2,
        numchild=0,
        url_path=f"/{SLUG}/",
    )
    Site.objects.create(
        hostname="localhost",
        root_page_id=home.pk,
        is_default_site=True,
        site_name=settings.WAGTAIL_SITE_NAME,
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [migrations.RunPython(put_home_page, migrations.RunPython.noop)]
