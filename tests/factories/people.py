"""Accounts, profiles and institutions for tests and for the demonstration."""

import datetime

import factory
from django.utils import timezone

from diaspora import models
from diaspora.enums import (
    CEFR,
    SEEN_BY_OTHERS,
    ConsentPurpose,
    InstitutionKind,
    InstitutionState,
    MemberRole,
    TanzaniaLink,
    Visibility,
)
from skills_match.enums import ChangeKind

from .announced import Announced


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a verified address who can sign in with the password `kanga-kitenge`."""

    class Meta:
        model = models.User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    first_name = factory.Sequence(lambda n: f"Neema {n}")
    last_name = "Mushi"
    password = factory.django.Password("kanga-kitenge")

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        if create and extracted is not False:
            self.emailaddress_set.get_or_create(email=self.email, defaults={"verified": True, "primary": True})


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Region
        django_get_or_create = ["code"]

    code = "TZ-03"
    name_en = "Dodoma"
    name_sw = "Dodoma"
    zone = models.Region.Zone.MAINLAND


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Sector
        django_get_or_create = ["code"]

    code = "health"
    name_en = "Health"
    name_sw = "Afya"


class LanguageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Language
        django_get_or_create = ["code"]

    code = "en"
    name_en = "English"
    name_sw = "Kiingereza"


class ProfileFactory(Announced):
    """A profile that matching hosts may see without a name, published unless it is hidden; matching is agreed to."""

    class Meta:
        model = models.Profile
        skip_postgeneration_save = True

    _news = (ChangeKind.PROFILE, "pk")

    user = factory.SubFactory(UserFactory)
    country_of_residence = "GB"
    city = "Leeds"
    tanzania_link = TanzaniaLink.CITIZEN
    headline = "Paediatric nurse"
    experience_years = 8
    on_site = True
    blended = True
    shortest_stay_days = 14
    longest_stay_days = 90
    anywhere = True
    visibility = Visibility.HOSTS
    published_at = factory.LazyAttribute(lambda made: timezone.now() if made.visibility in SEEN_BY_OTHERS else None)
    confirmed_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def consents(self, create, extracted, **kwargs):
        purposes = [ConsentPurpose.MATCHING, ConsentPurpose.HOSTS] if extracted is None else extracted
        for purpose in purposes if create else []:
            models.Consent.objects.create(user=self.user, purpose=purpose, text_version="2026-11")


class ProfileLanguageFactory(Announced):
    class Meta:
        model = models.ProfileLanguage

    profile = factory.SubFactory(ProfileFactory)
    language = factory.SubFactory(LanguageFactory)
    level = CEFR.C1


class AvailabilityWindowFactory(Announced):
    class Meta:
        model = models.AvailabilityWindow

    profile = factory.SubFactory(ProfileFactory)
    starts_on = factory.LazyFunction(timezone.localdate)
    ends_on = factory.LazyAttribute(lambda window: window.starts_on + datetime.timedelta(days=365))


class InstitutionFactory(factory.django.DjangoModelFactory):
    """An approved institution with one name."""

    class Meta:
        model = models.Institution
        skip_postgeneration_save = True

    kind = InstitutionKind.HOSPITAL
    official_email = factory.Sequence(lambda n: f"office{n}@hospital.example.org")
    official_email_verified_at = factory.LazyFunction(timezone.now)
    region = factory.SubFactory(RegionFactory)
    state = InstitutionState.APPROVED
    decision_reason = factory.LazyAttribute(
        lambda made: "The letter is missing." if made.state == InstitutionState.REJECTED else ""
    )

    @factory.post_generation
    def names(self, create, extracted, **kwargs):
        if create:
            english, swahili = extracted or (f"Regional Hospital {self.pk}", f"Hospitali ya Mkoa {self.pk}")
            self.names.create(name_en=english, name_sw=swahili, valid_from=datetime.date(2020, 1, 1))


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Membership

    institution = factory.SubFactory(InstitutionFactory)
    user = factory.SubFactory(UserFactory)
    role = MemberRole.MANAGER
