"""The letters of campaigns: in the language of their reader, with a link that stops all of them."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from casework.letters.sending import send_due
from casework.letters.stops import allow_kind, stop_kind
from casework.letters.unlinked import unlinked
from casework.letters.unsubscribing import unsubscribe_headers
from casework.models import LetterKind
from casework.sharing import absolute
from casework.token_links import LinkRefused, TokenLinks
from casework.translated.spoken import text_of
from diaspora.models import Profile

from ..models import Campaign, CampaignLetter

#: They never expire: an old letter must stop new ones too.
_STOP = TokenLinks("skills_match.outreach.stop", lifetime=None)


def send_campaign_letters() -> int:
    related = ("campaign__assignment__institution", "profile__user")
    return send_due(CampaignLetter.objects.select_related(*related), email_for)


def email_for(letter: CampaignLetter) -> EmailMessage:
    user = letter.profile.user
    language = user.preferred_language
    with translation.override(language):
        stop = absolute(reverse("alerts:stop_outreach", args=[_STOP.token(letter.profile_id)]))
    body = body_for(letter.campaign, name=user.get_short_name(), language=language, stop=stop)
    to = [user.email] if user.is_active else []
    return EmailMessage(letter.campaign.subject_in(language), body, to=to, headers=unsubscribe_headers(stop))


def body_for(campaign: Campaign, *, name: str, language: str, stop: str) -> str:
    """The letter as somebody called `name` reads it; without `stop` it is only looked at."""
    assignment = campaign.assignment
    with translation.override(language):
        values = {
            "name": unlinked(name),
            "text": campaign.text_in(language),
            "title": text_of(assignment, "title"),
            "institution": assignment.institution.name,
            "closing_on": assignment.closing_on,
            "address": absolute(reverse("assignments:detail", args=[assignment.reference])),
            "stop": stop,
        }
        return render_to_string("emails/campaign.txt", values)


def reader_of(token: str) -> Profile:
    """Whose link this is. Raises LinkRefused."""
    [pk] = _STOP.read(token)
    profile = Profile.objects.select_related("user").filter(pk=pk).first()
    if profile is None:
        raise LinkRefused
    return profile


def stop_letters(*, profile: Profile) -> None:
    stop_kind(address=profile.user.email, kind=LetterKind.OUTREACH)


def want_letters_again(*, profile: Profile) -> None:
    allow_kind(address=profile.user.email, kind=LetterKind.OUTREACH)
