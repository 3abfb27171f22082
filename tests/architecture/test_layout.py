"""The house keeps its shape: keys point the way imports do, files hold one idea, every setting is documented."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from portal.settings.environment import VARIABLES

ROOT = Path(settings.BASE_DIR)
ORDER = ["casework", "diaspora", "office", "payments", "skills_match", "home", "conferences"]
OURS = [
    ROOT / name
    for name in ("portal", "conferences", "home", "skills_match", "payments", "office", "diaspora", "casework")
]


def test_foreign_keys_point_the_way_imports_do():
    backwards = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ORDER
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
        if field.related_model._meta.app_label in ORDER
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]

    assert backwards == []


def test_no_file_of_ours_holds_more_than_one_idea():
    long_files = {
        str(file.relative_to(ROOT)): lines
        for folder in OURS
        for file in folder.rglob("*.py")
        if "migrations" not in file.parts and (lines := len(file.read_text().splitlines())) > 350
    }

    assert long_files == {}


def test_no_folder_is_a_junk_drawer():
    drawers = {"utils", "util", "helpers", "helper", "common", "core", "misc"}

    assert [str(f) for folder in OURS for f in folder.rglob("*") if f.stem in drawers] == []


@pytest.mark.parametrize("name", VARIABLES)
def test_every_setting_is_in_the_readme(name):
    assert f"| `{name}` |" in (ROOT / "README.md").read_text()


def test_the_environment_is_read_in_one_place_only():
    readers = {
        str(file.relative_to(ROOT))
        for folder in OURS
        for file in folder.rglob("*.py")
        if re.search(r"os\.environ\b(?!\.setdefault)|os\.getenv", file.read_text())
    }

    # `serve` and `backup` hand their own environment on to the programs that they start; they read nothing from it.
    assert readers == {"portal/management/commands/serve.py", "portal/backups/postgresql.py"}


def test_only_one_door_writes_a_state():
    writers = {
        str(file.relative_to(ROOT))
        for folder in OURS
        for file in folder.rglob("*.py")
        if re.search(r"\.state(, [\w., ]+)? = |setattr\([^)]*\"state\"|\"state\": to\b", file.read_text())
    }

    assert writers == {"casework/moves.py"}


def test_stripe_and_elasticsearch_are_imported_in_their_own_room_only():
    importers = {
        str(file.relative_to(ROOT))
        for folder in OURS
        for file in folder.rglob("*.py")
        if re.search(r"^\s*(import|from) (stripe|elasticsearch)\b", file.read_text(), re.MULTILINE)
    }

    rooms = (
        "payments/gateway.py",
        "skills_match/search_server/",
        "skills_match/matching/elastic/",
        "skills_match/search/elastic/",
    )
    assert {file for file in importers if not file.startswith(rooms)} == set()


def test_lists_are_cut_into_pages_in_one_place():
    """The style guide shows pages of a list that does not exist."""
    cutters = {
        str(file.relative_to(ROOT))
        for folder in OURS
        for file in folder.rglob("*.py")
        if "Paginator(" in file.read_text()
    }

    assert cutters == {"casework/pages.py", "home/styleguide/samples.py"}


#: Django and Wagtail look for these by name.
NAMED_BY_OTHERS = {"Command"}


def test_no_two_classes_have_one_name():
    homes: dict[str, list[str]] = {}
    for folder in OURS:
        for file in folder.rglob("*.py"):
            if "migrations" not in file.parts:
                for name in re.findall(r"^class ([A-Z]\w+)", file.read_text(), re.MULTILINE):
                    homes.setdefault(name, []).append(str(file.relative_to(ROOT)))

    twins = {name: files for name, files in homes.items() if len(files) > 1 and name not in NAMED_BY_OTHERS}
    assert twins == {}
