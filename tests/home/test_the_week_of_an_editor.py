"""A week of the newsroom from the first draft to the page that is taken down, each step by whose it is."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from home import scheduled
from home.models import NewsPage, OutOfDate
from tests.factories.pages import NewsPageFactory

from .test_editors import translate_all, translated, words, write

pytestmark = pytest.mark.django_db
ENGLISH, SWAHILI = "/en/news/border-posts/", "/sw/habari/vituo/"


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(user, page, summary: str, *, button: str = "action-publish") -> None:
    user.client.post(edit(page), words(summary=summary, **{"action-publish": button}))


def the_hour_comes() -> None:
    """The clock reaches the hour that the editor set."""
    past = timezone.now() - datetime.timedelta(minutes=1)
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.approved_go_live_at, revision.content["go_live_at"] = past, past.isoformat()
        revision.save()
    scheduled.publish_due()


def translate(page, site, translator, moderator) -> None:
    """Brought, written, handed in by the translator; approved by the moderator where it is written."""
    translator.client.post(reverse("bring_translation", args=[page.pk, "sw"]))
    translate_all(page, site)
    for user, action in ((translator, "submit"), (moderator, "approve")):
        user.client.post(edit(translated(page, site)), {"action": action})


def test_a_news_item_lives_a_week(site, editor, moderator, translator, client):
    page = write(editor, site, go_live_at="2099-01-01 10:00", **{"action-submit": "1"})
    task = page.current_workflow_task_state
    moderator.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {})
    under_embargo = client.get(ENGLISH).status_code
    the_hour_comes()
    published = client.get(ENGLISH).status_code
    untranslated = client.get(SWAHILI).status_code

    translate(page, site, translator, moderator)
    both = client.get(SWAHILI).status_code
    publish(moderator, page, "One stop!", button="small")
    after_small = OutOfDate.objects.count()
    publish(moderator, page, "Two stops.")
    after_real = OutOfDate.objects.count()
    translate(page, site, translator, moderator)
    brought = OutOfDate.objects.count()
    moderator.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"other_language": "together"})

    assert (under_embargo, published, untranslated, both) == (404, 200, 404, 200)
    assert (after_small, after_real, brought) == (0, 1, 0)
    assert [client.get(address).status_code for address in (ENGLISH, SWAHILI)] == [410, 410]
    assert not NewsPage.objects.live().exists()


@pytest.mark.parametrize("who", ["editor", "translator"])
def test_no_step_of_that_week_is_anothers(site, editor, translator, client, who):
    person = {"editor": editor, "translator": translator}[who]
    page = NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts", summary="One stop.")

    publish(person, page, "Mine!")
    person.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"other_language": "together"})

    assert "One stop." in client.get(ENGLISH).content.decode()
