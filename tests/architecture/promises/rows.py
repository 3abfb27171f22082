"""What makes a row that promises something, and the days on which such rows are."""

import datetime
from collections.abc import Callable

from django.db import models

DAY, WEEK = datetime.date(2026, 11, 20), datetime.date(2026, 11, 16)


Maker = Callable[[], models.Model]
