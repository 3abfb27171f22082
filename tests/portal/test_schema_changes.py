"""A label that is put better, one more choice or block makes no migration; what the database has to know does."""

import pytest
from django.core.management import call_command
from django.db.models import Field
from wagtail.blocks import CharBlock

from diaspora.models import Profile
from home.models import NewsPage

pytestmark = pytest.mark.django_db


def makes_migrations() -> bool:
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    except SystemExit:
        return True
    return False


@pytest.fixture
def city():
    return Profile._meta.get_field("city")


def test_another_label_makes_no_migration(city, monkeypatch):
    monkeypatch.setattr(city, "_verbose_name", "town or village")
    monkeypatch.setattr(Profile._meta, "verbose_name", "life")

    assert not makes_migrations()


def test_another_choice_makes_no_migration(city, monkeypatch):
    monkeypatch.setattr(city, "choices", [("dar", "Dar es Salaam")])

    assert not makes_migrations()


def test_another_block_makes_no_migration(monkeypatch):
    quotation = NewsPage._meta.get_field("body").stream_block.child_blocks["quote"]
    monkeypatch.setitem(quotation.child_blocks, "place", CharBlock(label="Place"))

    assert not makes_migrations()


def test_another_length_makes_one(city, monkeypatch):
    monkeypatch.setattr(city, "max_length", 77)

    assert makes_migrations()


def test_afterwards_fields_know_their_words_again(city):
    makes_migrations()

    assert "verbose_name" in Field.deconstruct(city)[3]
