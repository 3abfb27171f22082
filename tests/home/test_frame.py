"""The frame around every page: who is offered which rooms, and what it costs."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from diaspora.models import Notice, User
from home.menus.account import account_links
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def titles(user) -> list[str]:
    return [link["title"] for link in account_links(user)]


def test_visitors_may_sign_in_or_join():
    assert titles(AnonymousUser()) == ["Sign in", "Join"]


def test_each_role_is_offered_its_rooms(professional, manager, officer):
    editor = User.objects.create_user("editor@example.org")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert titles(professional) == ["My page", "What waits", "Notices", "Account"]
    assert titles(manager) == ["My page", "What waits", "Notices", "Institution", "Account"]
    assert titles(officer) == ["My page", "What waits", "Notices", "Programme office", "Account"]
    assert titles(editor) == ["My page", "What waits", "Notices", "Editor", "Account"]


def test_unread_notices_of_mine_are_counted(professional, stranger):
    for _ in range(3):
        Notice.objects.create(user=professional, kind="test")
        Notice.objects.create(user=stranger, kind="test")
    notice = professional.notices.first()
    notice.read_at = notice.created_at
    notice.save()

    notices = next(link for link in account_links(professional) if link["title"] == "Notices")

    assert notices["count"] == 2


def test_rooms_are_looked_up_once(professional, django_assert_num_queries):
    professional = User.objects.get(pk=professional.pk)

    with django_assert_num_queries(4):  # unread notices, memberships, own permissions, permissions of groups
        account_links(professional)
        account_links(professional)


def test_visitors_cost_no_query(client, django_assert_num_queries):
    client.get("/en/styleguide/")

    with django_assert_num_queries(0):
        client.get("/en/styleguide/")


@pytest.mark.parametrize(("language", "sign_out"), [("en", "Sign out"), ("sw", "Toka")])
def test_signing_out_is_a_form_that_posts(professional, language, sign_out):
    html = sign_in(professional).get(f"/{language}/styleguide/").content.decode()

    assert f'<form method="post" action="/{language}/accounts/logout/">' in html
    assert f'<button class="link-button">{sign_out}</button>' in html


def test_language_switcher_stays_on_the_page(client):
    html = client.get("/en/styleguide/?a=1").content.decode()

    assert '<a href="/sw/styleguide/?a=1" lang="sw" hreflang="sw">Kiswahili</a>' in html
    assert '<a href="/en/styleguide/?a=1" lang="en" hreflang="en" aria-current="true">English</a>' in html
