"""Appeals and gifts."""

import factory
from factory.django import DjangoModelFactory

from contributions.enums import AppealState, Leftover
from contributions.models import Appeal, BudgetLine, Gift


class AppealFactory(DjangoModelFactory):
    """USD 1,000 are asked for, and it takes gifts. Too little is given back, too much stays."""

    class Meta:
        model = Appeal

    slug = factory.Sequence(lambda number: f"appeal-{number}")
    title_en = "Books for Mtwara"
    title_sw = "Vitabu vya Mtwara"
    summary_en = "A library for two schools."
    summary_sw = "Maktaba ya shule mbili."
    text_en = "Two schools share forty books."
    text_sw = "Shule mbili zina vitabu arobaini kwa pamoja."
    goal = 1000
    currency = "USD"
    suggested = "20, 50, 100"
    if_missed = Leftover.GIVE_BACK
    if_exceeded = Leftover.KEEP
    if_cancelled = Leftover.GIVE_BACK
    state = AppealState.OPEN


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = BudgetLine

    appeal = factory.SubFactory(AppealFactory)
    label_en = "Books"
    label_sw = "Vitabu"
    amount = 1000


class GiftFactory(DjangoModelFactory):
    """Somebody wished to give USD 50, and has no payment yet."""

    class Meta:
        model = Gift

    appeal = factory.SubFactory(AppealFactory)
    name = "Neema Chuwa"
    email = "neema@givers.example"
    language = "en"
    amount_minor = 5000
    currency = "USD"
    is_anonymous = False
