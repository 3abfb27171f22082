"""What a person keeps about herself or himself: profile, files, privacy, notices."""

from django.urls import path

from ..views import account, notices

app_name = "diaspora"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("start/", account.start, name="start"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/open/", notices.open_notice, name="open_notice"),
]
