from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """What readers write, and its moderation."""

    name = "quiz_blocks.comments"
    label = "quiz_blocks_comments"
    verbose_name = "Góp ý của bạn đọc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the package's system checks."""
        from quiz_blocks import checks

        checks.register()
