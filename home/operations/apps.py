from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "home.operations"
    label = "operations"
    verbose_name = "Vận hành"
    default_auto_field = "django.db.models.BigAutoField"
