"""The elements of an offer, and what the person says to each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.money import written
from skills_match.templatetags.assignment_terms import where

from ..enums import OfferElement
from ..models import ElementAnswer, Offer, OfferLine


@dataclass(frozen=True)
class Element:
    """One thing that is offered, in the reader's language. `key` stands in forms."""

    key: str
    kind: OfferElement
    label: str
    told: str
    line: OfferLine | None = None
    answer: ElementAnswer | None = None


def elements_of(offer: Offer) -> list[Element]:
    """Everything that the offer says, in the order in which it is read."""
    answers = {key_of(each.element, each.line_id): each for each in offer.element_answers.all()}
    return [
        Element(key, kind, label, told, line, answers.get(key))
        for kind, label, told, line in _told(offer)
        for key in [key_of(kind, line.pk if line else None)]
    ]


def key_of(kind: str, line: int | None) -> str:
    return f"{kind}-{line}" if line else str(kind)


def _told(offer: Offer) -> Iterator[tuple[OfferElement, str, str, OfferLine | None]]:
    if days := days_told(offer):
        yield OfferElement.DAYS, str(OfferElement.DAYS.label), days, None
    if place := where(offer.application.assignment):
        yield OfferElement.PLACE, str(OfferElement.PLACE.label), str(place), None
    for line in offer.lines.all():
        told = f"{written(line.amount_minor, line.currency)} {line.get_unit_display()}"
        yield OfferElement.ALLOWANCE, str(line.get_kind_display()), told, line
    if offer.terms:
        yield OfferElement.TERMS, str(OfferElement.TERMS.label), offer.terms, None


def days_told(days: Any) -> str:
    """The first and last day of an offer or a request, as a sentence has them; empty without both."""
    if not (days.starts_on and days.ends_on):
        return ""
    first, last = date_format(days.starts_on), date_format(days.ends_on)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
