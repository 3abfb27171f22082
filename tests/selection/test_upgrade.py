"""An installation from before `selection` keeps its offers and recommendations, and has them when it goes back."""

import pytest

from tests.upgrades import migrated_copy, upgraded

TODAY = [
    [["offered", "2026-11-20", 2, False], ["accepted", "2026-11-20", 30, True]],
    [["submitted", True, "Calm and exact."]],
]
BEFORE = [
    [["offered", "2026-11-20", False], ["accepted", "2026-11-20", True], ["submitted", "None", False]],
    [[True, "Calm and exact."]],
]


@pytest.mark.whole  # every migration is gone back and forward
@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_offers_and_recommendations_survive_the_upgrade_and_the_way_back(tmp_path):
    database = migrated_copy(tmp_path, name="upgrade_of_selection")

    assert upgraded(database, by="tests.selection.upgrade") == [TODAY, BEFORE]
