"""An expert's own assignment."""

from django.urls import path

from ..deliverables.views import working as deliverables
from ..enums import Side
from ..life.views import ending
from ..overview.views import page
from ..visits.views import calendars

_ME = Side.EXPERT
urlpatterns = [
    path("placements/<int:pk>/", page.placement[_ME], name="placement"),
    path("placements/<int:pk>/end/", ending.end[_ME], name="end_placement"),
    path("placements/<int:pk>/plan/add/", deliverables.add[_ME], name="add_deliverable"),
    path("placements/<int:pk>/plan/<int:row>/", deliverables.deliverable[_ME], name="deliverable"),
    path("placements/calendar/<str:token>/", calendars.calendar, name="placement_calendar"),
]
