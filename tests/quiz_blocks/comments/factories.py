from datetime import UTC, datetime
from itertools import count

from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.guard.enums import Lane
from quiz_blocks.text import fold
from tests.testapp.models import HostPage

BLOCK_ID = "3f0e2c1a-0000-4000-8000-000000000001"
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
_numbers = count(1)


def make_page(block=None, block_id=BLOCK_ID, live=True, **kwargs):
    number = next(_numbers)
    value = {"heading": "Góp ý", "introduction": "", "is_open": True, "closes_at": None}
    kwargs.setdefault("title", f"Trang {number}")
    kwargs.setdefault("slug", f"trang-{number}")
    body = [{"type": "comments", "id": block_id, "value": value | (block or {})}]
    return home_page().add_child(instance=HostPage(body=body, live=live, **kwargs))


def home_page():
    """The default site's home page; made again where a test with threads has emptied the tables."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Locale.objects.get_or_create(language_code="vi")
        root = Page.get_first_root_node() or Page.add_root(title="Gốc", slug="goc")
        home = root.add_child(instance=Page(title="Trang chủ", slug="home"))
        site = Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return site.root_page


def make_comment(page, status=CommentStatus.APPROVED, **kwargs):
    number = next(_numbers)
    kwargs.setdefault("name", f"Người gửi {number}")
    kwargs.setdefault("title", f"Góp ý số {number}")
    kwargs.setdefault("body", f"Nội dung số {number}.")
    kwargs.setdefault("created_at", NOW)
    kwargs.setdefault("block_id", BLOCK_ID)
    kwargs.setdefault("decided_at", None if status == CommentStatus.PENDING else NOW)
    return ReaderComment.objects.create(
        page=page,
        page_number=page.pk,
        page_title=page.title,
        page_url=page.url or "",
        folded=fold(f"{kwargs['name']} {kwargs['title']} {kwargs['body']}"),
        status=status,
        lane=kwargs.pop("lane", Lane.FAST),
        text_hash=f"{number:064d}",
        submission_key=f"{number:064d}",
        **kwargs,
    )


def make_moderator(username="lan", **kwargs):
    """A user who may enter the admin and moderate, and nothing else."""
    user = User.objects.create_user(username, first_name="Lan", last_name="Nguyễn", **kwargs)
    group = Group.objects.create(name=f"Người duyệt góp ý {username}")
    admin, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    enter, _ = Permission.objects.get_or_create(content_type=admin, codename="access_admin")
    group.permissions.set([enter, Permission.objects.get(codename="moderate_readercomment")])
    user.groups.add(group)
    return user
