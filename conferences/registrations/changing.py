"""Who comes, and in which category: changed at once until the last day for it, afterwards by the team.

A change that waits is a row of its own until the team has decided; nothing about the place is different before.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..enums import ALIVE, EventState
from ..models import Category, Delegate, DelegateChange, Event, Registration, VisaLetter
from .cancelling import give_back, offer_on
from .codes import new_code
from .letters import write
from .own_tickets import goes_to_them, send_ticket
from .places import swap_places
from .prices import offered, price
from .questions import are_asked_of, questions_of


class TooLateToChange(Refused):
    text = _("Names can no longer be changed here. Write to the organisers.")


class NotThisCategory(Refused):
    text = _("This place cannot be changed into one of that category.")


class ChangedMeanwhile(Refused):
    """Decided by a colleague, taken back, or asked for once more in another way."""

    text = _("This change is another one by now, or decided already. Read it once more.")


@transaction.atomic
def name_delegate(
    *, delegate: Delegate, name: str, organisation: str = "", email: str = "", language: str = "", is_team: bool = False
) -> Delegate:
    """Who comes, named for the first time or changed. Raises TooLateToChange after the last day for it.

    Somebody else gets nothing of the person before: the letter for a visa with its passport, the answers, what was said
    about sessions and to stands are deleted, and the ticket has another code; so has one that went to an address which
    is another now: perhaps a stranger reads that one. Whoever has an address of their own gets their ticket there.
    """
    Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=delegate.registration_id)
    delegate = Delegate.objects.select_related("event", "registration").get(pk=delegate.pk)
    if delegate.name and not is_team and (is_over(delegate.event) or asks_the_team(delegate, name)):
        raise TooLateToChange
    is_moved = delegate.email.lower() != email.lower()
    is_new = is_somebody_else(delegate, name) or is_moved
    if is_somebody_else(delegate, name):
        _forget_the_person_before(delegate)
    elif is_moved and goes_to_them(delegate) and not is_over(delegate.event):
        delegate.code = new_code()
    delegate.name, delegate.organisation, delegate.email, delegate.language = name, organisation, email, language
    delegate.save(update_fields=["name", "organisation", "email", "language", "code"])
    if is_new and not is_over(delegate.event):
        send_ticket(delegate)
    return delegate


def _forget_the_person_before(delegate: Delegate) -> None:
    VisaLetter.objects.filter(delegate=delegate).delete()
    if not delegate.name:
        return
    DelegateChange.objects.filter(delegate=delegate).delete()
    for of_the_person in (delegate.answers, delegate.files, delegate.feedback, delegate.stand_requests):
        of_the_person.all().delete()
    delegate.code = new_code()


def is_over(event: Event) -> bool:
    """Who came is known, and stands on certificates."""
    return event.state in (EventState.OVER, EventState.CANCELLED)


def is_moderated(event: Event) -> bool:
    """Whether the last day for changes is past, and the team decides."""
    return event.changes_until is not None and event.today > event.changes_until and not is_over(event)


def asks_the_team(delegate: Delegate, name: str) -> bool:
    """Whether this name waits for the team. The first name of a place, and another writing of the same, never do."""
    return bool(delegate.name) and is_moderated(delegate.event) and is_somebody_else(delegate, name)


def is_somebody_else(delegate: Delegate, name: str) -> bool:
    return _folded(delegate.name) != _folded(name)


def _folded(name: str) -> str:
    """Capital letters and blanks make nobody somebody else."""
    return " ".join(name.casefold().split())


def categories_for(delegate: Delegate) -> list[Category]:
    """Those into which the place can be changed: none that costs more than was paid, none of people who accompany."""
    registration = delegate.registration
    if not delegate.has_place or delegate.category.is_accompanying or is_over(delegate.event):
        return []
    return [
        category
        for category in offered(delegate.event, registration.code)
        if category.pk != delegate.category_id
        and not category.is_accompanying
        and price(category, registration.code) <= delegate.price_minor
    ]


def category_asks_the_team(event: Event, category: Category) -> bool:
    return category.needs_approval or is_moderated(event)


@transaction.atomic
def change_category(*, delegate: Delegate, category: Category, is_team: bool = False) -> Delegate:
    """The new place is taken and the old one is free in one step; what it costs less goes back by the event's rule.

    Answers to questions that are not asked of the new category are deleted. Raises NotThisCategory, Full, and
    TooLateToChange for what the team decides.
    """
    found = _held(delegate)
    if category not in categories_for(found):
        raise NotThisCategory
    if not is_team and category_asks_the_team(found.event, category):
        raise TooLateToChange
    swap_places(found.registration, {found.category_id: 1}, {category.pk: 1})
    amount = price(category, found.registration.code)
    less, found.price_minor, found.category = found.price_minor - amount, amount, category
    found.save(update_fields=["category", "price_minor"])
    asked = are_asked_of(questions_of(found.event), category)
    found.answers.exclude(question__in=asked).delete()
    found.files.exclude(question__in=asked).delete()
    if less:
        give_back(found.registration, [less])
    offer_on(found.event)
    return found


def _held(delegate: Delegate) -> Delegate:
    """As it is now; its registration is held."""
    Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=delegate.registration_id)
    rows = Delegate.objects.select_related("event", "category", "registration__event", "registration__code")
    return rows.select_related("registration__payment").get(pk=delegate.pk)


@transaction.atomic
def ask_for_change(
    *,
    delegate: Delegate,
    name: str = "",
    organisation: str = "",
    email: str = "",
    language: str = "",
    category: Category | None = None,
) -> DelegateChange:
    """It waits for the team; of two names, and of two categories, the newer one counts. Another category is no answer
    to who comes: both may wait together. Raises TooLateToChange, NotThisCategory."""
    found = _held(delegate)
    if is_over(found.event) or found.cancelled_at or found.registration.state not in ALIVE:
        raise TooLateToChange
    if category is not None and category not in categories_for(found):
        raise NotThisCategory
    values: dict[str, Any] = {"asked_at": timezone.now()}
    if name:
        values |= {"name": name, "organisation": organisation, "email": email, "language": language}
    if category is not None:
        values["category"] = category
    return DelegateChange.objects.update_or_create(delegate=found, defaults=values)[0]


def take_change_back(*, delegate: Delegate) -> None:
    DelegateChange.objects.filter(delegate=delegate).delete()


def changes_that_wait() -> QuerySet[DelegateChange]:
    """Of places that can still be had."""
    return DelegateChange.objects.filter(delegate__registration__state__in=ALIVE, delegate__cancelled_at=None)


@transaction.atomic
def make_change(*, change: DelegateChange, by: Any, seen: str | None = None) -> Delegate:
    """The team says yes. `seen` is the `version` that the page showed.

    Raises ChangedMeanwhile, NotThisCategory, Full.
    """
    found = _waiting(change, seen)
    delegate, before = found.delegate, str(found.delegate)
    if found.category:
        delegate = change_category(delegate=delegate, category=found.category, is_team=True)
    if found.name:
        who = {"name": found.name, "organisation": found.organisation, "email": found.email}
        delegate = name_delegate(delegate=delegate, language=found.language, is_team=True, **who)
    found.delete()
    log(instance=found.delegate.registration, action="registration.changed", user=by)
    write(found.delegate.registration, "event_change_made", delegate=before)
    return delegate


@transaction.atomic
def refuse_change(*, change: DelegateChange, by: Any, reason: str, seen: str | None = None) -> None:
    """The place stays as it is, and whoever asked reads why. Raises ChangedMeanwhile."""
    found = _waiting(change, seen)
    found.delete()
    log(instance=found.delegate.registration, action="registration.not_changed", user=by, data={"reason": reason})
    write(found.delegate.registration, "event_change_refused", delegate=str(found.delegate), reason=reason)


def version(change: DelegateChange) -> str:
    """Another one each time that something else is asked for."""
    return change.asked_at.isoformat()


def _waiting(change: DelegateChange, seen: str | None) -> DelegateChange:
    """The row, with its registration held."""
    _held(change.delegate)
    rows = changes_that_wait().select_related("delegate__event", "delegate__category", "delegate__registration__event")
    found = rows.select_related("category__event").filter(pk=change.pk).first()
    if found is None or (seen is not None and seen != version(found)):
        raise ChangedMeanwhile
    return found
