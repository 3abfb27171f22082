"""The link in a message that stops such messages, for somebody who is not signed in."""

from django.urls import path

from ..alerts.views import settings as alerts
from ..outreach.views import public as outreach

app_name = "alerts"
urlpatterns = [
    path("stop/<str:token>/", alerts.stop, name="stop"),
    path("letters/stop/<str:token>/", outreach.stop, name="stop_outreach"),
]
