"""Education, licences, memberships, links and referees: each row is added, changed and removed on its own."""

import zipfile

import pytest
from django.urls import reverse

from diaspora.privacy.my_data import export_data
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

ROWS = {
    "education": {"level": "4", "title": "Diploma in nursing", "school": "Muhimbili", "country": "TZ", "year": "2010"},
    "licences": {"title": "Registered nurse", "body": "A council", "number": "12A", "valid_until": "2031-03-01"},
    "memberships": {"body": "Tanzanian nurses in Leeds", "role": "Treasurer", "since_year": "2019"},
    "links": {"title": "My publications", "address": "example.org/asha"},
    "referees": {"name": "Rehema Komba", "email": "komba@example.org", "relation": "My head of ward"},
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_is_added_once_changed_and_removed_by_its_owner_only(professional, stranger, kind):
    client, add = sign_in(professional), reverse("diaspora:add_record", args=[kind])

    client.post(add, ROWS[kind])
    client.post(add, ROWS[kind])
    rows = getattr(professional.profile, kind)
    row = rows.get()
    change, remove = (reverse(f"diaspora:{name}", args=[kind, row.pk]) for name in ("record", "remove_record"))
    text = next(name for name in ("title", "body", "name") if name in ROWS[kind])
    page = client.get(change)
    client.post(change, ROWS[kind] | {text: "Something else", "version": page.context["form"].version})

    assert str(rows.get()).startswith("Something else")
    assert sign_in(stranger).get(change).status_code == 404
    assert sign_in(stranger).post(remove).status_code == 404
    client.post(remove)
    assert not rows.exists()


def test_a_row_changed_in_another_tab_is_not_written_over(professional):
    client = sign_in(professional)
    row = professional.profile.licences.create(title="Nurse", body="A council")
    change = reverse("diaspora:record", args=["licences", row.pk])
    old = client.get(change).context["form"].version
    type(row).objects.update(title="Midwife")

    refused = client.post(change, {"title": "Doctor", "body": "A council", "version": old})

    row.refresh_from_db()
    assert row.title == "Midwife"
    assert "Nothing was saved" in refused.text


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("education", "year", "2999"),
        ("education", "level", "9"),
        ("referees", "email", ""),
        ("referees", "phone", "020 7946"),
        ("links", "address", "javascript:alert(1)"),
        ("memberships", "since_year", "1800"),
    ],
)
def test_what_cannot_be_true_is_refused_next_to_its_field(professional, kind, field, value):
    answer = sign_in(professional).post(reverse("diaspora:add_record", args=[kind]), ROWS[kind] | {field: value})

    assert field in answer.context["form"].errors
    assert not getattr(professional.profile, kind).exists()


def test_no_other_list_has_such_a_page(professional):
    assert sign_in(professional).get("/en/my/record/passwords/add/").status_code == 404


def test_the_parts_stand_in_check_your_answers_and_in_my_data(professional):
    profile = professional.profile
    profile.licences.create(title="Registered nurse", body="A council", number="12A", valid_until="2020-03-01")
    profile.referees.create(name="Rehema Komba", phone="+44 1")

    page = sign_in(professional).get(reverse("diaspora:check"))

    assert "Registered nurse, A council, 12A – ran out on 1 March 2020" in page.text
    with export_data(user=professional) as file, zipfile.ZipFile(file) as archive:
        held = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "12A" in held
    assert "Rehema Komba" in held
