"""A person's own pages: task list, skills, matches, applications."""

from django.urls import path

from ..views import my

app_name = "my"
urlpatterns = [path("", my.home, name="home")]
