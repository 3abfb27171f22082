"""The person stands behind what was typed: by the link, or by a signature on paper. Only then it is an application."""

import uuid

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.accounts.opening import account_of, prove
from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import checked_paper, keep_document
from diaspora.models import Profile, User

from ..applications.applying import save_draft, submit_application
from ..enums import ConfirmedBy
from ..models import Application, EnteredApplication
from .entering import fingerprint_of, waiting_row
from .errors import BegunAlready, EnteredForOneself, TextIsAnother


@transaction.atomic
def confirm_by_link(*, entered: EnteredApplication) -> Application:
    """Whoever reads the mail of the address confirms, and the address is proven by that.

    Raises ConfirmedAlready, AssignmentClosed, OwnInstitution, BegunAlready or AccountIsClosed.
    """
    locked = waiting_row(entered)
    account = _account_of(locked)
    prove(account, locked.email)
    return _send(locked, account, how=ConfirmedBy.LINK)


def confirm_by_signature(*, entered: EnteredApplication, by, upload: UploadedFile, shown: str) -> Application:
    """Keep the signed paper, which is the person's own, and send the application. The address stays unproven: its owner
    proves it with the first sign-in. `shown` is the fingerprint of the text on the page. Raises EnteredForOneself,
    TextIsAnother, FileRejected, or what `confirm_by_link` raises."""
    paper = checked_paper(upload, kind=FileKind.EVIDENCE, by=by)  # before anything is held, and before an account
    with files_with_rows():
        locked = waiting_row(entered)
        if shown != fingerprint_of(locked):
            raise TextIsAnother
        account = _account_of(locked)
        if account == by:
            raise EnteredForOneself
        locked.paper = keep_document(paper, owner=account, kind=FileKind.EVIDENCE, by=by)
        return _send(locked, account, how=ConfirmedBy.SIGNATURE)


def _account_of(entered: EnteredApplication) -> User:
    names = {"first_name": entered.first_name, "last_name": entered.last_name}
    return account_of(entered.email, language=entered.language, **names)


def _send(entered: EnteredApplication, account: User, *, how: ConfirmedBy) -> Application:
    where = {"country_of_residence": entered.country, "phone": entered.phone}
    profile, _is_new = Profile.objects.get_or_create(user=account, defaults=where)
    if Application.objects.filter(assignment=entered.assignment, profile=profile).exists():
        raise BegunAlready
    application = Application.objects.create(assignment=entered.assignment, profile=profile)
    save_draft(
        application=application,
        motivation=entered.motivation,
        available_from=entered.available_from,
        available_until=entered.available_until,
        answers={int(pk): text for pk, text in entered.answers.items()},
        declared={int(pk): is_met for pk, is_met in entered.declared.items()},
    )
    data = {"how": str(how), "fingerprint": fingerprint_of(entered)}
    _become(entered, application, how)
    sent = submit_application(application=application, by=account)
    log(instance=sent, action="application.entered", user=entered.entered_by, data=data)
    return sent


def _become(entered: EnteredApplication, application: Application, how: ConfirmedBy) -> None:
    """What was typed stands in the application from now on, and no longer here."""
    entered.application, entered.confirmed_at, entered.confirmed_by = application, timezone.now(), how
    entered.motivation, entered.phone, entered.answers, entered.declared = "", "", {}, {}
    entered.available_from = entered.available_until = None
    if how == ConfirmedBy.SIGNATURE:
        entered.key = uuid.uuid4()
    entered.save()
