"""What a host sees of those who applied, and that nobody else at the host or elsewhere sees it."""

import pytest
from django.urls import reverse

from diaspora.enums import FileKind, InstitutionState, MemberRole
from diaspora.models import FileAccess, PrivateFile, Profile
from diaspora.privacy.erasure import delete_account
from diaspora.rules import may_open_file
from selection.models import HostOpinion
from skills_match.applications import applying
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory

S = ApplicationState


@pytest.fixture
def assignment(manager):
    return AssignmentFactory(institution=manager.memberships.get().institution)


@pytest.fixture
def sent(professional, assignment):
    """An application that Asha Mrema really sent."""
    Profile.objects.filter(user=professional).update(phone="+44 113 496 0000")
    cv = PrivateFile.objects.create(
        owner=professional, kind=FileKind.CV, original_name="asha.pdf", path="x", size=1, sha256="0"
    )
    draft = ApplicationFactory(
        profile=professional.profile,
        assignment=assignment,
        state=S.DRAFT,
        available_from="2027-01-01",
        available_until="2027-02-01",
    )
    application = applying.submit_application(application=draft, by=professional)
    assert application.cv == cv
    return application


def list_url(assignment) -> str:
    return reverse("institution_assignments:applicants", args=[assignment.reference])


def page_url(application) -> str:
    return reverse("institution_assignments:application", args=[application.assignment.reference, application.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_at_any_length(manager, assignment, count, django_assert_num_queries):
    ApplicationFactory.create_batch(count, assignment=assignment)
    ApplicationFactory(assignment=assignment, state=S.DRAFT)
    ApplicationFactory(assignment__institution=assignment.institution)
    client = sign_in(manager)

    with django_assert_num_queries(18):
        page = client.get(list_url(assignment))

    assert len(page.context["page"]) == count


@pytest.mark.django_db
def test_reviewers_read_what_was_sent_and_the_person_sees_that(manager, professional, sent):
    Profile.objects.filter(user=professional).update(headline="Changed later")

    page = sign_in(manager).get(page_url(sent)).content.decode()

    for told in ("Asha Mrema", "Paediatric nurse", sent.motivation, "asha.pdf"):
        assert told in page
    for untold in ("Changed later", professional.email, "+44 113 496 0000", "Citizen of Tanzania"):
        assert untold not in page
    access = FileAccess.objects.get()
    assert (access.subject, access.viewer, access.what) == (professional, manager, "application")


@pytest.mark.django_db
def test_contact_is_shown_only_after_the_person_accepted(manager, professional, sent):
    client = sign_in(manager)
    Application.objects.update(state=S.OFFERED)
    before = client.get(page_url(sent)).content.decode()
    Application.objects.update(state=S.ACCEPTED)
    after = client.get(page_url(sent)).content.decode()

    assert [professional.email in page for page in (before, after)] == [False, True]
    assert ["+44 113 496 0000" in page for page in (before, after)] == [False, True]


@pytest.mark.django_db
def test_what_was_withdrawn_is_no_longer_shown(manager, professional, sent):
    applying.withdraw_application(application=sent, by=professional)
    client = sign_in(manager)

    listed = client.get(list_url(sent.assignment)).content.decode()
    page = client.get(page_url(sent)).content.decode()

    for text in (listed, page):
        assert "Withdrawn application" in text
        assert "Asha" not in text
    assert FileAccess.objects.count() == 0
    assert not may_open_file(manager, sent.cv)


@pytest.mark.django_db
def test_the_cv_that_was_sent_opens_for_reviewers_and_officers_only(manager, officer, stranger, professional, sent):
    author = MembershipFactory(institution=sent.assignment.institution, role=MemberRole.AUTHOR).user
    reviewer = MembershipFactory(institution=sent.assignment.institution, role=MemberRole.REVIEWER).user
    elsewhere = MembershipFactory().user
    Profile.objects.filter(user=professional).update(visibility="hidden", published_at=None)
    sent.cv.refresh_from_db()

    answers = {
        name: may_open_file(user, sent.cv)
        for name, user in {
            "owner": professional,
            "manager": manager,
            "reviewer": reviewer,
            "officer": officer,
            "author": author,
            "elsewhere": elsewhere,
            "stranger": stranger,
        }.items()
    }

    assert answers == {
        "owner": True,
        "manager": True,
        "reviewer": True,
        "officer": True,
        "author": False,
        "elsewhere": False,
        "stranger": False,
    }


@pytest.mark.django_db
def test_a_cv_that_was_not_sent_stays_closed(manager, sent, professional):
    later = PrivateFile.objects.create(
        owner=professional,
        kind=FileKind.CV,
        original_name="new.pdf",
        path="y",
        size=1,
        sha256="1",
        is_current=False,
    )

    assert not may_open_file(manager, later)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["author", "elsewhere", "stranger", "officer", "applicant", "suspended"])
def test_the_wrong_people_find_nothing(who, manager, officer, stranger, professional, sent):
    institution = sent.assignment.institution
    user = {"officer": officer, "stranger": stranger, "applicant": professional, "suspended": manager}.get(who)
    if who == "author":
        user = MembershipFactory(institution=institution, role=MemberRole.AUTHOR).user
    if who == "elsewhere":
        user = MembershipFactory().user
    if who == "applicant":  # joined the institution after applying
        MembershipFactory(institution=institution, user=professional, role=MemberRole.REVIEWER)
    if who == "suspended":
        institution.state = InstitutionState.SUSPENDED
        institution.save()
    refused = 403 if who in ("officer", "stranger") else 404
    client = sign_in(user)

    assert client.get(page_url(sent)).status_code == refused
    opinion = reverse("institution_assignments:opinion", args=[sent.assignment.reference, sent.pk])
    assert client.post(opinion, {"recommends": "yes"}).status_code == refused
    listed = client.get(list_url(sent.assignment))
    if who == "applicant":
        assert list(listed.context["page"]) == []
    else:
        assert listed.status_code == refused
    assert HostOpinion.objects.count() == 0


@pytest.mark.django_db
def test_an_application_is_not_found_under_another_assignment(manager, sent):
    other = AssignmentFactory(institution=sent.assignment.institution)

    answer = sign_in(manager).get(reverse("institution_assignments:application", args=[other.reference, sent.pk]))

    assert answer.status_code == 404


@pytest.mark.django_db
def test_a_draft_is_not_found(manager, assignment):
    draft = ApplicationFactory(assignment=assignment, state=S.DRAFT)

    assert sign_in(manager).get(page_url(draft)).status_code == 404


@pytest.mark.django_db
def test_each_member_recommends_once_and_may_change_it(manager, sent):
    client = sign_in(manager)
    address = reverse("institution_assignments:opinion", args=[sent.assignment.reference, sent.pk])

    empty = client.post(address, {"text": "Not said"})
    client.post(address, {"recommends": "yes", "text": "Knows newborn care."})
    client.post(address, {"recommends": "no", "text": "عذراً"})

    assert empty.context["form"].errors == {"recommends": ["Say whether you recommend this person."]}
    assert "Not said" in empty.content.decode()
    opinion = HostOpinion.objects.get()
    assert (opinion.member, opinion.recommends, opinion.text) == (manager, False, "عذراً")
    assert "عذراً" in client.get(page_url(sent)).content.decode()


@pytest.mark.django_db
def test_after_the_decision_nobody_recommends(manager, sent):
    Application.objects.update(state=S.NOT_SELECTED, reason="Another")
    address = reverse("institution_assignments:opinion", args=[sent.assignment.reference, sent.pk])

    answer = sign_in(manager).post(address, {"recommends": "yes"}, follow=True)

    assert HostOpinion.objects.count() == 0
    assert "This application has been decided, so recommendations are closed." in answer.content.decode()


@pytest.mark.django_db
def test_only_those_who_may_read_applications_are_led_to_them(manager, sent):
    author = MembershipFactory(institution=sent.assignment.institution, role=MemberRole.AUTHOR).user
    pages = [
        reverse("institution_assignments:list"),
        reverse("institution_assignments:edit", args=[sent.assignment.reference]),
    ]

    shown = {
        user: [list_url(sent.assignment) in sign_in(user).get(page).content.decode() for page in pages]
        for user in (manager, author)
    }

    assert shown == {manager: [True, True], author: [False, False]}


@pytest.mark.django_db
def test_a_person_who_deleted_the_account_leaves_no_trace_here(manager, officer, professional, sent):
    applying.withdraw_application(application=sent, by=professional)
    delete_account(user=professional)

    sent.refresh_from_db()
    for client, page in (
        (sign_in(manager), list_url(sent.assignment)),
        (sign_in(manager), page_url(sent)),
        (sign_in(officer), reverse("office:applications")),
        (sign_in(officer), reverse("office:application", args=[sent.pk])),
        (sign_in(officer), reverse("office:board", args=[sent.assignment.reference])),
    ):
        answer = client.get(page)
        assert answer.status_code == 200
        for trace in ("Asha", "Mrema", "I trained nurses", "+44 113", "mailto:"):
            assert trace not in answer.content.decode()
