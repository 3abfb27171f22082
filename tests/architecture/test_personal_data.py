"""No field that leads to a person is kept without a declared reason, ground and time."""

from django.apps import apps
from django.contrib.auth import get_user_model
from modeltranslation.fields import TranslationField
from wagtail.models import Page

from diaspora.privacy.registry import LegalGround, holdings

from ..ours import OURS


def to_one_fields(model):
    return [field for field in model._meta.get_fields() if field.concrete and (field.many_to_one or field.one_to_one)]


def models_with_a_path_to_a_person() -> set:
    """Models of ours from which foreign keys lead to an account. Pages are published texts: the path ends there."""
    models = [model for model in apps.get_models() if model._meta.app_label in OURS and not issubclass(model, Page)]
    found = {get_user_model()}
    while True:
        more = {m for m in models if m not in found and any(f.related_model in found for f in to_one_fields(m))}
        if not more:
            return found
        found |= more


def personal_fields(model, owner: str) -> set[str]:
    """Fields to declare: all but the key, the first step of the path to the owner, and translations of a field."""
    own = [*model._meta.concrete_fields, *model._meta.many_to_many]
    names = {field.name for field in own if not field.primary_key and not isinstance(field, TranslationField)}
    return names - ({owner.split("__")[0]} if owner else set())


def test_every_model_with_a_path_to_a_person_is_declared():
    declared = {holding.model for holding in holdings()}

    assert models_with_a_path_to_a_person() - declared == set()


def test_every_field_of_these_models_is_declared_once():
    wrong = {}
    for holding in holdings():
        names = [name for kept in holding.kept for name in kept.fields] + list(holding.impersonal)
        missing = personal_fields(holding.model, holding.owner) ^ set(names)
        if missing or len(names) != len(set(names)):
            wrong[holding.label] = missing

    assert wrong == {}


def test_an_undeclared_field_would_be_noticed():
    profile = next(holding for holding in holdings() if holding.label == "diaspora.profile")

    assert "phone" in personal_fields(profile.model, profile.owner)
    assert "user" not in personal_fields(profile.model, profile.owner)


def test_every_reason_is_complete():
    for holding in holdings():
        for kept in holding.kept:
            assert str(kept.why)
            assert str(kept.until)
            assert kept.ground in LegalGround
