from django.db import models


class Service(models.TextChoices):
    """What runs beside the web server and must not stop unnoticed."""

    WORKER = "worker", "Bộ xử lý việc nền"
    TIMER = "timer", "Bộ hẹn giờ"
