"""Rounds of reviews, of applications."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from reviews import models

from .matching import ApplicationFactory
from .people import UserFactory


class RoundFactory(DjangoModelFactory):
    """Open, with one phase that shows everything, one criterion with its words, and one file that nobody judges yet."""

    class Meta:
        model = models.Round
        skip_postgeneration_save = True

    class Params:
        application = factory.SubFactory(ApplicationFactory)

    kind = "application"
    group_id = factory.SelfAttribute("application.assignment_id")
    state = "open"
    started_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def parts(self, create, extracted, **kwargs):
        self.phases.create(number=1)
        criterion = self.criteria.create(number=1, text_en="Skill", text_sw="Ujuzi", weight=100)
        for value in range(5):
            criterion.words.create(value=value, text_en=f"Word {value}", text_sw=f"Neno {value}")


class SubjectFactory(DjangoModelFactory):
    """A file of its round, as its only one number 1."""

    class Meta:
        model = models.Subject

    class Params:
        application = factory.SubFactory(ApplicationFactory)

    round = factory.SubFactory(RoundFactory, group_id=factory.SelfAttribute("..application.assignment_id"))
    record_id = factory.SelfAttribute("application.pk")
    person = factory.SelfAttribute("application.profile.user")
    number = 1


class SheetFactory(DjangoModelFactory):
    """The sheet of one reviewer that waits."""

    class Meta:
        model = models.Sheet

    class Params:
        user = factory.SubFactory(UserFactory)
        side = "office"

    subject = factory.SubFactory(SubjectFactory)
    round = factory.SelfAttribute("subject.round")
    reviewer = factory.LazyAttribute(
        lambda made: models.Reviewer.objects.get_or_create(
            round=made.round, user=made.user, defaults={"side": made.side}
        )[0]
    )
    given_at = factory.LazyAttribute(lambda made: timezone.now() if made.state == "given" else None)
    state = "waiting"
