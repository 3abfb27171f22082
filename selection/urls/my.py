"""A person's own pages: offers."""

from django.urls import path

from ..offers.views import my as offers

urlpatterns = [
    path("applications/<int:pk>/offer/", offers.offer, name="offer"),
]
