"""Fixtures that every test may ask for: people in their roles, signed in."""

import gc
import os
import shutil
import time
from zlib import crc32

import pytest
from _pytest.nodeid import NodeId
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.utils import translation

from diaspora.enums import StaffGroup
from home.site.groups import ensure_groups
from portal.settings import base

from . import databases
from .emptying import empties_quickly
from .factories.people import MembershipFactory, ProfileFactory, UserFactory
from .order import order_is_said


def sign_in(user, client: Client | None = None) -> Client:
    """A client whose session is signed in, with the second factor that staff need (as allauth records it)."""
    client = client or Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "email": user.email},
        {"method": "mfa", "type": "totp", "at": time.time()},
    ]
    session.save()
    return client


@pytest.fixture(autouse=True)
def english():
    """Each test begins in English: the language of the last request would otherwise stay in the thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def mail_is_rows(django_test_environment):
    """Django's own set-up for tests would let mail leave from the request."""
    settings.EMAIL_BACKEND = base.EMAIL_BACKEND


@pytest.fixture(scope="session", autouse=True)
def every_list_says_its_order():
    with order_is_said():
        yield


@pytest.fixture
def professional(db):
    """The account of a person with a published profile."""
    return ProfileFactory(user__first_name="Asha", user__last_name="Mrema").user


@pytest.fixture
def manager(db):
    """The manager of an approved institution; `manager.memberships.get().institution` is the institution."""
    return MembershipFactory(user__first_name="Juma", user__last_name="Said").user


@pytest.fixture
def officer(db):
    """A programme officer."""
    user = UserFactory(first_name="Rehema", last_name="Kweka")
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    return user


@pytest.fixture
def administrator(db):
    """As there are most of them: by the group, and no superuser."""
    user = UserFactory(first_name="Upendo", last_name="Mollel")
    user.groups.add(ensure_groups()[StaffGroup.ADMINISTRATORS])
    return user


@pytest.fixture
def stranger(db):
    """Somebody who is signed in and has nothing to do with the case."""
    return ProfileFactory(user__first_name="Wrong", user__last_name="Person").user


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """A database of this worker's own, copied from the migrated one."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    if connection.vendor == "postgresql":
        name = f"test_{worker}"
        databases.copy_of_postgresql(os.environ["DATABASE_URL"], name)
    else:
        name = settings.TEST_FOLDER / f"{worker}.sqlite3"
        databases.copy_of_sqlite(name)
    connection.settings_dict["NAME"] = str(name)
    if any(_empties(item) for item in request.session.items):
        with django_db_blocker.unblock():
            empties_quickly(connection)
    yield
    with django_db_blocker.unblock():
        connection.close()


def _empties(item) -> bool:
    marker = item.get_closest_marker("django_db")
    empties = marker is not None and bool(marker.kwargs.get("transaction"))
    if empties and not marker.kwargs.get("serialized_rollback"):
        raise pytest.UsageError(f"{item.nodeid} empties the database for all that follow: add serialized_rollback=True")
    return empties


#: What waits or works longest, for a browser, for three nodes of a search server, among those that empty the database,
#: begins first: nobody waits for it at the end.
BEGIN_FIRST = ("browser", "test_cluster", "test_backups emptying", "test_killed_worker emptying")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Keep each file on one worker, and its tests that empty the database at their end in a group of their own.

    pytest-django sorts these behind all tests that roll back, and groups are handed out in that order: so no worker
    that has emptied its database gets a test that rolls back. A test that asks for no database says the same on all.
    """
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{' emptying' if _empties(item) else ''}"))
        if not (item.get_closest_marker("django_db") or "db" in item.fixturenames):
            item.add_marker(pytest.mark.once)
        if item.get_closest_marker("shared") and hasattr(item, "callspec") and not item.get_closest_marker("once"):
            item.add_marker("on_sqlite" if crc32(item.name.encode()) % 2 else "on_postgresql")
        if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL"))
        if getattr(config.option, "loadgroup", False):
            # pytest-xdist writes the group where pytest 9.2 no longer reads it: without this there are no groups.
            item._id = NodeId.parse(f"{item.nodeid}@{item.get_closest_marker('xdist_group').args[0]}")
    result = yield
    items.sort(key=_turn)
    return result


def _turn(item) -> tuple[bool, bool]:
    group = item.get_closest_marker("xdist_group").args[0]
    return group.endswith(" emptying"), group not in BEGIN_FIRST


def pytest_configure(config):
    from hypothesis import HealthCheck
    from hypothesis import settings as drawing

    from portal.catalogues import compile_catalogues

    # How long a draw takes says something about the machine, and nothing about the portal.
    drawing.register_profile("portal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    drawing.load_profile("portal")
    if compile_catalogues():
        forget_translations()
    # Each test makes thousands of objects that die young; looking for dead circles among them all took an eighth.
    gc.set_threshold(200_000, 20, 100)


def forget_translations():
    """Django has read the catalogues while it was set up: in a fresh copy of the code there were none yet."""
    from django.utils.translation import trans_real

    trans_real._translations.clear()
    trans_real._default = None


def pytest_unconfigure(config):
    shutil.rmtree(settings.TEST_FOLDER, ignore_errors=True)


def forget_everything():
    """Empty all process memory."""
    from django.core.cache import cache

    from casework.letters import sending
    from home.site_search.corpus import site_words
    from skills_match.matching.embedded.engine import engine
    from skills_match.matching.openings import openings
    from skills_match.matching.taxonomy import forget_taxonomy
    from skills_match.search.published import published
    from skills_match.vocabulary.picker import forget_vocabulary
    from skills_match.vocabulary.texts.index import text_index
    from skills_match.vocabulary.titles.index import title_index

    forget_vocabulary()
    text_index.forget()
    title_index.forget()
    cache.clear()
    sending.circuit.worked()
    forget_taxonomy()
    engine.forget()
    openings.forget()
    published.forget()
    site_words.forget()


@pytest.fixture(autouse=True)
def _empty_process_memory():
    """Rows are rolled back after each test and their numbers used again: no process memory may survive it."""
    forget_everything()
