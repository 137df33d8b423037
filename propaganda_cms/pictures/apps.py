from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """Pictures: what comes in is made harmless, what goes out exists beforehand."""

    name = "propaganda_cms.pictures"
    label = "propaganda_pictures"
    verbose_name = "Hình ảnh"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks and the signals that keep renditions and sheets in step."""
        from propaganda_cms import checks as package_checks

        from . import checks, signal_handlers  # noqa: F401

        package_checks.register()
        signal_handlers.register()
