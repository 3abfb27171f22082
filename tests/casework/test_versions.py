"""Two who edit the same thing are told: nothing is written over something newer unless a person decides so."""

import re

import pytest
from django.urls import reverse

from casework.typed.versions import CHANGED
from diaspora.models import Profile
from diaspora.profiles import publishing
from skills_match.enums import AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.people import InstitutionFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

ABOUT = {"first_name": "Asha", "country_of_residence": "GB", "tanzania_link": "citizen"}
CRITERIA = {"criteria-TOTAL_FORMS": "4", "criteria-INITIAL_FORMS": "2"}


@pytest.fixture
def asha(professional):
    return sign_in(professional)


@pytest.fixture
def about():
    return reverse("diaspora:about")


def version_on(page, name="version") -> str:
    return re.search(rf'name="{name}" value="(\w+)"', page.text)[1]


def two_tabs(browser, address) -> dict:
    """What the second of two open tabs sends along."""
    return {"version": version_on(browser.get(address))}


def test_the_second_of_two_tabs_is_refused_and_reads_what_is_saved_now(asha, about, professional):
    second = two_tabs(asha, about)

    asha.post(about, ABOUT | {"city": "Bonn"})
    refused = asha.post(about, ABOUT | {"city": "Leipzig"} | second)

    assert str(CHANGED) in refused.text
    assert "Saved now:</strong> Bonn" in refused.text
    assert 'value="Leipzig"' in refused.text
    assert refused.text.count("Saved now:") == 1
    assert Profile.objects.get(user=professional).city == "Bonn"


def test_sent_once_more_what_was_typed_wins(asha, about, professional):
    second = two_tabs(asha, about)
    asha.post(about, ABOUT | {"city": "Bonn"})
    refused = asha.post(about, ABOUT | {"city": "Leipzig"} | second)

    answer = asha.post(about, ABOUT | {"city": "Leipzig", "version": version_on(refused)})

    assert answer.status_code == 302
    assert Profile.objects.get(user=professional).city == "Leipzig"


def test_a_field_that_was_left_alone_does_not_go_back_to_an_older_state(asha, about, professional):
    second = two_tabs(asha, about)
    asha.post(about, ABOUT | {"city": "Bonn", "about": "I train midwives."})

    refused = asha.post(about, ABOUT | {"city": "Leipzig", "about": ""} | second)
    shown = {name: refused.context["form"][name].value() for name in refused.context["form"].fields}
    asha.post(about, {name: value for name, value in shown.items() if value is not None})

    professional.profile.refresh_from_db()
    assert "I train midwives." in refused.text
    assert (professional.profile.city, professional.profile.about) == ("Leipzig", "I train midwives.")


def test_a_field_that_was_emptied_stays_empty(asha, about, professional):
    asha.post(about, ABOUT | {"about": "I train midwives."})
    second = two_tabs(asha, about)
    asha.post(about, ABOUT | {"city": "Bonn", "about": "I train midwives."})

    refused = asha.post(about, ABOUT | {"about": ""} | second)

    assert refused.context["form"]["about"].value() == ""
    assert "Saved now:</strong> I train midwives." in refused.text
    assert refused.context["form"]["city"].value() == "Bonn"


def test_what_is_saved_can_be_taken_instead(asha, about):
    second = two_tabs(asha, about)
    asha.post(about, ABOUT | {"city": "Bonn"})
    refused = asha.post(about, ABOUT | {"city": "Leipzig"} | second)

    page = asha.post(about, ABOUT | {"city": "Leipzig", "typed": "forget"}, follow=True)

    assert 'name="typed" value="forget">Take what is saved now' in refused.text
    assert 'value="Bonn"' in page.text
    assert "Leipzig" not in page.text


def test_a_change_of_something_else_is_none_of_the_forms_business(asha, about, professional):
    second = two_tabs(asha, about)

    publishing.save_profile(profile=professional.profile, online=True, longest_stay_days=120)

    assert asha.post(about, ABOUT | second).status_code == 302


def test_a_choice_that_is_saved_is_told_in_words(asha, professional):
    address = reverse("diaspora:visibility")
    second = two_tabs(asha, address)
    publishing.choose_visibility(profile=professional.profile, visibility="hidden", agreed=set())

    refused = asha.post(address, {"visibility": "office"} | second)

    label = Profile.objects.get(user=professional).get_visibility_display()
    assert f"Saved now:</strong> {label}" in refused.text


def test_two_colleagues_do_not_overwrite_the_details_of_their_institution(manager):
    institution = manager.memberships.get().institution
    colleague = MembershipFactory(institution=institution, role="manager").user
    address = reverse("institution:details")
    details = {"kind": institution.kind, "official_email": institution.official_email, "region": institution.region_id}
    mine = two_tabs(sign_in(manager), address)

    sign_in(colleague).post(address, details | {"about": "A hospital of the region."})
    refused = sign_in(manager).post(address, details | {"about": "Two hundred beds."} | mine)

    institution.refresh_from_db()
    assert "Saved now:</strong> A hospital of the region." in refused.text
    assert institution.about == "A hospital of the region."


def test_two_officers_do_not_take_a_record_from_each_other(officer):
    hospital = InstitutionFactory()
    colleague = UserFactory(first_name="Juma", last_name="Komba")
    colleague.user_permissions.add(*officer.user_permissions.all())
    browser = sign_in(officer)
    page = browser.get(reverse("office_people:institution", args=[hospital.pk]))
    mine = {"assign-version": version_on(page, "assign-version"), "assign-officer": officer.pk}
    type(hospital).objects.filter(pk=hospital.pk).update(officer=colleague)

    refused = browser.post(reverse("office:assign", args=["institution", hospital.pk]), mine)

    hospital.refresh_from_db()
    assert hospital.officer == colleague
    assert str(CHANGED) in refused.text
    assert f"Saved now:</strong> {colleague}" in refused.text


def criteria_tab(browser, address, lines: dict) -> dict:
    """What a tab sends that was opened now and in which `lines` have these texts."""
    typed = CRITERIA | {"criteria-version": version_on(browser.get(address), "criteria-version")}
    for number, (line, text) in enumerate(lines.items()):
        values = {"id": line.pk, "text_en": text, "text_sw": line.text_sw, "weight": line.weight}
        typed |= {f"criteria-{number}-{name}": value for name, value in values.items()}
    return typed


def test_a_line_that_was_left_alone_does_not_go_back_to_an_older_state(manager):
    assignment = AssignmentFactory(institution=manager.memberships.get().institution, state=AssignmentState.DRAFT)
    first = assignment.criteria.create(text_en="Teaching", text_sw="Kufundisha", weight=40)
    second = assignment.criteria.create(text_en="Clinic", text_sw="Kliniki", weight=30)
    third = assignment.criteria.create(text_en="Reports", text_sw="Taarifa", weight=30)
    browser, address = (
        sign_in(manager),
        reverse("institution_assignments:step", args=[assignment.reference, "criteria"]),
    )
    tab = criteria_tab(browser, address, {first: "Teaching", second: "Clinic by night", third: "Reports"})
    tab |= {"criteria-TOTAL_FORMS": "5", "criteria-INITIAL_FORMS": "3"}
    type(first).objects.filter(pk=first.pk).update(text_en="Teaching nurses")
    third.delete()

    formset = browser.post(address, tab).context["formset"]
    shown = {field.html_name: field.value() for form in formset for field in form if field.value() is not None}
    browser.post(address, shown | {f"criteria-{name}": value for name, value in management_of(formset).items()})

    assert set(assignment.criteria.values_list("text_en", flat=True)) == {"Teaching nurses", "Clinic by night"}


def management_of(formset) -> dict:
    values = {name: formset.management_form[name].value() for name in formset.management_form.fields}
    return {name: value for name, value in values.items() if value is not None}


def test_a_line_that_a_colleague_removed_can_be_kept_all_the_same(manager):
    assignment = AssignmentFactory(institution=manager.memberships.get().institution, state=AssignmentState.DRAFT)
    first = assignment.criteria.create(text_en="Teaching", text_sw="Kufundisha", weight=60)
    second = assignment.criteria.create(text_en="Clinic", text_sw="Kliniki", weight=40)
    browser, address = (
        sign_in(manager),
        reverse("institution_assignments:step", args=[assignment.reference, "criteria"]),
    )
    typed = CRITERIA | {"criteria-version": version_on(browser.get(address), "criteria-version")}
    for number, (line, text) in enumerate({first: "Teaching nurses", second: "Clinic by night"}.items()):
        values = {"id": line.pk, "text_en": text, "text_sw": "x", "weight": line.weight}
        typed |= {f"criteria-{number}-{name}": value for name, value in values.items()}
    first.delete()

    refused = browser.post(address, typed)
    nothing_yet = list(assignment.criteria.values_list("text_en", flat=True))
    management = {name: refused.context["formset"].data[name] for name in refused.context["formset"].data}
    browser.post(address, management)

    assert str(CHANGED) in refused.text
    assert "Select a valid choice" not in refused.text
    assert nothing_yet == ["Clinic"]
    assert set(assignment.criteria.values_list("text_en", flat=True)) == {"Teaching nurses", "Clinic by night"}
