"""The newsletter for its readers: the archive, signing up, and what its links lead to."""

from django.urls import path

from .issues.views import archive
from .subscribers.views import links

app_name = "newsletters"
urlpatterns = [
    path("", archive.newsletter_list, name="list"),
    path("<int:pk>/", archive.newsletter, name="newsletter"),
    path("subscribe/", links.subscribe, name="subscribe"),
    path("subscribe/asked/", links.asked, name="asked"),
    path("confirm/<str:token>/", links.confirm, name="confirm"),
    path("choices/<str:token>/", links.manage, name="manage"),
    path("leave/<str:token>/", links.leave, name="leave"),
    path("erase/<str:token>/", links.erase, name="erase"),
]
