"""What is typed is saved while its writer goes on, and neither repeated nor held against the next press."""

import pytest
from django.urls import reverse

from casework.models import KeptText
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory

pytestmark = pytest.mark.django_db
DAYS = {"available_from": "2030-02-01", "available_until": "2030-04-01"}


def test_half_a_page_is_saved_along_and_the_next_press_begins_there(professional):
    page = reverse("assignments:apply", args=[AssignmentFactory().reference])
    client = sign_in(professional)
    assert "data-autosave" in client.get(page).text

    first = client.post(page, {"motivation": "I taught", "autosave": "1"}).json()["version"]
    second = client.post(page, {"motivation": "I taught nurses", "autosave": "1", "version": first}).json()["version"]
    draft = Application.objects.get()
    assert (draft.motivation, draft.state, first == second) == ("I taught nurses", ApplicationState.DRAFT, False)
    assert not KeptText.objects.exists()

    behind = client.post(page, {"motivation": "From another tab", "autosave": "1", "version": first})
    assert (behind.status_code, Application.objects.get().motivation) == (409, "I taught nurses")
    sent_on = client.post(page, DAYS | {"motivation": "I taught nurses.", "version": second})
    assert (sent_on.status_code, Application.objects.get().motivation) == (302, "I taught nurses.")
