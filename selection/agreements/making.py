"""Writing an agreement from the template, in both languages at once."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.log_actions import log

from casework.translated.spoken import text_of
from diaspora.models import User
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.enums import APPLICATION_TAKES_POST
from skills_match.models import Application

from ..enums import SigningSide
from ..models import Agreement
from .errors import NoAgreementNow
from .news import tell_next

#: The languages in which every agreement is written, whoever signs it.
LANGUAGES = ("en", "sw")


def current_agreement(application: Application) -> Agreement | None:
    """The newest version; older ones are kept and bind nobody."""
    return Agreement.objects.filter(application=application).first()


@transaction.atomic
def make_agreement(*, application: Application, by: User) -> Agreement:
    """A new version, from the offer as it stands: signed again by all sides. Raises NoAgreementNow, OwnApplication."""
    locked = APPLICATIONS.lock(application)
    if locked.state not in APPLICATION_TAKES_POST:
        raise NoAgreementNow
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    before = current_agreement(locked)
    number = before.number + 1 if before else 1
    texts = {f"text_{code}": _written(locked, number, code) for code in LANGUAGES}
    agreement = Agreement.objects.create(
        application=locked, number=number, sha256=fingerprint(*texts.values()), made_by=by, **texts
    )
    log(instance=locked, action="application.agreement", user=by, data={"version": number, "sha256": agreement.sha256})
    tell_next(application=locked, side=SigningSide.EXPERT)
    return agreement


def fingerprint(*texts: str) -> str:
    """SHA-256 of the texts one after the other, each behind its length, so that no two pairs are alike."""
    joined = "".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()


def _written(application: Application, number: int, language: str) -> str:
    offer = getattr(application, "offer", None)
    values = {
        "application": application,
        "assignment": application.assignment,
        "name": application.shown_name,
        "number": number,
        "offer": offer,
        "lines": list(offer.lines.all()) if offer else [],
        "site_name": settings.SITE_NAME,
    }
    with translation.override(language):
        title = text_of(application.assignment, "title")
        return render_to_string("agreements/agreement.txt", {**values, "title": title}).strip()
