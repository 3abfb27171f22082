"""Newsletters and their subscribers."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from newsletters.models import Newsletter, NewsletterItem, Subscriber


class SubscriberFactory(DjangoModelFactory):
    """One who confirmed."""

    class Meta:
        model = Subscriber
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"reader{number}@people.example")
    language = "en"
    consent_text = "The portal may send me its newsletter."
    confirmed_at = factory.LazyFunction(timezone.now)


class NewsletterFactory(DjangoModelFactory):
    """With one part of its own words."""

    class Meta:
        model = Newsletter
        skip_postgeneration_save = True

    subject_en = "News of November"
    subject_sw = "Habari za Novemba"
    intro_en = "Dear friends,\n\nthis is new."
    intro_sw = "Ndugu marafiki,\n\nhaya ni mapya."

    @factory.post_generation
    def part(self, create, extracted, **kwargs):
        if extracted is not False:
            NewsletterItemFactory(newsletter=self)


class NewsletterItemFactory(DjangoModelFactory):
    class Meta:
        model = NewsletterItem

    heading_en = "Office hours"
    heading_sw = "Saa za ofisi"
    text_en = "We answer until four."
    text_sw = "Tunajibu hadi saa kumi."
