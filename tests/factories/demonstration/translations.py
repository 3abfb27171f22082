"""What waits for translators: a page whose original says more by now, and the day by which somebody wants it."""

import datetime

from django.utils.timezone import localdate

from diaspora.models import User
from home.models import NewsPage, TranslationJob
from home.translation_desk.jobs import ask_for_translation

#: How long translators have. Readers are told of a version that is out of date after two weeks.
DAYS = 5
ADDED = "Questions about it are answered every weekday."


def build_translations(page: NewsPage, by: User) -> TranslationJob:
    """The English `page` says one sentence more since today, and its Kiswahili version is asked for."""
    page.summary = f"{page.summary} {ADDED}"
    page.save_revision(user=by).publish(user=by)
    return ask_for_translation(
        record=page,
        from_language="en",
        to_language="sw",
        by=by,
        due_on=localdate() + datetime.timedelta(days=DAYS),
        note="Sentensi ya mwisho ya muhtasari ni mpya.",
    )
