"""Who came to an event, what they said, and what came of it."""

from itertools import cycle, zip_longest

from conferences.attendance.certificates import issue_due
from conferences.enums import EventState
from conferences.models import CheckIn, Delegate, Event, EventReport, Feedback, TrainedGroup
from conferences.reports.figures import figures_of
from conferences.reports.releasing import print_of, release_report

from ..events import CategoryFactory, CheckInListFactory, DelegateFactory, RegistrationFactory, at

#: How useful delegates found a session, one after the other.
_FOUND = cycle([5, 4, 5, 3, 4])


def who_came(event: Event, raw: dict) -> None:
    category = raw["category"][0]
    names = {f"name_{code}": text for code, text in zip(("en", "sw"), category["name"], strict=True)}
    texts = {f"description_{code}": text for code, text in zip(("en", "sw"), category["description"], strict=True)}
    row = CategoryFactory(event=event, price_minor=0, **names, **texts)
    delegates = [_delegate(event, row, name) for name in raw["came"]]
    delegates += _unnamed(delegates[0], raw.get("unnamed", 0))
    for number, day in enumerate(event.days[:1] if event.state == EventState.RUNNING else event.days, start=1):
        list_ = CheckInListFactory(event=event, name_en=f"Day {number}", name_sw=f"Siku ya {number}", sort_order=number)
        CheckIn.objects.bulk_create(
            CheckIn(list=list_, delegate=each, at=at(day, "08:40", event)) for each in delegates
        )
    if event.state == EventState.OVER:
        _said_and_reported(event, raw, delegates)


def _delegate(event: Event, category, name: str) -> Delegate:
    address = f"{name.split()[0].lower()}@speakers.example"
    registration = RegistrationFactory(event=event, state="confirmed", name=name, email=address, language="sw")
    return DelegateFactory(registration=registration, category=category, name=name)


def _unnamed(first: Delegate, number: int) -> list[Delegate]:
    """Colleagues whom the same institution sent without naming them."""
    values = {"registration": first.registration, "category": first.category, "name": ""}
    return DelegateFactory.create_batch(number, **values)


def _said_and_reported(event: Event, raw: dict, delegates: list[Delegate]) -> None:
    for session, comments in zip(event.sessions.order_by("pk"), raw["said"], strict=True):
        for delegate, comment in zip_longest(delegates[:9], comments, fillvalue=""):
            Feedback.objects.create(session=session, delegate=delegate, usefulness=next(_FOUND), comment=comment)
    TrainedGroup.objects.bulk_create(TrainedGroup(event=event, **group) for group in raw["group"])
    issue_due()
    text_en, text_sw = raw["report"]
    report = EventReport.objects.create(event=event, text_en=text_en, text_sw=text_sw)
    release_report(event=event, by=None, seen=print_of(report, figures_of(event)))
