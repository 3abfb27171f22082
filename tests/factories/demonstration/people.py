"""Twenty invented professionals, each written by hand in a file of its own."""

import datetime

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diaspora.enums import ConsentPurpose, FileKind, Visibility
from diaspora.files.store import store_private_file
from diaspora.models import Experience, Language, Profile, Region
from skills_match.enums import ConceptKind
from skills_match.models import Concept, PersonOccupation, PersonSkill

from ..documents import text_pdf
from ..people import AvailabilityWindowFactory, ProfileFactory, ProfileLanguageFactory, UserFactory
from .clock import days_ago
from .records import add_records
from .texts import read

#: How long ago people came: before the first of them applied.
SINCE_DAYS = 260


def build_people(accounts) -> dict[str, Profile]:
    """Key → profile. Two belong to sign-ins: that of the professional, with a CV, and that of the expert."""
    concepts = {(concept.kind, concept.code): concept for concept in Concept.objects.all()}
    languages = {language.code: language for language in Language.objects.all()}
    people = {key: build_person(key, told, accounts, concepts, languages) for key, told in read("people").items()}
    mine = next(profile for profile in people.values() if profile.user == accounts["professional"])
    keep_cv(mine)
    return people


def build_person(key: str, told: dict, accounts, concepts, languages) -> Profile:
    with days_ago(SINCE_DAYS):
        profile = profile_of(key, told, accounts)
    profile.regions.set(Region.objects.filter(name_en__in=told["regions"]))
    occupation = concepts[ConceptKind.OCCUPATION, told["occupation"]]
    PersonOccupation.objects.create(profile=profile, occupation=occupation, is_main=True)
    this_year = timezone.localdate().year
    PersonSkill.objects.bulk_create(
        PersonSkill(
            profile=profile,
            skill=concepts[ConceptKind.SKILL, code],
            level=level,
            years=max(1, told["years"] * level // 4),
            last_used_year=this_year,
        )
        for code, level in told["skills"].items()
    )
    for code, level in told["languages"].items():
        ProfileLanguageFactory(profile=profile, language=languages[code], level=level)
    first, last = (timezone.localdate() + datetime.timedelta(days=days) for days in told["free"])
    AvailabilityWindowFactory(profile=profile, starts_on=first, ends_on=last)
    for post in told["work"]:
        Experience.objects.create(
            profile=profile,
            title=post["title"],
            organisation=post["organisation"],
            country=post["country"],
            from_year=post["from"],
            until_year=post.get("until"),
            summary=post["summary"],
        )
    add_records(profile, told)
    return profile


def profile_of(key: str, told: dict, accounts) -> Profile:
    """As it was published, with what was agreed to, when the person came."""
    return ProfileFactory(
        user=account_of(key, told, accounts),
        country_of_residence=told["country"],
        city=told["city"],
        tanzania_link=told["link"],
        headline=told["headline"],
        about=told["about"],
        experience_years=told["years"],
        **{mode: mode in told["modes"] for mode in ("on_site", "online", "blended")},
        shortest_stay_days=told["stay"][0],
        longest_stay_days=told["stay"][1],
        anywhere=not told["regions"],
        support_needed=told.get("support", ""),
        visibility=told.get("visibility", Visibility.HOSTS),
        published_at=timezone.now(),
        consents=[ConsentPurpose.MATCHING, ConsentPurpose.HOSTS, ConsentPurpose.ALERTS],
    )


def account_of(key: str, told: dict, accounts):
    if "account" in told:
        return accounts[told["account"]]
    return UserFactory(
        email=f"{key}@people.{settings.DEMONSTRATION_DOMAIN}",
        password=None,
        date_joined=timezone.now(),
        first_name=told["given_names"],
        last_name=told["family_name"],
        preferred_language=told["language"],
    )


def keep_cv(profile: Profile) -> None:
    """A page with what the profile says, as a PDF."""
    lines = [profile.headline, "", profile.about, ""]
    for post in profile.experiences.all():
        lines += [
            f"{post.from_year} – {post.until_year or 'today'}: {post.title}, {post.organisation}",
            post.summary,
            "",
        ]
    lines += ["Skills: " + ", ".join(held.skill.label for held in profile.skills.select_related("skill"))]
    content = text_pdf(f"Curriculum vitae: {profile.user.get_full_name()}", lines)
    upload = SimpleUploadedFile("CV Asha Mrema.pdf", content, "application/pdf")
    store_private_file(owner=profile.user, kind=FileKind.CV, upload=upload)
