from django.apps import AppConfig


class BankConfig(AppConfig):
    """The question bank: items, their choices, and what was published of them."""

    name = "quiz_blocks.bank"
    label = "quiz_blocks_bank"
    verbose_name = "Ngân hàng câu hỏi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the package's system checks; connect what follows a publication."""
        from quiz_blocks import checks

        from . import signal_handlers

        checks.register()
        signal_handlers.register()
