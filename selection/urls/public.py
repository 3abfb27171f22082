"""What anybody reads before applying."""

from django.urls import path

from ..navigator.views import public as navigator

app_name = "navigator"
urlpatterns = [path("", navigator.needs, name="needs")]
