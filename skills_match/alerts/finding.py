"""Which assignments are new for whom: looked at by the worker, from rows that were written with the cause."""

import datetime
import logging
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from diaspora.enums import ConsentPurpose
from diaspora.models import Consent, Profile

from ..enums import AlertFrequency, Band, ChangeKind
from ..matching.bands import band_of, enough_for_good
from ..matching.facts import AssignmentFacts
from ..matching.for_person import ranked_assignments
from ..matching.rows import assignment_facts, person_facts
from ..matching.runs import who_meets
from ..matching.score import Score, score
from ..matching.taxonomy import taxonomy_facts
from ..models import Alert, AlertCause, AlertSettings, Assignment, SavedSearch
from .saved_searches import met_by

logger = logging.getLogger(__name__)

#: A profile is looked at when nobody has changed it for so long: who enters ten skills is not told ten times.
SETTLES_IN = datetime.timedelta(minutes=5)
#: How long one worker may look; then it is taken for dead.
LEASE = datetime.timedelta(minutes=10)
#: What failed is tried again after this, then after twice as long each time.
FIRST_WAIT, LONGEST_WAIT = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
#: How many rows are read and written at a time.
BATCH = 500
#: Bands of which people are told.
TOLD = {Band.STRONG, Band.GOOD}


def find_alerts() -> int:
    """Look at every cause that is due. Returns how many were looked at.

    Cut off at any point, the cause is still there and is looked at again; what was written stays written once.
    """
    now = timezone.now()
    unsettled = Q(kind=ChangeKind.PROFILE, marked_at__gt=now - SETTLES_IN)
    return sum(_look(cause) for cause in list(AlertCause.objects.filter(look_at__lte=now).exclude(unsettled)))


def _look(cause: AlertCause) -> bool:
    """Claimed by one conditional update, as a lease: a worker that died gives it back."""
    mine = AlertCause.objects.filter(pk=cause.pk, stamp=cause.stamp)
    if not mine.filter(look_at=cause.look_at).update(look_at=timezone.now() + LEASE):
        return False
    look = _new_for_person if cause.kind == ChangeKind.PROFILE else _new_assignment
    try:
        look(cause.object_id)
    except Exception:  # one bad row must not keep the others from being looked at
        wait = min(FIRST_WAIT * 2 ** min(cause.attempts, 20), LONGEST_WAIT)
        logger.exception("Looking for whom %s is new failed; it is tried again in %s", cause, wait)
        mine.update(look_at=timezone.now() + wait, attempts=F("attempts") + 1)
        return False
    mine.delete()
    return True


def wants_alerts(profiles: QuerySet[Profile]) -> QuerySet[Profile]:
    """Those of `profiles` whose owner agreed to be matched and told, and did not choose "never"."""
    agreed = Consent.objects.filter(user=OuterRef("user"), purpose=ConsentPurpose.ALERTS, withdrawn_at=None)
    return profiles.filter(Exists(agreed)).exclude(_is_silent())


def _is_silent() -> Exists:
    return Exists(AlertSettings.objects.filter(user=OuterRef("user"), frequency=AlertFrequency.NEVER))


def _new_for_person(profile_id: int) -> None:
    """A profile has changed: what is open and fits it now."""
    profile = wants_alerts(Profile.objects.matchable()).select_related("user").filter(pk=profile_id).first()
    if profile is None:
        return
    fits = {facts.id: worth_telling(score) for _person, facts, score in ranked_assignments(profile=profile)}
    _keep([Alert(user=profile.user, assignment_id=pk, band=band) for pk, band in fits.items() if band])


def _new_assignment(assignment_id: int) -> None:
    """An assignment takes applications: whom it fits, and whose saved search it meets."""
    assignment = Assignment.objects.open().for_matching().filter(pk=assignment_id).first()
    if assignment is None:
        return
    searches = _searches_met(assignment_id)
    for bands in bands_of_people(assignment_facts(assignment, taxonomy_facts())):
        _keep(
            [
                Alert(user_id=user, assignment_id=assignment_id, band=band, saved_search_id=searches.pop(user, None))
                for user, band in bands.items()
            ]
        )
    _keep(
        [Alert(user_id=user, assignment_id=assignment_id, saved_search_id=search) for user, search in searches.items()]
    )


def bands_of_people(facts: AssignmentFacts) -> Iterator[dict[int, str]]:
    """Band by account of everybody who fits well, a batch at a time. Nobody ranks anything: the band asks only how
    many of the required skills are met, which rows answer at once."""
    required = [(asked.skill, asked.level) for asked in facts.required]
    ids = sorted(who_meets(required, at_least=enough_for_good(len(required)))) if required else []
    for start in range(0, len(ids), BATCH):
        profiles = wants_alerts(Profile.objects.matchable()).in_bulk(ids[start : start + BATCH])
        bands = {pk: worth_telling(score(person, facts)) for pk, person in person_facts(profiles.values()).items()}
        yield {profiles[pk].user_id: band for pk, band in bands.items() if band}


def worth_telling(score: Score) -> Band | None:
    """The band, when it is one of which people are told; nobody is told of what their own profile rules out."""
    band = band_of(score)
    return band if band in TOLD and not score.is_ruled_out else None


def _searches_met(assignment_id: int) -> dict[int, int]:
    """By account the first of its saved searches that shows the assignment."""
    kept = SavedSearch.objects.filter(tells=True, user__is_active=True).exclude(_is_silent())
    # One after the other, equal ones together: there may be very many, and few of them are met.
    searches = kept.order_by("fingerprint", "pk").iterator(chunk_size=BATCH)
    met = [
        (search.slot, search.user_id, search.pk) for search in met_by(assignment_id=assignment_id, searches=searches)
    ]
    return {user: search for _place, user, search in sorted(met, reverse=True)}


def _keep(alerts: list[Alert]) -> None:
    """What a person was told of before is not new: the constraint says so, whoever else is writing."""
    Alert.objects.bulk_create(alerts, ignore_conflicts=True, batch_size=BATCH)
