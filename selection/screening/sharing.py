"""Sharing out applications among officers, so that everybody looks after about as many."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from diaspora.models import User
from office.officers import assign_officer
from skills_match.enums import APPLICATION_OPEN
from skills_match.models import Application


class NothingToShare(Refused):
    text = _("All of these have an officer already.")


@transaction.atomic
def share_out(*, applications: Collection[Application], officers: Collection[User], by: User) -> list[Application]:
    """Give those that nobody looks after to whoever of `officers` has fewest open ones, one after the other; nobody
    gets their own. Returns those that were given. Raises NothingToShare, NotAnOfficer."""
    load = _load(officers)
    given = []
    for application in sorted(applications, key=lambda each: each.pk):
        others = [officer for officer in officers if officer.pk != application.profile.user_id]
        if application.officer_id is not None or not others:
            continue
        officer = min(others, key=lambda each: (load[each.pk], each.pk))
        assign_officer(record=application, officer=officer, by=by)
        load[officer.pk] += 1
        given.append(application)
    if not given:
        raise NothingToShare
    return given


def _load(officers: Collection[User]) -> dict[int, int]:
    looked_after = Application.objects.filter(officer__in=officers, state__in=APPLICATION_OPEN).order_by()
    counts = dict(looked_after.values_list("officer").annotate(number=Count("pk")))
    return {officer.pk: counts.get(officer.pk, 0) for officer in officers}
