"""Applying: write, keep as a draft, check, send; and everything that may come between."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import FileKind, Visibility
from diaspora.models import PrivateFile, Profile
from skills_match.assignments.interest import keep_for_applying
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import AvailabilityWindowFactory, MembershipFactory, ProfileLanguageFactory, UserFactory

S = ApplicationState
FILLED = {
    "motivation": "I can teach newborn care.",
    "available_from": "2027-01-10",
    "available_until": "2027-03-10",
}


@pytest.fixture
def assignment(db):
    return AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wauguzi")


@pytest.fixture
def client(professional):
    return sign_in(professional)


def apply_url(assignment) -> str:
    return reverse("assignments:apply", args=[assignment.reference])


def check_url(assignment) -> str:
    return reverse("assignments:apply_check", args=[assignment.reference])


def draft_of(professional, assignment, **values) -> Application:
    values = {"available_from": datetime.date(2027, 1, 10), "available_until": datetime.date(2027, 3, 10)} | values
    return ApplicationFactory(profile=professional.profile, assignment=assignment, state=S.DRAFT, **values)


def fill(profile: Profile) -> None:
    """Everything that a profile needs before it is sent with an application."""
    PersonSkillFactory(profile=profile)
    PersonOccupationFactory(profile=profile)
    ProfileLanguageFactory(profile=profile)
    AvailabilityWindowFactory(profile=profile)


@pytest.mark.django_db
def test_what_the_host_wrote_in_one_language_only_is_read_aloud_in_it(client, assignment):
    assignment.title_sw = ""
    assignment.save()
    assignment.questions.create(text_en="Have you taught <before>?", text_sw="")
    assignment.questions.create(text_en="Which ward?", text_sw="Wodi ipi?")

    english = client.get(apply_url(assignment)).content.decode()
    text = client.get(apply_url(assignment).replace("/en/", "/sw/")).content.decode()

    assert '<span lang="en">Train nurses</span>' in text
    assert '<span lang="en">Have you taught &lt;before&gt;?</span>' in text
    assert "Wodi ipi?" in text
    assert "Which ward?" not in text
    assert 'lang="en">Train' not in english


@pytest.mark.django_db
def test_a_person_writes_checks_and_sends(client, professional, assignment):
    question = assignment.questions.create(text_en="Have you taught before?")
    PersonSkillFactory(profile=professional.profile, skill=SkillFactory(en="newborn care"))
    cv = PrivateFile.objects.create(
        owner=professional, kind=FileKind.CV, original_name="asha.pdf", path="x", size=1, sha256="0"
    )

    written = client.post(apply_url(assignment), FILLED | {f"question_{question.pk}": "For six years."})
    checked = client.get(written["Location"])
    sent = client.post(written["Location"], {"shown": checked.context["shown"]})

    application = Application.objects.get()
    assert written["Location"] == check_url(assignment)
    for text in (
        "I can teach newborn care.",
        "For six years.",
        "newborn care",
        "asha.pdf",
        "10 March 2027",
        "Asha Mrema",
    ):
        assert text in checked.content.decode()
    assert sent["Location"] == reverse("my:application", args=[application.pk])
    assert (application.state, application.cv) == (S.SUBMITTED, cv)
    assert application.answers.get().text == "For six years."


@pytest.mark.django_db
def test_reading_the_form_changes_nothing(client, assignment):
    assert client.get(apply_url(assignment)).status_code == 200

    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_half_a_page_is_kept_for_later(client, assignment):
    assignment.questions.create(text_en="Have you taught before?")

    answer = client.post(apply_url(assignment), {"motivation": "Half a", "later": "1"})

    assert answer["Location"] == reverse("my:applications")
    assert Application.objects.get().motivation == "Half a"
    assert "Half a" in client.get(apply_url(assignment)).content.decode()


@pytest.mark.django_db
def test_an_empty_form_says_what_is_missing_and_saves_nothing(client, assignment):
    question = assignment.questions.create(text_en="Have you taught before?")

    page = client.post(apply_url(assignment), {})

    assert page.context["form"].errors == {
        "motivation": ["Write why you apply."],
        "available_from": ["Say from which day you could serve."],
        "available_until": ["Say until which day you could serve."],
        f"question_{question.pk}": ["Answer the question “Have you taught before?”."],
    }
    assert "There is a problem" in page.content.decode()
    assert Application.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"motivation": "x" * 4001}, "motivation"),
        ({"motivation": "zero\x00byte"}, "motivation"),
        ({"available_from": "soon"}, "available_from"),
        ({"available_from": "2027-02-30"}, "available_from"),
        ({"available_until": "2027-01-09"}, "available_until"),
    ],
)
@pytest.mark.parametrize("button", [{}, {"later": "1"}])
def test_bad_input_is_shown_again_and_not_saved(client, assignment, bad, field, button):
    page = client.post(apply_url(assignment), FILLED | bad | button)

    assert list(page.context["form"].errors) == [field]
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_what_was_typed_is_kept_and_harmless_in_every_direction(client, assignment):
    hostile = "<script>alert(1)</script> أنا ممرضة \u202e"

    again = client.post(apply_url(assignment), {"motivation": hostile})
    client.post(apply_url(assignment), FILLED | {"motivation": hostile})
    checked = client.get(check_url(assignment)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; أنا ممرضة" in again.content.decode()
    assert '<dd dir="auto">&lt;script&gt;alert(1)&lt;/script&gt; أنا ممرضة' in checked
    assert "<script>alert" not in checked


@pytest.mark.django_db
def test_a_second_tab_leads_to_the_same_application(client, professional, assignment):
    for text in ("First tab", "Second tab"):
        client.post(apply_url(assignment), FILLED | {"motivation": text})

    assert [application.motivation for application in Application.objects.all()] == ["Second tab"]


@pytest.mark.django_db
def test_sending_twice_leads_to_the_application_that_was_sent(client, professional, assignment):
    draft = draft_of(professional, assignment)
    shown = client.get(check_url(assignment)).context["shown"]

    answers = [client.post(check_url(assignment), {"shown": shown}) for _click in range(2)]

    assert {answer["Location"] for answer in answers} == {reverse("my:application", args=[draft.pk])}
    page = client.get(answers[1]["Location"]).content.decode()
    assert "You have already applied for this assignment." in page
    assert professional.notices.count() == 1


@pytest.mark.django_db
def test_a_profile_that_changed_since_is_shown_again_before_it_is_sent(client, professional, assignment):
    draft = draft_of(professional, assignment)
    shown = client.get(check_url(assignment)).context["shown"]
    Profile.objects.update(headline="Head of a children's ward")

    answer = client.post(check_url(assignment), {"shown": shown})

    draft.refresh_from_db()
    assert (answer["Location"], draft.state) == (check_url(assignment), S.DRAFT)


@pytest.mark.django_db
def test_an_unfinished_draft_cannot_be_checked(client, professional, assignment):
    draft_of(professional, assignment, motivation="")

    for answer in (client.get(check_url(assignment)), client.post(check_url(assignment))):
        assert answer["Location"] == apply_url(assignment)


@pytest.mark.django_db
def test_without_a_draft_there_is_nothing_to_check(client, assignment):
    assert client.get(check_url(assignment))["Location"] == apply_url(assignment)


@pytest.mark.django_db
def test_a_form_that_was_opened_before_closing_is_kept_as_a_draft(client, assignment):
    client.get(apply_url(assignment))
    assignment.state = AssignmentState.CLOSED
    assignment.save()

    answer = client.post(apply_url(assignment), FILLED)

    draft = Application.objects.get()
    page = client.get(answer["Location"]).content.decode()
    assert answer["Location"] == reverse("my:application", args=[draft.pk])
    assert (draft.state, draft.motivation) == (S.DRAFT, "I can teach newborn care.")
    assert "Applications for this assignment have closed. Your text is kept as a draft." in page
    assert "I can teach newborn care." in page


@pytest.mark.django_db
def test_a_check_page_that_was_opened_before_closing_sends_nothing(client, professional, assignment):
    draft = draft_of(professional, assignment)
    shown = client.get(check_url(assignment)).context["shown"]
    assignment.state = AssignmentState.CLOSED
    assignment.save()

    answer = client.post(check_url(assignment), {"shown": shown}, follow=True)

    draft.refresh_from_db()
    assert draft.state == S.DRAFT
    assert "Applications for this assignment have closed." in answer.content.decode()


@pytest.mark.django_db
def test_a_closed_assignment_has_no_form(client):
    assignment = AssignmentFactory(state=AssignmentState.CLOSED)

    answer = client.get(apply_url(assignment))

    assert answer["Location"] == reverse("assignments:detail", args=[assignment.reference])


@pytest.mark.django_db
@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.SUBMITTED, AssignmentState.CANCELLED])
def test_what_is_not_public_does_not_exist_here(client, state):
    assignment = AssignmentFactory(state=state)

    assert [client.get(apply_url(assignment)).status_code, client.get(check_url(assignment)).status_code] == [404, 404]


@pytest.mark.django_db
@pytest.mark.parametrize("with_profile", [True, False])
def test_whoever_has_no_complete_profile_is_led_there_first(assignment, professional, with_profile):
    user = professional if with_profile else UserFactory()
    Profile.objects.filter(user=user).update(published_at=None)
    client = sign_in(user)

    page = client.get(apply_url(assignment))
    client.post(apply_url(assignment), FILLED)

    assert "Complete your profile first" in page.content.decode()
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_the_way_back_waits_on_their_own_page_until_it_was_taken(client, professional, assignment):
    Profile.objects.update(published_at=None)
    client.get(apply_url(assignment))
    only_looked = client.get(reverse("my:home")).content.decode()
    for _press in range(2):
        client.post(apply_url(assignment), {"remember": "yes"})
    client = sign_in(professional)  # another browser, another day
    before = client.get(reverse("my:home")).content.decode()
    Profile.objects.update(published_at=timezone.now())
    after = client.get(reverse("my:home")).content.decode()
    client.post(apply_url(assignment), {"motivation": "I like to teach.", "later": "1"})
    taken = client.get(reverse("my:home")).content.decode()

    assert "Complete your profile, then apply here." in before
    assert "You can apply now." in after
    assert "then apply here" not in only_looked
    assert "You can apply now." not in taken
    assert [apply_url(assignment) in page for page in (before, after)] == [True, True]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_ways_back_cost_the_same_whatever_their_number(professional, stranger, count, django_assert_num_queries):
    Profile.objects.update(published_at=None)
    for saved in AssignmentFactory.create_batch(count):
        keep_for_applying(assignment=saved, by=professional)
    keep_for_applying(assignment=AssignmentFactory(title_en="Of somebody else"), by=stranger)

    client = sign_in(professional)
    client.get(reverse("my:home"))  # Content types are remembered from here on.

    with django_assert_num_queries(53):
        text = client.get(reverse("my:home")).text

    assert text.count("then apply here") == count
    assert "Of somebody else" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", [Visibility.HIDDEN, Visibility.OFFICE])
def test_somebody_hidden_elsewhere_who_agrees_to_nothing_may_apply(client, professional, assignment, visibility):
    fill(professional.profile)
    Profile.objects.update(visibility=visibility, published_at=None)
    professional.consents.all().delete()
    draft_of(professional, assignment)

    page = client.get(check_url(assignment))
    client.post(check_url(assignment), {"shown": page.context["shown"]})

    assert "even if your profile is hidden elsewhere" in page.content.decode()
    assert Application.objects.get().state == S.SUBMITTED


@pytest.mark.django_db
def test_members_do_not_apply_to_their_own_institution(client, professional, assignment):
    MembershipFactory(user=professional, institution=assignment.institution)

    shown = client.get(apply_url(assignment))
    answer = client.post(apply_url(assignment), FILLED)

    assert shown["Location"] == reverse("assignments:detail", args=[assignment.reference])
    assert "You work for this institution here" in answer.text
    assert FILLED["motivation"] in answer.text
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_what_was_typed_while_the_profile_was_hidden_elsewhere_is_not_lost(client, professional, assignment):
    professional.profile.published_at = None
    professional.profile.save()

    answer = client.post(apply_url(assignment), FILLED)

    assert "Complete your profile first. It is sent with your application." in answer.text
    assert FILLED["motivation"] in answer.text
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_strangers_sign_in_first_and_come_back(assignment):
    answer = Client().get(apply_url(assignment))

    assert answer["Location"] == f"{reverse('account_login')}?next={apply_url(assignment)}"
    assert "Sign in or join to apply for this assignment." in Client().get(answer["Location"]).text
    assert "Sign in or join to apply" not in Client().get(reverse("account_login")).text


@pytest.mark.django_db
def test_nobody_reads_the_draft_of_another(assignment, professional, stranger):
    draft_of(professional, assignment, motivation="Only mine")
    client = sign_in(stranger)

    assert "Only mine" not in client.get(apply_url(assignment)).content.decode()
    assert client.get(check_url(assignment))["Location"] == apply_url(assignment)
