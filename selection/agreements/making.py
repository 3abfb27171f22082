"""Writing an agreement from the template, in both languages at once."""

import datetime
import hashlib
from dataclasses import asdict, dataclass

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
from ..models import Agreement, Amendment
from .documents import LANGUAGES, ask_for_documents
from .errors import AgreementReplaced, NoAgreementNow
from .news import tell_next


def current_agreement(application: Application) -> Agreement | None:
    """The newest version; older ones are kept and bind nobody."""
    return Agreement.objects.filter(application=application).first()


@dataclass(frozen=True)
class OtherDays:
    """What an amendment changes, and why."""

    starts_on: datetime.date
    ends_on: datetime.date
    reason: str


@transaction.atomic
def make_agreement(
    *, application: Application, by: User, other_days: OtherDays | None = None, shown: str | None = None
) -> Agreement:
    """A new version, from the offer as it stands and the days of the newest amendment: signed again by all sides.

    With `other_days` it is an amendment itself. `shown` is the fingerprint of the version that was read, empty where
    there was none. Raises NoAgreementNow, OwnApplication, AgreementReplaced.
    """
    locked = APPLICATIONS.lock(application)
    if locked.state not in APPLICATION_TAKES_POST:
        raise NoAgreementNow
    if locked.profile.user_id == by.pk:
        raise OwnApplication
    before = current_agreement(locked)
    if shown is not None and shown != (before.sha256 if before else ""):
        raise AgreementReplaced
    number = before.number + 1 if before else 1
    written = _Written(locked, number, other_days or amended_days(locked), before, other_days)
    texts = {f"text_{code}": written.text(code) for code in LANGUAGES}
    agreement = Agreement.objects.create(
        application=locked, number=number, sha256=fingerprint(*texts.values()), made_by=by, **texts
    )
    if other_days:
        Amendment.objects.create(agreement=agreement, **asdict(other_days))
    ask_for_documents(agreement)
    log(instance=locked, action="application.agreement", user=by, data={"version": number, "sha256": agreement.sha256})
    tell_next(application=locked, side=SigningSide.EXPERT)
    return agreement


def fingerprint(*texts: str) -> str:
    """SHA-256 of the texts one after the other, each behind its length, so that no two pairs are alike."""
    joined = "".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()


def amended_days(application: Application) -> Amendment | None:
    """The days that hold since the newest amendment, whether it is signed or not."""
    rows = Amendment.objects.filter(agreement__application=application)
    return rows.order_by("-agreement__number").first()


@dataclass(frozen=True)
class _Written:
    """What a version says. `days` are those of the offer where nothing has changed them."""

    application: Application
    number: int
    days: Amendment | OtherDays | None
    before: Agreement | None
    change: OtherDays | None

    def text(self, language: str) -> str:
        offer = getattr(self.application, "offer", None)
        values = {
            "application": self.application,
            "assignment": self.application.assignment,
            "name": self.application.shown_name,
            "number": self.number,
            "offer": offer,
            "days": self.days or offer,
            "before": self.before,
            "change": self.change,
            "lines": list(offer.lines.all()) if offer else [],
            "site_name": settings.SITE_NAME,
        }
        with translation.override(language):
            title = text_of(self.application.assignment, "title")
            return render_to_string("agreements/agreement.txt", {**values, "title": title}).strip()
