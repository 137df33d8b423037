"""Fields that the packages share."""

from typing import Any

from wagtail.fields import StreamField


class BlockFreeStreamField(StreamField):
    """A StreamField that leaves its blocks out of migrations.

    A site may put blocks of its own into our pages without making a migration in our package;
    the database column does not depend on the blocks.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field's recipe with neither blocks nor their lookup."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
