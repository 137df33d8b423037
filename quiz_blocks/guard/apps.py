from django.apps import AppConfig


class GuardConfig(AppConfig):
    """What protects a form that anybody may post to."""

    name = "quiz_blocks.guard"
    label = "quiz_blocks_guard"
    verbose_name = "Bảo vệ biểu mẫu công khai"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the package's system checks."""
        from quiz_blocks import checks

        checks.register()
