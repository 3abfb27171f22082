"""Reports about safety for tests, and numbers that help."""

import datetime

import factory
from django.contrib.auth.models import Permission

from safeguarding.models import Case, CaseEntry, CaseReading, HelpContact, KeptOut, RetentionTerm
from skills_match.enums import Right
from skills_match.models import Programme
from skills_match.models.programme import default_programme
from skills_match.models.querysets import today_in_closing_zone

from .people import UserFactory
from .programmes import ProgrammeRightFactory


def safeguarding_officer(first_name: str = "Mwajuma", last_name: str = "Ngowi", *, programme=None):
    """Works in the office and holds the right in `programme`, the default one where none is named."""
    user = UserFactory(first_name=first_name, last_name=last_name)
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    programme = programme or Programme.objects.get(pk=default_programme())
    ProgrammeRightFactory(programme=programme, user=user, right=Right.SAFEGUARDING)
    return user


class CaseFactory(factory.django.DjangoModelFactory):
    """Received today, in the default programme, without a name."""

    class Meta:
        model = Case

    programme = factory.LazyFunction(lambda: Programme.objects.get(pk=default_programme()))
    concern = "bullying"
    text = "The supervisor shouts at me in front of the ward."
    language = "en"
    answer_by = factory.LazyFunction(lambda: today_in_closing_zone() + datetime.timedelta(days=3))


class CaseEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CaseEntry

    case = factory.SubFactory(CaseFactory)
    kind = "note"
    text = "Called the hospital."


class KeptOutFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeptOut

    case = factory.SubFactory(CaseFactory)
    user = factory.SubFactory(UserFactory)
    why = "asked"


class CaseReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CaseReading

    case = factory.SubFactory(CaseFactory)
    user = factory.SubFactory(UserFactory)
    day = factory.LazyFunction(today_in_closing_zone)


class RetentionTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RetentionTerm

    programme = factory.LazyFunction(lambda: Programme.objects.get(pk=default_programme()))
    days = 60


class HelpContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HelpContact

    kind = "police"
    name_en = "Police"
    name_sw = "Polisi"
    phone = "112"
