"""Lists from before the portal, and who and what is in them."""

import datetime

import factory
from django.utils import timezone

from placements.earlier.known import print_of
from placements.models import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList

from .people import InstitutionFactory
from .programmes import ProgrammeFactory


class EarlierListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EarlierList

    kind = "experts"
    source = "Participants 2019 to 2024, kept by the ministry"
    number = 1


class EarlierExpertFactory(factory.django.DjangoModelFactory):
    """Asked, and waited for."""

    class Meta:
        model = EarlierExpert

    taken_from = factory.SubFactory(EarlierListFactory)
    first_name = "Rehema"
    last_name = "Mbwana"
    email = factory.Sequence(lambda n: f"of-a-list-{n}@example.org")
    language = "en"
    country = "GB"
    headline = "Midwife"
    asked_at = factory.LazyFunction(timezone.now)


class AskedAddressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AskedAddress

    print = factory.Sequence(lambda n: print_of("address", n))


class EarlierAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EarlierAssignment

    taken_from = factory.SubFactory(EarlierListFactory, kind="assignments")
    programme = factory.SubFactory(ProgrammeFactory)
    institution = factory.SubFactory(InstitutionFactory)
    title = "Train midwives"
    mode = "on_site"
    state = "completed"
    began_on = datetime.date(2026, 3, 2)
    ended_on = datetime.date(2026, 3, 20)
    print = factory.Sequence(lambda n: print_of("work", n))
