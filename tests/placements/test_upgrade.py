"""An installation whose claims named one grant and one payment keeps them, and has them when it goes back."""

import pytest

from tests.upgrades import migrated_copy, upgraded

TODAY = {
    "claims": [["paid", 75_000, 75_000], ["with_finance", 15_000, 0], ["submitted", None, 0]],
    "grants": [["health", "A-1", "A-1"], ["health", "B-2", "B-2"]],
    "shares": [["H-1", "A-1", 45_000], ["H-1", "B-2", 30_000], ["H-1", "A-1", 10_000], ["H-1", "A-1", 5_000]],
    "payments": [["2026-11-20", "TT-7", 75_000, "finance@example.org"]],
}
BEFORE = {
    "claims": [["paid", "2026-11-20", "TT-7"], ["with_finance", "None", ""], ["submitted", "None", ""]],
    "lines": [
        ["H-1", "A-1", 45_000],
        ["H-1", "B-2", 30_000],
        ["H-1", "A-1", 10_000],
        ["H-1", "A-1", 5_000],
        ["", "", None],
    ],
}


@pytest.mark.whole  # every migration is gone back and forward
@pytest.mark.django_db  # so that it runs on either: it asks for no rows of this database
def test_grants_and_payments_of_claims_survive_the_upgrade_and_the_way_back(tmp_path):
    database = migrated_copy(tmp_path, name="upgrade_of_claims")

    assert upgraded(database, by="tests.placements.upgrade") == [TODAY, BEFORE]
