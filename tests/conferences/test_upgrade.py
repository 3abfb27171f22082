"""An installation that is older than the app of conferences keeps everything that it knows about its own."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from conferences.models import ConferencePage
from tests.factories.pages import ConferencePageFactory
from tests.upgrades import migrated_copy, upgraded

move = importlib.import_module("conferences.migrations.0001_initial")

FOUND = {
    "types": [["conferences", "conferenceindexpage"], ["conferences", "conferencepage"]],
    "permissions": 8,
    "page": ["conferences.models.conferences", "First conference", "Dar es Salaam"],
    "revisions": ["An older title", "First conference"],
    "log": ["An older title", "First conference"],
    "references": ["Conferences | conference"],
    "source": True,
    "target": "kwanza",
    "translated": [1, 1],
    "out of date": False,
    "in review": "Moderators approval",
    "status": [200, 200],
}


@pytest.fixture
def of_the_older_release(db) -> Page:
    """A conference with a revision, whose type belongs to `home`, and the empty type that migrating makes."""
    page = ConferencePageFactory(title="First conference")
    page.save_revision(clean=False)
    move.leave(apps, None)
    ContentType.objects.create(app_label="conferences", model="conferencepage")
    return Page.objects.get(pk=page.pk)


def test_the_types_change_hands_and_are_not_made_again(of_the_older_release):
    kind = of_the_older_release.content_type
    permissions = set(Permission.objects.filter(content_type=kind).values_list("pk", flat=True))

    move.come(apps, None)

    page = Page.objects.get(pk=of_the_older_release.pk)
    today = ContentType.objects.get(app_label="conferences", model="conferencepage")
    assert (kind.app_label, page.content_type, today) == ("home", kind, kind)
    assert isinstance(page.specific, ConferencePage)
    assert page.revisions.get().as_object().title == "First conference"
    assert set(Permission.objects.filter(content_type=today).values_list("pk", flat=True)) == permissions != set()
    assert not ContentType.objects.filter(app_label="home", model__in=move.MODELS).exists()


@pytest.mark.whole
@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_history_and_translations_of_conferences_survive_the_upgrade(tmp_path):
    database = migrated_copy(tmp_path, name="upgrade_of_conferences")

    assert upgraded(database, by="tests.conferences.upgrade") == FOUND
