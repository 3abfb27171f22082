"""Pages go up and come down at the time that an editor set, whatever else happens at that moment."""

import datetime

from django.utils import timezone
from wagtail.models import PageLogEntry

from home import scheduled
from tests.factories.pages import NewsPageFactory
from tests.faults.test_somebody_was_quicker import after_the_list

HOUR = datetime.timedelta(hours=1)


def approved_for(moment: datetime.datetime, *, parent):
    page = NewsPageFactory(parent=parent, live=False)
    page.go_live_at = moment
    page.save_revision(approved_go_live_at=moment)
    return page


def is_live(page) -> bool:
    page.refresh_from_db()
    return page.live


def test_a_page_goes_up_at_its_time_and_its_history_says_so_once(site):
    now, later = [approved_for(timezone.now() + hours * HOUR, parent=site.news) for hours in (-1, 1)]

    assert [scheduled.publish_due(), scheduled.publish_due()] == [1, 0]

    assert (is_live(now), is_live(later)) == (True, False)
    assert PageLogEntry.objects.filter(page=now.pk, action="wagtail.publish.scheduled").count() == 1


def test_a_page_comes_down_at_its_time(site):
    page = NewsPageFactory(parent=site.news, expire_at=timezone.now() - HOUR)

    assert scheduled.unpublish_due() >= 1
    assert not is_live(page)


def test_a_page_that_is_put_off_meanwhile_stays_down(site):
    page = approved_for(timezone.now() - HOUR, parent=site.news)

    after_the_list(scheduled.publish_due, lambda: page.revisions.update(approved_go_live_at=timezone.now() + HOUR))

    assert not is_live(page)


def test_a_page_that_cannot_go_up_keeps_no_other_down(site, caplog):
    broken, whole = [approved_for(timezone.now() - hours * HOUR, parent=site.news) for hours in (2, 1)]
    broken.revisions.update(content={})

    assert scheduled.publish_due() == 1

    assert (is_live(broken), is_live(whole)) == (False, True)
    assert "could not be done" in caplog.text
