"""A person's own pages: offers."""

from django.urls import path

from ..agreements.views import my as agreements
from ..conditions.views import my as conditions
from ..offers.views import my as offers

urlpatterns = [
    path("applications/<int:pk>/conditions/", conditions.conditions, name="conditions"),
    path("applications/<int:pk>/agreement/", agreements.agreement, name="agreement"),
    path("conditions/<int:pk>/", conditions.condition, name="condition"),
    path("applications/<int:pk>/offer/", offers.offer, name="offer"),
]
