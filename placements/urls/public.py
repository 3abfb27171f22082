"""Pages for people without an account: the check of a certificate, the questions to counterparts, and the
letter to people of a list."""

from django.urls import path

from ..certificates.views import certificate
from ..earlier.views import public as earlier
from ..evaluations.views import answering
from ..safety.views import region

app_name = "placements"
urlpatterns = [
    path("certificates/<str:number>/<str:code>/", certificate.check, name="check_certificate"),
    path("safe/<str:token>/", region.safe, name="safe"),
    path("earlier/answered/<slug:answer>/", earlier.answered, name="earlier_answered"),
    path("earlier/<str:token>/", earlier.earlier, name="earlier"),
    path("answers/<str:token>/", answering.by_link, name="evaluation"),
]
