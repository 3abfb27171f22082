"""The profile as it is sent with an application: everything that the host and the office will see, frozen."""

import hashlib
import json

from casework.languages import written_in_every_language
from diaspora.models import PrivateFile, Profile

from ..enums import LabelKind
from ..matching.rows import CEFR_STEPS
from ..models import ConceptLabel


def take_snapshot(*, profile: Profile, cv: PrivateFile | None) -> dict:
    """What `profile` says now, as JSON. Labels are kept in every language, so that each reader gets their own one.

    Contact data, referees and support needed are left out: they are read later, and then as they are at that time.
    """
    skills = list(profile.skills.all())
    languages = list(profile.languages.select_related("language"))
    regions = list(profile.regions.all())
    occupations = list(profile.occupations.select_related("occupation"))
    labels = _labels([row.skill_id for row in skills] + [row.occupation_id for row in occupations])
    return {
        "name": profile.user.get_full_name(),
        "headline": profile.headline,
        "about": profile.about,
        "country": str(profile.country_of_residence) or "",
        "city": profile.city,
        "tanzania_link": profile.tanzania_link,
        "experience_years": profile.experience_years,
        "occupations": [
            {"labels": labels[row.occupation_id], "isco": row.occupation.isco, "is_main": row.is_main}
            for row in occupations
        ],
        "skills": [
            {
                "labels": labels[row.skill_id],
                "level": row.level,
                "years": row.years,
                "last_used_year": row.last_used_year,
            }
            for row in skills
        ],
        "languages": [
            {"labels": written_in_every_language(row.language, "name"), "level": row.level} for row in languages
        ],
        "experience": [
            {
                "title": row.title,
                "organisation": row.organisation,
                "country": str(row.country) or "",
                "from_year": row.from_year,
                "until_year": row.until_year,
                "summary": row.summary,
            }
            for row in profile.experiences.all()
        ],
        "education": [
            {
                "level": row.level,
                "title": row.title,
                "school": row.school,
                "country": str(row.country) or "",
                "year": row.year,
            }
            for row in profile.education.all()
        ],
        "licences": [
            {
                "title": row.title,
                "body": row.body,
                "number": row.number,
                "country": str(row.country) or "",
                "valid_until": row.valid_until.isoformat() if row.valid_until else "",
            }
            for row in profile.licences.all()
        ],
        "memberships": [
            {"body": row.body, "role": row.role, "since_year": row.since_year} for row in profile.memberships.all()
        ],
        "links": [{"title": row.title, "address": row.address} for row in profile.links.all()],
        "modes": profile.modes,
        "shortest_stay_days": profile.shortest_stay_days,
        "longest_stay_days": profile.longest_stay_days,
        "windows": [
            {"from": row.starts_on.isoformat(), "until": row.ends_on.isoformat()} for row in profile.windows.all()
        ],
        "anywhere": profile.anywhere,
        "regions": [written_in_every_language(region, "name") for region in regions],
        "cv": cv.original_name if cv else "",
        # What `fit` compares by number.
        "facts": {
            "skills": [[row.skill_id, row.level] for row in skills],
            "languages": [[row.language_id, CEFR_STEPS[row.level]] for row in languages],
            "regions": [region.pk for region in regions],
        },
    }


def fingerprint(snapshot: dict) -> str:
    """The same for the same content: tells whether a profile changed between being shown and being sent."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest()


def _labels(concept_ids: list[int]) -> dict[int, dict[str, str]]:
    labels: dict[int, dict[str, str]] = {pk: {} for pk in concept_ids}
    for label in ConceptLabel.objects.filter(concept__in=concept_ids, kind=LabelKind.PREFERRED):
        labels[label.concept_id][label.language] = label.text
    return labels
