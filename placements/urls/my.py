"""An expert's own assignment."""

from django.urls import path

from ..enums import Side
from ..payees.views import own as payees
from ..visits.views import calendars
from .sides import pages_of

urlpatterns = [
    *pages_of(Side.EXPERT),
    path("paid-to/", payees.account, name="pay_account"),
    path("placements/calendar/<str:token>/", calendars.calendar, name="placement_calendar"),
]
