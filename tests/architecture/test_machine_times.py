"""What `<time datetime>` tells machines is a time that they can read, whatever Django's letters for dates mean."""

import datetime
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.dateformat import format as written

MOMENT = datetime.datetime(2026, 11, 29, 22, 2, 52, 123456, tzinfo=ZoneInfo("Africa/Dar_es_Salaam"))
IN_TEMPLATES = sorted(
    {
        found
        for template in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for found in re.findall(r"datetime=\"\{\{[^}]*\|date:\"([^\"]+)\"", template.read_text())
    }
)


def test_templates_tell_times_to_machines():
    assert len(IN_TEMPLATES) > 1


@pytest.mark.parametrize("letters", IN_TEMPLATES)
def test_a_time_for_machines_can_be_read_and_has_no_microseconds(letters):
    told = datetime.datetime.fromisoformat(written(MOMENT, letters))

    assert told in (MOMENT.replace(microsecond=0), datetime.datetime(2026, 11, 29))
