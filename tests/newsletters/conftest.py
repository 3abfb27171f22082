"""The small site of home, and people who write and send newsletters for it."""

import pytest

from newsletters import tasks
from newsletters.issues.moves import schedule
from newsletters.models import Newsletter
from newsletters.receivers import give_rights
from tests.factories.newsletters import NewsletterFactory
from tests.home.conftest import _rows_of_the_site, editor, moderator, site, translator  # noqa: F401


@pytest.fixture(autouse=True)
def _rights(site):  # noqa: F811
    give_rights(sender=None)


@pytest.fixture
def start(moderator):  # noqa: F811
    """Release a newsletter and let the clock go round once."""

    def release(newsletter: Newsletter | None = None) -> Newsletter:
        newsletter = newsletter or NewsletterFactory()
        schedule(newsletter=newsletter, by=moderator)
        tasks.start_and_finish_newsletters()
        newsletter.refresh_from_db()
        return newsletter

    return release
