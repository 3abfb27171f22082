"""A campaign of the office: written, tried on oneself, its readers fixed, released once."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.models import Profile
from diaspora.notices.written_emails import write_email

from ..models import Assignment, Campaign, CampaignLetter
from .errors import CampaignChanged, NobodyToWriteTo, NotOpenForOutreach, PreparedAlready, ReleasedAlready
from .letters import body_for
from .readers import CampaignReaders, readers_of, still_readers

TEXTS = ("subject_en", "subject_sw", "text_en", "text_sw")


@transaction.atomic
def write_campaign(*, assignment: Assignment, by, **texts: str) -> Campaign:
    """Begin a draft. Raises NotOpenForOutreach."""
    if not assignment.is_open:
        raise NotOpenForOutreach
    campaign = Campaign.objects.create(assignment=assignment, made_by=by, **texts)
    log(instance=assignment, action="assignment.campaign_written", user=by)
    return campaign


@transaction.atomic
def change_campaign(*, campaign: Campaign, **texts: str) -> Campaign:
    """Raises PreparedAlready, ReleasedAlready."""
    locked = _draft(campaign)
    for name, text in texts.items():
        setattr(locked, name, text)
    locked.save(update_fields=[*texts])
    return locked


@transaction.atomic
def discard_campaign(*, campaign: Campaign) -> None:
    """Raises PreparedAlready, ReleasedAlready."""
    _draft(campaign).delete()


def send_test(*, campaign: Campaign, by) -> None:
    """To oneself, in both languages, as a reader would get it but for the link that stops. Raises HourIsFull."""
    with transaction.atomic():
        count_use(person=by, limit=HourlyLimit.COLLEAGUES)
        for language in ("en", "sw"):
            body = body_for(campaign, name=by.get_short_name(), language=language, stop="")
            write_email(to=by.email, subject=f"[Test] {campaign.subject_in(language)}", body=body)


@transaction.atomic
def prepare_campaign(*, campaign: Campaign, by) -> CampaignReaders:
    """Fix who gets it. Raises PreparedAlready, ReleasedAlready, NotOpenForOutreach, NobodyToWriteTo."""
    locked = _draft(campaign)
    if not locked.assignment.is_open:
        raise NotOpenForOutreach
    readers = readers_of(Assignment.objects.for_matching().get(pk=locked.assignment_id))
    if not readers.chosen:
        raise NobodyToWriteTo
    CampaignLetter.objects.bulk_create(
        [CampaignLetter(campaign=locked, profile_id=pk, band=band) for pk, band in sorted(readers.chosen.items())],
        batch_size=500,
    )
    locked.prepared_by, locked.prepared_at = by, timezone.now()
    locked.save(update_fields=["prepared_by", "prepared_at"])
    return readers


@transaction.atomic
def back_to_draft(*, campaign: Campaign) -> None:
    """Nobody was written to: the text can be changed, and the readers are chosen again. Raises ReleasedAlready."""
    locked = _held(campaign)
    locked.letters.all().delete()
    locked.prepared_by = locked.prepared_at = None
    locked.save(update_fields=["prepared_by", "prepared_at"])


def print_of(campaign: Campaign) -> str:
    """A fingerprint of the texts and of who gets them."""
    readers = sorted(campaign.letters.values_list("profile_id", flat=True))
    said = [*(getattr(campaign, name) for name in TEXTS), readers]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def release_campaign(*, campaign: Campaign, by, shown: str) -> int:
    """Let the letters go to those who were fixed and may still be written to. Returns how many.

    Whoever else writes to the same people waits: their week is counted one after the other. Raises CampaignChanged,
    ReleasedAlready, NotOpenForOutreach.
    """
    locked = _held(campaign)
    if not locked.prepared_at or print_of(locked) != shown:
        raise CampaignChanged
    if not locked.assignment.is_open:
        raise NotOpenForOutreach
    letters = list(locked.letters.all())
    people = Profile.objects.filter(pk__in=[letter.profile_id for letter in letters]).order_by("pk")
    list(people.select_for_update(no_key=True).values_list("pk"))
    chosen = still_readers(locked.assignment, letters).chosen
    now = timezone.now()
    locked.letters.filter(profile__in=chosen).update(email_due_at=now)
    locked.released_by, locked.released_at = by, now
    locked.save(update_fields=["released_by", "released_at"])
    data = {"letters": len(chosen)}
    log(instance=locked.assignment, action="assignment.campaign_released", user=by, data=data)
    return len(chosen)


def _held(campaign: Campaign) -> Campaign:
    """As it is now, held. Raises ReleasedAlready."""
    held = Campaign.objects.select_for_update(of=("self",), no_key=True).select_related("assignment__institution")
    locked = held.filter(pk=campaign.pk).first()
    if locked is None:
        raise CampaignChanged
    if locked.released_at:
        raise ReleasedAlready
    return locked


def _draft(campaign: Campaign) -> Campaign:
    locked = _held(campaign)
    if locked.prepared_at:
        raise PreparedAlready
    return locked
