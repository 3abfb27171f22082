"""Members: roles, leaving, and that an institution is never without a manager."""

import pytest

from diaspora.enums import MemberRole
from diaspora.institutions import members
from diaspora.institutions.refusals import NotAllowed
from diaspora.models import Membership
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


@pytest.fixture
def author(institution):
    """An author of the manager's institution."""
    return MembershipFactory(institution=institution, role=MemberRole.AUTHOR, user__first_name="Halima")


def test_a_manager_changes_a_role_and_the_person_hears(manager, author):
    response = sign_in(manager).post(f"/en/institution/members/{author.pk}/role/", {"role": "reviewer"})

    assert response.url == "/en/institution/members/"
    author.refresh_from_db()
    assert author.role == MemberRole.REVIEWER
    assert author.user.notices.get().kind == "membership_role"


def test_a_manager_removes_a_member_and_the_person_hears(manager, author):
    client = sign_in(manager)
    assert "Halima" in client.get(f"/en/institution/members/{author.pk}/remove/").content.decode()

    client.post(f"/en/institution/members/{author.pk}/remove/")

    assert not Membership.objects.filter(pk=author.pk).exists()
    assert author.user.notices.get().kind == "membership_removed"
    assert sign_in(author.user).get("/en/institution/").status_code == 403


def test_removing_twice_finds_nobody(manager, author):
    client = sign_in(manager)
    client.post(f"/en/institution/members/{author.pk}/remove/")

    assert client.post(f"/en/institution/members/{author.pk}/remove/").status_code == 404


def test_everybody_may_leave(author):
    client = sign_in(author.user)
    assert client.get("/en/institution/members/leave/").status_code == 200

    assert client.post("/en/institution/members/leave/").url == "/en/my/"

    assert not author.user.memberships.exists()
    assert not author.user.notices.exists()


def test_the_last_manager_stays(manager, author):
    own = manager.memberships.get()
    client = sign_in(manager)

    page = client.post("/en/institution/members/leave/", follow=True).content.decode()
    assert "never without a manager" in page
    page = client.post(f"/en/institution/members/{own.pk}/role/", {"role": "author"}).content.decode()
    assert "never without a manager" in page
    own.refresh_from_db()
    assert own.role == MemberRole.MANAGER


def test_a_manager_whose_account_is_closed_does_not_count(manager, institution):
    MembershipFactory(institution=institution, user__is_active=False)

    with pytest.raises(members.LastManager):
        members.remove_member(membership=manager.memberships.get(), by=manager)


def test_a_manager_leaves_after_making_another_one(manager, author):
    members.change_role(membership=author, role=MemberRole.MANAGER, by=manager)

    members.remove_member(membership=manager.memberships.get(), by=manager)

    assert not manager.memberships.exists()


def test_only_managers_of_the_same_institution_change_members(manager, author, stranger):
    other_manager = MembershipFactory().user

    for person in [author.user, stranger, other_manager]:
        with pytest.raises(NotAllowed):
            members.change_role(membership=manager.memberships.get(), role=MemberRole.AUTHOR, by=person)
        with pytest.raises(NotAllowed):
            members.remove_member(membership=manager.memberships.get(), by=person)


@pytest.mark.parametrize("page", ["role", "remove"])
def test_members_of_another_institution_do_not_exist(manager, page):
    foreign = MembershipFactory(role=MemberRole.AUTHOR)
    client = sign_in(manager)
    address = f"/en/institution/members/{foreign.pk}/{page}/"

    assert (client.get(address).status_code, client.post(address, {"role": "author"}).status_code) == (404, 404)
    foreign.refresh_from_db()
    assert foreign.role == MemberRole.AUTHOR


def test_an_author_reads_the_list_but_changes_nothing(manager, author):
    client = sign_in(author.user)

    page = client.get("/en/institution/members/").content.decode()
    assert manager.email in page
    assert "/role/" not in page
    for action in ["role", "remove"]:
        assert client.post(f"/en/institution/members/{author.pk}/{action}/", {"role": "manager"}).status_code == 403


def test_the_list_shows_nobody_of_another_institution(manager, author):
    foreign = MembershipFactory(user__first_name="Foreigner")

    page = sign_in(manager).get("/en/institution/members/").content.decode()

    assert author.user.email in page
    assert foreign.user.email not in page


@pytest.mark.parametrize("role", ["", "king", "manager' OR 1=1"])
def test_a_role_that_does_not_exist_is_refused(manager, author, role):
    response = sign_in(manager).post(f"/en/institution/members/{author.pk}/role/", {"role": role})

    assert response.status_code == 200
    assert "role" in response.context["form"].errors


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_at_any_length(
    manager, institution, count, django_assert_num_queries
):
    MembershipFactory.create_batch(count - 1, institution=institution, role=MemberRole.AUTHOR)
    client = sign_in(manager)
    client.get("/en/institution/members/")

    with django_assert_num_queries(10):
        client.get("/en/institution/members/")
