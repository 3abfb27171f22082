"""Which alerts are still news when a message is made, and why, in one sentence for the person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diaspora.models import Membership, Profile

from ..matching.bands import BAND_WORDS
from ..matching.explain import summary_of
from ..matching.rows import assignment_facts, person_facts
from ..matching.score import Score, score
from ..matching.taxonomy import taxonomy_facts
from ..models import Alert, Application, Assignment
from .finding import wants_alerts, worth_telling


@dataclass(frozen=True)
class News:
    """One assignment in a message. `score` of one that fits the profile, or None: a saved search tells of it."""

    alert: Alert
    assignment: Assignment
    score: Score | None

    @property
    def reason(self) -> str:
        """In the active language."""
        band = worth_telling(self.score) if self.score else None
        if self.score is None or band is None:
            return _("It is new in your search “%(name)s”.") % {"name": self.alert.saved_search}
        return _("It fits your profile: %(band)s. %(summary)s.") % {
            "band": BAND_WORDS[band],
            "summary": summary_of(self.score).rstrip("."),
        }


def still_new(alerts: Iterable[Alert]) -> list[News]:
    """Those of any people that still have a reason, in the same order: open, not applied for, not of their own
    institution; fitting a profile that may still be used for it, or met by a saved search that still tells.

    Reads a fixed number of queries. The alerts come with their saved searches.
    """
    alerts = list(alerts)
    people, asked = {alert.user_id for alert in alerts}, {alert.assignment_id for alert in alerts}
    rows = Assignment.objects.open().for_lists().for_matching().in_bulk(asked)
    applied = set(
        Application.objects.filter(profile__user__in=people, assignment__in=asked).values_list(
            "profile__user", "assignment"
        )
    )
    own = set(Membership.objects.filter(user__in=people).values_list("user", "institution"))
    possible = [
        alert
        for alert in alerts
        if alert.assignment_id in rows
        and (alert.user_id, alert.assignment_id) not in applied
        and (alert.user_id, rows[alert.assignment_id].institution_id) not in own
    ]
    fitting = _scores_of_profiles([alert for alert in possible if alert.band], rows)
    news = [News(alert, rows[alert.assignment_id], fitting.get(alert.pk)) for alert in possible]
    return [each for each in news if each.score or (each.alert.saved_search and each.alert.saved_search.tells)]


def _scores_of_profiles(alerts: list[Alert], rows: dict[int, Assignment]) -> dict[int, Score]:
    """By alert, as things are now, where that is reason enough to tell."""
    taxonomy = taxonomy_facts()
    asked = {pk: assignment_facts(rows[pk], taxonomy) for pk in {alert.assignment_id for alert in alerts}}
    profiles = wants_alerts(Profile.objects.matchable()).filter(user__in={alert.user_id for alert in alerts})
    accounts = {profile.pk: profile.user_id for profile in profiles}
    people = {accounts[pk]: person for pk, person in person_facts(profiles).items()}
    scored = {
        alert.pk: score(people[alert.user_id], asked[alert.assignment_id])
        for alert in alerts
        if alert.user_id in people
    }
    return {pk: found for pk, found in scored.items() if worth_telling(found)}
