"""A person's own pages: offers."""

from django.urls import path

from ..agreements.views import my as agreements
from ..agreements.views import outside
from ..conditions.views import my as conditions
from ..follow_ups.views import my as follow_ups
from ..interviews.views import my as interviews
from ..messages.views import my as messages
from ..negotiating.views import my as negotiating
from ..offers.views import my as offers

urlpatterns = [
    path("applications/<int:pk>/after/<slug:kind>/", follow_ups.ask, name="after_refusal"),
    path("applications/<int:pk>/interview/", interviews.interview, name="interview"),
    path("applications/<int:pk>/interview/give-up/", interviews.give_up, name="give_up_interview"),
    path("applications/<int:pk>/interview.ics", interviews.calendar, name="interview_calendar"),
    path("applications/<int:pk>/messages/", messages.thread, name="messages"),
    path("applications/<int:pk>/conditions/", conditions.conditions, name="conditions"),
    path("applications/<int:pk>/agreement/", agreements.agreement, name="agreement"),
    path("applications/<int:pk>/agreement/<int:number>/<slug:language>/", agreements.document, name="agreement_pdf"),
    path("applications/<int:pk>/agreement/paper/", outside.my_paper, name="agreement_paper"),
    path("conditions/<int:pk>/", conditions.condition, name="condition"),
    path("applications/<int:pk>/offer/", offers.offer, name="offer"),
    path("applications/<int:pk>/offer/parts/", negotiating.parts, name="offer_parts"),
    path("applications/<int:pk>/offer/ask/", negotiating.ask, name="offer_ask"),
    path("counter-offers/<int:pk>/take-back/", negotiating.take_back_counter_offer, name="offer_take_back"),
]
