"""Two who send a form that showed the same state: the second is told, also when both are sent at the same moment."""

from functools import partial

import pytest
from django.urls import reverse

from casework.typed import turns
from casework.typed.versions import CHANGED
from conferences.models import Session
from diaspora.models import Profile, User
from tests.conftest import sign_in
from tests.factories.events import SessionFactory, TeamMemberFactory
from tests.factories.people import ProfileFactory, UserFactory

from .at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]

ABOUT = {"first_name": "Asha", "country_of_residence": "GB", "tanzania_link": "citizen"}


@pytest.mark.parametrize("in_turn", [True, False], ids=["in turn", "both at once"])
def test_the_second_of_two_tabs_writes_nothing_over_the_first(in_turn, monkeypatch):
    if not in_turn:
        monkeypatch.setattr(turns, "wait_for_turn", lambda _what: None)
    profile = ProfileFactory()
    tabs = [sign_in(profile.user) for _tab in range(2)]
    address = reverse("diaspora:about")
    shown = tabs[0].get(address).context["form"].version
    answers = []

    def send(tab, city: str) -> None:
        answers.append(tab.post(address, ABOUT | {"city": city, "version": shown}))

    raised = at_once(Profile, partial(send, tabs[0], "Bonn"), partial(send, tabs[1], "Leeds"))

    assert raised == []
    assert sorted(answer.status_code for answer in answers) == ([200, 302] if in_turn else [302, 302])
    assert [str(CHANGED) in answer.text for answer in answers if answer.status_code == 200] == [True] * in_turn


@pytest.mark.parametrize("is_locked", [True, False], ids=["locked", "unlocked"], indirect=True)
def test_the_second_of_two_organisers_writes_nothing_over_a_session_of_the_first(is_locked, monkeypatch):
    """The row is held while a form is looked at, so that this holds also where forms do not wait for their turn."""
    monkeypatch.setattr(turns, "wait_for_turn", lambda _what: None)
    session = SessionFactory()
    desks = [sign_in(UserFactory()), sign_in(UserFactory())]
    for user in User.objects.filter(pk__in=[desk.session["_auth_user_id"] for desk in desks]):
        TeamMemberFactory(event=session.event, user=user, role="programme")
    address = reverse("event_desk:edit_row", args=[session.event.slug, "sessions", session.pk])
    shown = desks[0].get(address).context["form"]
    typed = {name: value for name, value in shown.initial.items() if isinstance(value, str | int) and value != ""}
    answers = []

    def send(desk, title: str) -> None:
        answers.append(desk.post(address, typed | {"title_en": title, "title_sw": title, "version": shown.version}))

    raised = at_once(Session, partial(send, desks[0], "Pumps"), partial(send, desks[1], "Bees"))

    assert raised == []
    assert sorted(answer.status_code for answer in answers) == ([200, 302] if is_locked else [302, 302])
    kept = [answer for answer in answers if answer.status_code == 200]
    assert [
        str(CHANGED) in answer.text and answer.context["form"]["title_en"].value() in answer.text for answer in kept
    ] == [True] * is_locked
