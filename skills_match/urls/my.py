"""A person's own pages: task list, skills, matches, applications."""

from django.urls import path

from ..views import my, my_applications

app_name = "my"
urlpatterns = [
    path("", my.home, name="home"),
    path("applications/<int:pk>/", my_applications.application, name="application"),
]
