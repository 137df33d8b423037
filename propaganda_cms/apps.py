from django.apps import AppConfig
from django.db.models.signals import post_migrate

from quiz_blocks.required import refuse_missing_apps

from .required import REQUIRED_APPS


class PropagandaCmsConfig(AppConfig):
    name = "propaganda_cms"
    label = "propaganda_cms"
    verbose_name = "Trang thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        """Name every app that was forgotten, before a model of one fails to load."""
        refuse_missing_apps(REQUIRED_APPS, "propaganda_cms.E001")
        super().import_models()

    def ready(self) -> None:
        """Register the package's system checks; connect the signal handlers."""
        from . import checks, signal_handlers

        checks.register()
        signal_handlers.connect()
        post_migrate.connect(signal_handlers.on_migrated, sender=self)
