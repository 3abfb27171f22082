"""A host: those who work there."""

from django.urls import path

from ..enums import Side
from ..overview.views import lists
from .sides import pages_of

urlpatterns = [
    path("placements/", lists.for_host, name="placements"),
    *pages_of(Side.HOST),
]
