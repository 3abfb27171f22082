"""Rows of selection."""

import factory
from django.utils import timezone

from selection import models
from selection.enums import SignedHow, SigningSide

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
