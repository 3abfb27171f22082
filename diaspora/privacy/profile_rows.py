"""The rows that make up a profile and go with it."""

from django.db.models import Manager

from ..models import Profile


def rows_of_profile(profile: Profile) -> list[Manager]:
    return [
        profile.languages,
        profile.windows,
        profile.experiences,
        profile.education,
        profile.licences,
        profile.memberships,
        profile.links,
        profile.referees,
    ]
