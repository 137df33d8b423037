from django.apps import AppConfig

from .required import REQUIRED_APPS, refuse_missing_apps


class QuizBlocksConfig(AppConfig):
    name = "quiz_blocks"
    label = "quiz_blocks"
    verbose_name = "Trắc nghiệm và góp ý"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        """Name every app that was forgotten, before a model of one fails to load."""
        refuse_missing_apps(REQUIRED_APPS, "quiz_blocks.E001")
        super().import_models()

    def ready(self) -> None:
        """Register the package's system checks."""
        from quiz_blocks import checks

        checks.register()
