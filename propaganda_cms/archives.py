"""The numbers of one index as its readers see them: years, months, topics."""

from dataclasses import dataclass

from .models.cards import ArchiveCount


@dataclass(frozen=True)
class Month:
    """One line of the archive."""

    year: int
    month: int
    count: int


@dataclass(frozen=True)
class Year:
    """A year of the archive and its months, newest first."""

    year: int
    count: int
    months: tuple[Month, ...] = ()


@dataclass(frozen=True)
class TopicCount:
    """A topic and how many cards of the index it has."""

    pk: int
    slug: str
    name: str
    count: int


@dataclass(frozen=True)
class Archive:
    """The numbers of one index."""

    years: tuple[Year, ...] = ()
    issue_years: tuple[Year, ...] = ()
    topics: tuple[TopicCount, ...] = ()

    @property
    def total(self) -> int:
        """Return how many cards the index has."""
        return sum(year.count for year in self.years)

    def topic(self, slug: str) -> TopicCount | None:
        """Return the topic of that slug, if the index has any page of it."""
        return next((topic for topic in self.topics if topic.slug == slug), None)


def read_archive(index_id: int) -> Archive:
    """Return the numbers of an index: one query."""
    rows = ArchiveCount.objects.filter(index_id=index_id, count__gt=0).select_related("topic")
    rows = list(rows.order_by("-year", "-month"))
    months: dict[int, list[Month]] = {}
    for row in rows:
        if row.month:
            months.setdefault(row.year, []).append(Month(row.year, row.month, row.count))
    years = [row for row in rows if row.year and not row.month]
    topics = [
        TopicCount(row.topic.pk, row.topic.slug, row.topic.name, row.count)
        for row in rows
        if row.topic
    ]
    return Archive(
        years=tuple(
            Year(row.year, row.count, tuple(months.get(row.year, ())))
            for row in years
            if not row.by_issue
        ),
        issue_years=tuple(Year(row.year, row.count) for row in years if row.by_issue),
        topics=tuple(sorted(topics, key=lambda topic: (-topic.count, topic.name))),
    )
