"""The control of every lock: the same without it."""

import pytest
from django.db.models import QuerySet


@pytest.fixture(params=[True, False], ids=["locked", "unlocked"])
def is_locked(request, monkeypatch) -> bool:
    if not request.param:
        monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_options: self.all())
    return request.param
