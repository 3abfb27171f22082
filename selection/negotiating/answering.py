"""The person says something to each element of an offer."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from diaspora.models import User
from diaspora.threads.writing import write_message
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.moves import actors_of
from skills_match.enums import Actor
from skills_match.models import Application

from ..enums import ElementAnswerKind
from ..messages.kind import HOST
from ..models import ElementAnswer
from ..offers.elements import elements_of
from ..offers.errors import OfferExpired
from ..offers.standing import standing_offer


@transaction.atomic
def answer_elements(
    *,
    application: Application,
    by: User,
    answers: Mapping[str, tuple[str, str]],
    seen: str | None = None,
    version: str | None = None,
) -> None:
    """Keep what the person says, by key of the element: the answer and its words. Each new question and each new no is
    written to the office too, in one message. Keys that the offer no longer has are left out.

    Raises Stale, OfferExpired, OfferReplaced.
    """
    locked = APPLICATIONS.lock(application)
    APPLICATIONS.ask_seen(locked, seen, actor=Actor.APPLICANT)
    if Actor.APPLICANT not in actors_of(by, locked):
        raise OfferExpired
    offer = standing_offer(locked, version=version)
    news = []
    for element in elements_of(offer):
        if element.key not in answers:
            continue
        says, text = answers[element.key]
        text = "" if says == ElementAnswerKind.AGREED else text.strip()
        if element.answer and (element.answer.says, element.answer.text) == (says, text):
            continue
        ElementAnswer.objects.update_or_create(
            offer=offer,
            element=element.kind,
            line=element.line,
            defaults={"says": says, "text": text, "answered_at": timezone.now()},
        )
        if text:
            news.append(f"{element.label} – {ElementAnswerKind(says).label}: {text}")
    if news:
        write_message(about=locked, by=by, text="\n\n".join([_("About the offer"), *news]), kept_from=HOST)
