"""One world for the whole module: built once, and set back after each form that was sent."""

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation

from tests.conftest import forget_everything
from tests.databases import written_once

from .recorder import Recorder
from .world import build_world


@pytest.fixture(scope="module", autouse=True)
def google():
    """A provider with which one can sign in."""
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    values = {"provider_id": "google", "name": "Google", "client_id": "portal", "secret": "known to both"}
    registered = values | {"settings": {"server_url": "https://accounts.google.com", "sends_nonce": True}}
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": known | {"APPS": [registered]}}):
        yield


@pytest.fixture(scope="module")
def world(google, django_db_setup, django_db_blocker):
    """People, institutions and records for every form of the table; gone again after the module."""
    forget_everything()
    with translation.override("en"), written_once(build_world, django_db_blocker) as world:
        yield world
    forget_everything()


@pytest.fixture(autouse=True)
def _empty_process_memory():
    """The rows of the one world keep their numbers, so what the process remembers of them stays true."""


@pytest.fixture
def db(world, django_db_blocker):
    """Instead of a world for each test: what a test changes in the one world is taken back."""
    cookies = {name: dict(client.cookies) for name, client in world.clients.items()}
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    for name, client in world.clients.items():
        client.cookies.clear()
        client.cookies.update(cookies[name])


@pytest.fixture
def recorder(db):
    """What this test asks of the database."""
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        yield recorder
    if recorder.written:
        forget_everything()
