"""The demo's page tree: first every page with its fields, then their bodies, then publication.

Two passes, because pages point at one another and at quizzes, which point back at passages.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from home.demo.body import BodyBuilder, block_id, events, table
from home.demo.library import DIGEST_NOTICE, Library
from home.demo.markup import to_html, to_plain
from home.demo.texts import read, read_folder
from home.models import HomePage
from propaganda_cms.enums import AttachmentKind, DocumentStatus, DocumentType
from propaganda_cms.models import (
    Attachment,
    ContentPageMixin,
    InfographicIndexPage,
    InfographicPage,
    IssuingBody,
    NewsIndexPage,
    NewsPage,
    RelatedResolution,
    ResolutionIndexPage,
    ResolutionPage,
    StandardPage,
    Topic,
)
from propaganda_cms.services.cards import refresh_card

Content = dict[str, Any]

INDEXES = {
    "news": NewsIndexPage,
    "resolutions": ResolutionIndexPage,
    "infographics": InfographicIndexPage,
}
DIGEST_TITLE = "Tóm tắt của trang minh họa (không phải toàn văn)"
ISSUING_BODY = "Ban Chấp hành Trung ương Đảng"
PUBLISHED = "published"
"""A page's ``state`` where its content file says nothing else."""


class TreeBuilder:
    """Builds the tree below a home page.

    ``pages`` has every page by slug, ``contents`` what its file says. ``now`` is when the demo
    is loaded: a page whose file names a later moment is taken to be a little older.
    """

    def __init__(
        self, home: HomePage, library: Library, users: Mapping[str, AbstractUser], now: datetime
    ) -> None:
        self.home = home
        self.library = library
        self.users = users
        self.now = now
        self.site = read("site")
        self.pages: dict[str, Page] = {}
        self.contents: dict[str, Content] = {}
        self.bodies = BodyBuilder(library, self.pages)
        self.topics = _topics(self.site["topics"])
        self.issuing_body = _issuing_body()

    # --- First pass ---

    def plant(self) -> None:
        """Add every page with its fields, as drafts; the indexes are published."""
        for key, model in INDEXES.items():
            self._add_index(model, self.site["indexes"][key])
        self._plant_folder("resolutions", "nghi-quyet", self._resolution)
        self._plant_folder("infographics", "infographic", self._infographic)
        self._plant_folder("news", "tin-tuc", self._news)
        self._plant_folder("pages", None, self._standard)

    def _add_index(self, model: type[Page], content: Content) -> None:
        page = model(owner=self.users["bientap"], **content)
        self.pages[page.slug] = self.home.add_child(instance=page)
        self.publish(page)

    def _plant_folder(self, folder: str, parent: str | None, make: Any) -> None:
        contents = sorted(read_folder(folder), key=lambda content: str(self._published(content)))
        for content in contents:
            page = make(content)
            page.owner = self.users["phongvien"]
            page.live = False
            page.first_published_at = self._published(content)
            page.topics = [self.topics[slug] for slug in content.get("topics", [])]
            (self.pages[parent] if parent else self.home).add_child(instance=page)
            self.pages[content["slug"]] = page
            self.contents[content["slug"]] = content

    def _published(self, content: Content) -> datetime | None:
        """Return when the page was first published, ``None`` where it never was."""
        if content.get("state", PUBLISHED) not in (PUBLISHED, "withdrawn"):
            return None
        stated = content.get("published")
        latest = self.now - timedelta(hours=1)
        return min(timezone.make_aware(stated), latest) if stated else latest

    # --- One method a page type ---

    def _news(self, content: Content) -> NewsPage:
        page = NewsPage(
            title=content["title"],
            slug=content["slug"],
            lead=content["sapo"],
            author_name=content["author"],
            source_name=content.get("source_name", ""),
            source_url=content.get("source_url", ""),
        )
        if scene := content.get("picture"):
            page.picture = self.library.scene(scene)
            page.picture_alt = self.library.alt(scene)
            page.picture_caption = content.get("caption", "")
            page.picture_credit = "Tranh: nhóm làm trang"
        return page

    def _resolution(self, content: Content) -> ResolutionPage:
        scene = content["picture"]
        return ResolutionPage(
            title=content["title"],
            slug=content["slug"],
            summary=content["sapo"],
            listing_image=self.library.scene(scene),
            listing_image_alt=self.library.alt(scene)[:200],
            document_number=content["number"],
            document_type=DocumentType.RESOLUTION,
            issuing_body=self.issuing_body,
            signed_by=f"{content['signer_title']} {content['signed_by']}",
            issued_on=content["issued_on"],
            status=DocumentStatus.IN_FORCE,
            abstract=content["abstract"],
            key_points=_key_points(content),
            timeline=[{"type": "event", "value": event} for event in events(content["timeline"])],
        )

    def _infographic(self, content: Content) -> InfographicPage:
        figures = table(content["title"], content["columns"], content["rows"])
        return InfographicPage(
            title=content["title"],
            slug=content["slug"],
            summary=content["sapo"],
            picture=self.library.infographic(content),
            picture_alt=content["sapo"][:200],
            text_alternative=content["alt"].strip(),
            figures=[{"type": "table", "value": figures}],
            source_name=content["source"],
        )

    def _standard(self, content: Content) -> StandardPage:
        page = StandardPage(title=content["title"], slug=content["slug"], summary=content["sapo"])
        if scene := content.get("picture"):
            page.listing_image = self.library.scene(scene)
            page.listing_image_alt = self.library.alt(scene)[:200]
        return page

    # --- Second pass ---

    def fill(self, quizzes: Mapping[str, Any]) -> None:
        """Give every page its body and publish those that are to be published."""
        self.bodies.quizzes.update(quizzes)
        for slug, content in self.contents.items():
            page = self.pages[slug]
            page.body = self.bodies.build(slug, content.get("body", []), *self._notes(content))
            if isinstance(page, ResolutionPage):
                self._complete_resolution(page, content)
            _settle(page)
            self._release(page, content)

    def _release(self, page: Page, content: Content) -> None:
        """Publish, schedule or keep as a draft; what goes another way is the newsroom's."""
        state = content.get("state", PUBLISHED)
        if state == "scheduled":
            page.go_live_at = _next_morning(self.now, content["in_days"])
        if state in (PUBLISHED, "withdrawn", "scheduled") and "route" not in content:
            self.publish(page)
        else:
            page.save_revision(user=page.owner)

    def _notes(self, content: Content) -> list[Content]:
        """Return the callout that says what in the page is real and what was made up."""
        if content.get("plain"):
            return []
        note = self.site[_note_for(content)]
        text = content.get("demo_note", note["text"])
        return [{"callout_title": note["title"], "callout": text}]

    def _complete_resolution(self, page: ResolutionPage, content: Content) -> None:
        slug, digest = f"tom-tat-{content['slug']}", _digest(content)
        papers = [self.library.paper(slug, digest), self.library.word_paper(slug, digest)]
        page.pc_attachments = [
            Attachment(
                document=paper, kind=AttachmentKind.SUMMARY, title=DIGEST_TITLE, sort_order=place
            )
            for place, paper in enumerate(papers)
        ]
        page.pc_related_resolutions = [
            RelatedResolution(page=self.pages[slug], sort_order=place)
            for place, slug in enumerate(content["related"])
        ]

    def publish(self, page: Page) -> None:
        """Publish a page as it is in memory, dated as its file says."""
        revision = page.save_revision(user=page.owner)
        revision.publish(user=self.users["duyet"], skip_permission_checks=True)
        page.refresh_from_db()
        if page.live and page.slug in self.contents:
            backdate(page, page.first_published_at)


def backdate(page: Page, moment: datetime) -> None:
    """Say that a page was last published at ``moment``, as Wagtail only ever says "now"."""
    dates = {"last_published_at": moment, "latest_revision_created_at": moment}
    Page.objects.filter(pk=page.pk).update(**dates)
    if isinstance(page, ContentPageMixin):
        refresh_card(page.pk)
    page.refresh_from_db()


def _note_for(content: Content) -> str:
    if "layout" in content:
        return "demo_figures_note" if content.get("demo") else "figures_note"
    return "digest_note" if "number" in content else "note"


def _topics(names: Mapping[str, str]) -> dict[str, Topic]:
    return {
        slug: Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0]
        for slug, name in names.items()
    }


def _settle(page: Page) -> None:
    """Give the items of lists in the page's streams the ids that an editor's form would give."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            list(stream)
            setattr(page, field.name, stream.get_prep_value())


def _issuing_body() -> IssuingBody:
    body, _created = IssuingBody.objects.get_or_create(
        name=ISSUING_BODY, defaults={"short_name": "TW"}
    )
    return body


def _key_points(content: Content) -> list[Content]:
    return [
        {
            "type": "key_point",
            "value": {
                "heading": point["title"],
                "text": to_html(point["text"]),
                "anchor": point["anchor"],
            },
            "id": block_id(content["slug"], point["anchor"]),
        }
        for point in content["points"]
    ]


def _digest(content: Content) -> Content:
    """Return the digest as a printed paper: its own points, numbered."""
    sections = []
    for number, point in enumerate(content["points"], 1):
        paragraphs, items = to_plain(point["text"])
        title = f"{number}. {point['title']}"
        sections.append({"title": title, "paragraphs": paragraphs, "items": items})
    issued = content["issued_on"].strftime("%d/%m/%Y")
    return {
        "title": f"Tóm tắt Nghị quyết số {content['number']}",
        "kicker": "Trang thông tin tuyên giáo tỉnh Minh Họa (trang minh họa)",
        "stamp": f"Số {content['number']} · {ISSUING_BODY} · {issued}",
        "notice": DIGEST_NOTICE,
        "sections": sections,
    }


def _next_morning(now: datetime, days: int) -> datetime:
    """Return seven in the morning at the office, so many days away."""
    local = timezone.localtime(now) + timedelta(days=days)
    return local.replace(hour=7, minute=0, second=0, microsecond=0)
