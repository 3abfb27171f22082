"""Posts to the editor that none of its pages sends: by hand, by a program, from a page that was loaded in part."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.models import Page

from home.models import NewsPage
from home.rich_text import NotAsSent

from .test_editors import words, write

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("copy", {}),
        ("copy", {"new_parent_page": "", "new_title": "Copy", "new_slug": "copy"}),
        ("copy", {"new_parent_page": "999999"}),
        ("add", {}),
        ("add", {"title": "Half", "slug": "half"}),
    ],
)
def test_half_a_form_of_the_editor_gets_a_page_that_says_what_to_do(site, moderator, name, sent):
    page = [site.news.pk] if name == "copy" else ["home", "newspage", site.news.pk]
    count = Page.objects.count()

    answer = moderator.client.post(reverse(f"wagtailadmin_pages:{name}", args=page), sent)

    assert answer.status_code == 400
    assert "load the page again" in answer.content.decode()
    assert Page.objects.count() == count


def test_half_a_form_of_a_page_that_exists_is_refused_too(site, moderator):
    page = site.news.add_child(instance=NewsPage(title="Clinic", slug="clinic", summary="x", live=False))

    answer = moderator.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Changed"})

    assert answer.status_code == 400
    page.refresh_from_db()
    assert page.title == "Clinic"


def test_a_failure_of_our_own_stays_a_failure(site, moderator, monkeypatch):
    def fails(self, user):
        raise KeyError("ours")

    page = site.news.add_child(instance=NewsPage(title="Clinic", slug="clinic", summary="x", live=False))
    monkeypatch.setattr(NewsPage, "permissions_for_user", fails)

    with pytest.raises(KeyError, match="ours"):
        moderator.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Changed"})


def sent_as(**changed) -> dict:
    block = {"key": "0", "text": "Open", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return {"blocks": [{**block, **changed}], "entityMap": {}}


def leading_to(kind: str = "LINK", **where) -> dict:
    link = {"type": kind, "mutability": "MUTABLE", "data": where}
    return sent_as(entityRanges=[{"offset": 0, "length": 2, "key": 0}]) | {"entityMap": {"0": link}}


NO_TEXTS = [
    *("", "half of", "5", "[]", '{"blocks": null}', "[" * 100_000, '{"blocks": ' + "9" * 5000 + "}"),
    *map(json.dumps, (sent_as(text=None), sent_as(text="\ud800"), sent_as(type=["p"]))),
    *(json.dumps(sent_as(type="ordered-list-item", depth=depth)) for depth in ("x", 5000, 10**30)),
    json.dumps(sent_as(inlineStyleRanges=[None])),
    json.dumps(sent_as(entityRanges=[{"offset": 0, "length": 2, "key": 7}])),
    *map(json.dumps, (leading_to(), leading_to(url=5), leading_to(id="x"), leading_to(id=10**30), leading_to(id=[1]))),
    json.dumps(leading_to("DOCUMENT", id='1" onclick="x')),
]


def test_a_text_that_the_editor_never_sends_is_refused(db):
    widget = get_rich_text_editor_widget("default")
    for text in NO_TEXTS:
        with pytest.raises(NotAsSent):
            widget.value_from_datadict({"body": text}, {}, "body")


def test_a_link_to_no_page_at_all_cannot_close_a_page_for_its_readers(site, moderator, client):
    page = write(moderator, site, **{"action-publish": "1"})
    sent = words(**{"action-publish": "1", "title": "Changed"}) | {"body-0-value": json.dumps(leading_to(id="x"))}

    answer = moderator.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)

    assert answer.status_code == 400
    assert "load the page again" in answer.text
    assert "Border posts" in client.get(page.url).text
