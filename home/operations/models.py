from django.db import models

from .enums import Service


class Heartbeat(models.Model):
    """When a service last showed that it does its work; one row a service, on any node."""

    service = models.CharField("dịch vụ", max_length=20, choices=Service.choices, primary_key=True)
    beat_at = models.DateTimeField("lần cuối báo còn chạy")
    busy_with = models.CharField("đang làm", max_length=255, blank=True)

    class Meta:
        verbose_name = "nhịp báo"
        verbose_name_plural = "nhịp báo"

    def __str__(self) -> str:
        return self.get_service_display()


class TimerJob(models.Model):
    """When a job of the timer was last begun, and what went wrong if it failed."""

    command = models.CharField("lệnh", max_length=100, primary_key=True)
    begun_at = models.DateTimeField("bắt đầu lúc")
    error = models.TextField("lỗi", blank=True)

    class Meta:
        verbose_name = "việc định kỳ"
        verbose_name_plural = "việc định kỳ"

    def __str__(self) -> str:
        return self.command
