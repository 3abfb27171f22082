"""What happened some days ago: the verbs of the portal run as if it were then, so that rows and logs tell one story."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.utils import timezone


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """Inside, the clock that all our code asks says this many days less. A day that is to come may be less than 0."""
    then = timezone.now() - datetime.timedelta(days=days)
    with mock.patch.object(timezone, "now", return_value=then):
        yield
