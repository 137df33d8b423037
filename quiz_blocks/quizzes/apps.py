from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    """Quizzes, the attempts that readers make at them, and their marking."""

    name = "quiz_blocks.quizzes"
    label = "quiz_blocks_quizzes"
    verbose_name = "Bài trắc nghiệm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the package's system checks; connect what follows a publication."""
        from quiz_blocks import checks

        from . import signal_handlers

        checks.register()
        signal_handlers.register()
