"""Two who send a form that showed the same state: the second is told, also when both are sent at the same moment."""

from functools import partial

import pytest
from django.urls import reverse

from casework.typed import turns
from casework.typed.versions import CHANGED
from diaspora.models import Profile
from tests.conftest import sign_in
from tests.factories.people import ProfileFactory

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
