"""The moderators' queue in the Wagtail admin: what is listed, what is shown, what is posted."""
