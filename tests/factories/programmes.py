"""Programmes for tests and for the demonstration."""

import datetime

import factory
from django.utils import timezone

from skills_match import models
from skills_match.enums import AllowanceKind, AllowanceUnit, Right, RuleKind

from .people import UserFactory


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme that everybody sees, whose call is always open."""

    class Meta:
        model = models.Programme

    code = factory.Sequence(lambda n: f"health-{n}")
    title_en = factory.Sequence(lambda n: f"Health {n}")
    title_sw = factory.Sequence(lambda n: f"Afya {n}")
    summary_en = "Specialists from the diaspora work in regional hospitals."
    summary_sw = "Wataalamu wa diaspora wanafanya kazi katika hospitali za mikoa."
    is_public = True


class ProgrammeRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProgrammeRule

    programme = factory.SubFactory(ProgrammeFactory)
    kind = RuleKind.EXPERIENCE
    number = 5


class AllowanceRateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AllowanceRate

    programme = factory.SubFactory(ProgrammeFactory)
    kind = AllowanceKind.SUBSISTENCE
    unit = AllowanceUnit.DAY
    amount_minor = 4_500
    currency = "USD"
    valid_from = datetime.date(2026, 1, 1)
    source = "Circular of the programme, 2026"


class ProgrammeBudgetLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProgrammeBudgetLine

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"B{n}")
    label_en = "Allowances"
    label_sw = "Posho"
    amount_minor = 5_000_000
    currency = "USD"


class ProgrammeRightFactory(factory.django.DjangoModelFactory):
    """A right that two people gave and that has no end; `confirmed_at=None` for one that is only proposed."""

    class Meta:
        model = models.ProgrammeRight

    programme = factory.SubFactory(ProgrammeFactory)
    user = factory.SubFactory(UserFactory)
    right = Right.REVIEWER
    starts_on = datetime.date(2026, 1, 1)
    proposed_by = factory.SubFactory(UserFactory)
    confirmed_at = factory.LazyFunction(timezone.now)
    confirmed_by = factory.Maybe("confirmed_at", factory.SubFactory(UserFactory))
