"""Whoever touches an account does it in the office: no address of the editor writes to one."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from diaspora.models import User
from tests.conftest import sign_in
from tests.factories.people import UserFactory

from .walk import nothing_drawn

pytestmark = [pytest.mark.django_db, pytest.mark.once]
_WORDS = {"app_label": "diaspora", "model_name": "user", "name": "x", "slug": "x", "locale_code": "sw"}


def addresses(patterns=None, prefix="/"):
    """Every address under /admin/ as a pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        elif address.startswith("/admin/"):
            yield re.sub(r"[\^$]|\(\?:.*?\)", "", address)


def filled(address: str, account: User) -> list[str]:
    """The address with the account in place of every number, once for each action on many."""
    actions = [action.action_type for action in bulk_action_registry.get_bulk_actions_for_model("diaspora", "user")]
    address = re.sub(r"<(?:int|str|uuid):(?:\w*pk|\w*id)>|\(\?P<\w*(?:pk|id)>[^)]*\)", str(account.pk), address)
    address = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: _WORDS.get(found[1], f"<{found[1]}>"), address)
    if "<action>" in address:
        return [address.replace("<action>", action) for action in actions]
    return [re.sub(r"<\w+>", str(account.pk), address)]


def state() -> list:
    return [
        list(User.objects.order_by("pk").values()),
        list(User.groups.through.objects.order_by("pk").values()),
        list(User.user_permissions.through.objects.order_by("pk").values()),
    ]


def test_no_address_of_the_editor_writes_to_an_account():
    account, root = UserFactory(email="before@example.org"), UserFactory(is_superuser=True, is_staff=True)
    group = Group.objects.create(name="Gardeners")
    client = sign_in(root)
    client.raise_request_exception = False
    fields = {
        "email": "after@example.org",
        "first_name": "After",
        "last_name": "After",
        "preferred_language": "sw",
        "groups": [group.pk],
        "role": group.pk,
        "mark_as_active": "",
        "next": "/admin/",
    }
    typed = {**fields, **{f"name_email-{name}": value for name, value in fields.items()}}
    before = state()
    asked = [url for address in addresses() for url in filled(address, account) if "logout" not in url]

    with nothing_drawn():
        for url in asked:
            client.get(f"{url}?id={account.pk}&id={root.pk}")
            client.post(f"{url}?id={account.pk}&id={root.pk}", typed)
            assert state() == before, url

    assert len(asked) > 200
    assert [url for url in asked if url.startswith("/admin/bulk/diaspora/user/")]


def test_the_links_of_the_editor_lead_to_the_office(officer, professional):
    officer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = sign_in(officer)

    assert client.get(reverse("wagtailusers_users:index")).url == reverse("office_people:accounts")
    assert client.get(reverse("wagtailusers_users:edit", args=[professional.pk])).url == reverse(
        "office_people:account", args=[professional.pk]
    )


def test_the_settings_of_the_editor_are_about_the_editor():
    root = UserFactory(is_superuser=True, is_staff=True, first_name="Rehema")
    client = sign_in(root)

    page = client.get(reverse("wagtailadmin_account"))
    client.post(reverse("wagtailadmin_account"), {"name_email-first_name": "Changed", "theme-theme": "dark"})

    root.refresh_from_db()
    assert "name_email" not in page.text
    assert "avatar-avatar" not in page.text
    assert root.first_name == "Rehema"


def test_strangers_see_no_settings():
    assert Client().get(reverse("wagtailadmin_account")).status_code == 302
