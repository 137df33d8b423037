"""The comments' public addresses."""

from django.urls import re_path

from quiz_blocks.comments import views

app_name = "quiz_blocks_comments"

PLACE = r"^gop-y/(?P<page_id>[0-9]{1,18})/(?P<block_id>[A-Za-z0-9_-]{1,64})/"

urlpatterns = [
    re_path(PLACE + r"$", views.form, name="form"),
    re_path(PLACE + r"thu-thach/$", views.challenge, name="challenge"),
    re_path(PLACE + r"tat-ca/$", views.thread, name="thread"),
    re_path(PLACE + r"da-gui/$", views.sent, name="sent"),
]
