"""For everybody, without an account: numbers that help, reporting, coming back."""

from django.urls import path

from ..cases.views import public as cases
from ..help.views import public as help_page

app_name = "safeguarding"
urlpatterns = [
    path("help/", help_page.need_help, name="help"),
    path("safety/", cases.make_report, name="report"),
    path("safety/received/<str:token>/", cases.received, name="received"),
    path("safety/come-back/", cases.come_back, name="come_back"),
    path("safety/report/<str:token>/", cases.opened, name="opened"),
]
