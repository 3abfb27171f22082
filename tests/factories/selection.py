"""Rows of selection."""

import datetime

import factory
from django.utils import timezone

from selection import models
from selection.enums import SignedHow, SigningSide

from .matching import ApplicationFactory
from .people import UserFactory


class OutsideSignatureFactory(factory.django.DjangoModelFactory):
    """A head who is asked by link to sign an agreement; the test gives the agreement."""

    class Meta:
        model = models.OutsideSignature

    side = SigningSide.HOST
    how = SignedHow.LINK
    name = "Asha Mrisho"
    position = "Director"
    email = factory.Sequence(lambda n: f"head{n}@hospital.example.org")
    language = "sw"
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)


class ReferenceFactory(factory.django.DjangoModelFactory):
    """A referee who was asked about somebody who accepted an offer."""

    class Meta:
        model = models.Reference

    application = factory.SubFactory(ApplicationFactory, state="accepted")
    name = "Salma Khamis"
    email = factory.Sequence(lambda n: f"referee{n}@hospital.example.org")
    language = "en"
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=14))
