"""The official address of an institution: confirmed by whoever reads its mail, through a link that is sent there."""

import datetime
from http import HTTPStatus

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.letters.unlinked import for_strangers
from casework.moves import as_now
from casework.token_links import LinkRefused, LinkTooOld, TokenLinks

from .. import rules
from ..enums import HourlyLimit, MemberRole
from ..hourly_limits import count_use
from ..models import Institution, User
from ..notices.notify import render_text
from ..notices.written_emails import write_message
from .names import names_for_strangers
from .refusals import NotAllowed

_LINKS = TokenLinks("diaspora.institution.official_address", lifetime=datetime.timedelta(days=14))


class AddressLinkTooOld(LinkTooOld):
    advice = _("It worked for 14 days. Somebody who manages the institution on the portal can send a new one.")


class AddressReplaced(LinkRefused):
    text = _("The institution has given another address since.")
    advice = _("There is nothing left to confirm. The newer link was sent to the newer address.")
    status = HTTPStatus.GONE


def ask_to_confirm(institution: Institution, *, by: User) -> None:
    """Write the e-mail with the link, in the language of `by`, in the transaction of its cause."""
    language = by.preferred_language
    with translation.override(language):
        path = reverse("institution:confirm_address", args=[token_of(institution)])
    values = {"institution": names_for_strangers(institution), "person": for_strangers(str(by))}
    message = render_text(kind="institution_address", values=values, path=path, language=language)
    write_message(message, to=institution.official_email, name="", language=language)


def token_of(institution: Institution) -> str:
    """For the link: this institution with the address that it has now."""
    return _LINKS.token(institution.pk, institution.official_email)


@transaction.atomic
def send_again(*, institution: Institution, by: User) -> Institution:
    """Send another link; a confirmed address needs none. Raises HourIsFull or NotAllowed."""
    count_use(person=by, limit=HourlyLimit.ADDRESSES)
    if not rules.is_member(as_now(by), institution, MemberRole.MANAGER):
        raise NotAllowed
    if not institution.is_address_confirmed:
        ask_to_confirm(institution, by=by)
        log(instance=institution, action="institution.address_asked", user=by)
    return institution


def open_address_link(*, token: str) -> Institution:
    """The institution whose present address the link is about. Raises LinkRefused."""
    try:
        pk, address = _LINKS.read(token)
    except LinkTooOld as error:
        raise AddressLinkTooOld from error
    institution = Institution.objects.with_names().filter(pk=pk).first()
    if institution is None:
        raise LinkRefused
    if institution.official_email != address:
        raise AddressReplaced
    return institution


@transaction.atomic
def confirm_address(*, token: str) -> Institution:
    """The mail of the institution is read by somebody who knows of the request. Twice changes nothing.

    Raises LinkRefused.
    """
    found = open_address_link(token=token)
    locked = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=found.pk)
    if locked.official_email != found.official_email:
        raise AddressReplaced
    if not locked.is_address_confirmed:
        locked.official_email_verified_at = timezone.now()
        locked.save(update_fields=["official_email_verified_at"])
        log(instance=locked, action="institution.address_confirmed")
    return locked
