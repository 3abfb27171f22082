"""What every answer carries: nobody frames it, no page asks for a camera, and what is personal is kept nowhere."""

import pytest
from django.urls import reverse

from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory

pytestmark = pytest.mark.django_db
PERSONAL = ["/en/my/", "/sw/office/", "/en/institution/", "/en/accounts/login/", "/en/accounts/signup/", "/admin/"]


def policy(answer) -> dict[str, str]:
    return dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";") if " " in part.strip()
    )


@pytest.mark.parametrize("path", ["/en/", "/en/assignments/", "/en/accounts/login/", "/en/no/such/page/"])
def test_nobody_frames_a_page(client, path):
    answer = client.get(path)

    assert policy(answer)["frame-ancestors"] == "'none'"
    assert answer["X-Frame-Options"] == "DENY"


def test_the_editor_frames_its_own_preview(admin_user):
    answer = sign_in(admin_user).get("/admin/")

    assert answer.status_code == 200
    assert policy(answer)["frame-ancestors"] == "'self'"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["/en/", "/admin/", "/health/", "/no/such/page/"])
def test_no_page_may_use_camera_place_or_payment(client, path):
    said = client.get(path)["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()"} <= set(said.split(", "))
    assert "publickey-credentials" not in said


@pytest.mark.parametrize("path", PERSONAL)
def test_areas_for_people_are_kept_nowhere_whoever_asks(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


def test_public_pages_are_kept_nowhere_once_somebody_is_signed_in(professional, client):
    assignment = AssignmentFactory()
    page = reverse("assignments:detail", args=[assignment.reference])

    assert "Cache-Control" not in client.get(page)
    assert "no-store" in sign_in(professional).get(page)["Cache-Control"]
    assert "no-store" in sign_in(professional).get("/en/no/such/page/")["Cache-Control"]


def test_errors_and_redirects_of_people_are_kept_nowhere_either(professional):
    client = sign_in(professional)

    assert "no-store" in client.get("/en/office/")["Cache-Control"]
    assert "no-store" in client.post("/en/accounts/logout/")["Cache-Control"]


def test_public_drawings_stay_public_for_everybody(professional):
    answer = sign_in(professional).get(reverse("home:pattern", args=["kanga"]))

    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
