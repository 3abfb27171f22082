"""Pages outside of the areas: stories for the newsroom; and for people without an account the check of a certificate
and of a service record, the questions to counterparts, and the letter to people of a list."""

from django.urls import path

from ..certificates.views import certificate
from ..earlier.views import public as earlier
from ..evaluations.views import answering
from ..safety.views import region
from ..service_records.views import my as service_records
from ..stories.views import newsroom

app_name = "placements"
urlpatterns = [
    path("certificates/<str:number>/<str:code>/", certificate.check, name="check_certificate"),
    path("service-records/<str:number>/<str:code>/", service_records.check, name="check_service_record"),
    path("stories/", newsroom.stories, name="stories"),
    path("stories/<int:pk>/use/", newsroom.use, name="use_story"),
    path("stories/<int:pk>/down/", newsroom.down, name="story_down"),
    path("safe/<str:token>/", region.safe, name="safe"),
    path("earlier/answered/<slug:answer>/", earlier.answered, name="earlier_answered"),
    path("earlier/<str:token>/", earlier.earlier, name="earlier"),
    path("answers/<str:token>/", answering.by_link, name="evaluation"),
]
