"""Pages for people without an account: the check of a certificate, and the questions to counterparts."""

from django.urls import path

from ..certificates.views import certificate
from ..evaluations.views import answering
from ..safety.views import region

app_name = "placements"
urlpatterns = [
    path("certificates/<str:number>/<str:code>/", certificate.check, name="check_certificate"),
    path("safe/<str:token>/", region.safe, name="safe"),
    path("answers/<str:token>/", answering.by_link, name="evaluation"),
]
