"""Every text that exists in each language is on the list of translators, or it is said here why not."""

import pytest
from django.urls import reverse
from modeltranslation.translator import translator as modeltranslation

from casework.translated.registry import kind_of_model, kinds
from conferences.enums import EventState
from conferences.models import Event, Session
from contributions.enums import AppealState
from contributions.models import Appeal
from tests.factories.contributions import AppealFactory
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

#: Models with texts in every language that nobody translates on the desk, each with its reason.
NOT_ON_THE_DESK = {
    "MatchRun": "a copy of what an assignment said when it was compared: it never changes",
    "ProgrammeBudgetLine": "only the office reads it, and a line begins in both languages",
    "ReviewCriterion": "only the office and reviewers read it: a copy of what was judged by, which never changes",
    "ScoreWord": "only the office and reviewers read it, and it begins in both languages",
}


def _registered():
    return {model for model in modeltranslation.get_registered_models(abstract=False) if not model._meta.proxy}


def test_every_model_with_texts_in_each_language_is_on_the_desk_or_says_why_not(db):
    missing = {model.__name__ for model in _registered() if kind_of_model(model) is None}

    assert missing == set(NOT_ON_THE_DESK)


def test_a_kind_names_each_field_that_is_in_every_language(db):
    named = {kind.model.__name__: set(kind.fields) for kind in kinds()}
    fields = {
        model.__name__: set(modeltranslation.get_options_for_model(model).all_fields)
        for model in _registered()
        if model.__name__ not in NOT_ON_THE_DESK
    }

    assert named == fields


def test_what_nobody_may_read_is_on_no_desk(db):
    event = EventFactory(title_en="Secret summit", title_sw="", state=EventState.DRAFT)
    SessionFactory(event=event, title_en="Secret talk", title_sw="", is_confirmed=True)
    SessionFactory(event=EventFactory(), title_en="Unconfirmed talk", title_sw="", is_confirmed=False)
    AppealFactory(title_en="Secret appeal", title_sw="", state=AppealState.DRAFT)

    assert [list(kind.lacking()) for kind in kinds() if kind.model in (Event, Session, Appeal)] == [[], [], []]


def test_a_confirmed_session_that_lacks_kiswahili_is_listed_and_translated(site, translator):
    session = SessionFactory(
        event=EventFactory(), title_en="Remittances", title_sw="", abstract_en="", is_confirmed=True
    )
    address = reverse("home:translate_text", args=["session", session.pk, "sw"])

    listed = translator.client.get("/en/translations/").content.decode()
    version = translator.client.get(address).context["form"].version
    translator.client.post(address, {"title": "Fedha zinazotumwa nyumbani", "version": version})

    session.refresh_from_db()
    assert address in listed
    assert (session.title_en, session.title_sw) == ("Remittances", "Fedha zinazotumwa nyumbani")
