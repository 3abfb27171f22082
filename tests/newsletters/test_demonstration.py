"""What the demonstration shows of newsletters."""

import pytest
from django.urls import reverse

from newsletters.models import Newsletter, Subscriber
from tests.factories.demonstration.newsletters import build_newsletters

pytestmark = pytest.mark.django_db


def test_one_is_in_the_archive_one_is_scheduled_and_readers_of_both_languages_get_them(client):
    build_newsletters()
    build_newsletters()

    assert sorted(Newsletter.objects.values_list("state", flat=True)) == ["scheduled", "sent"]
    assert set(Subscriber.objects.reading().values_list("language", flat=True)) == {"en", "sw"}
    page = reverse("newsletters:newsletter", args=[Newsletter.objects.public().get().pk])
    assert "Nobody ever pays to apply." in client.get(page).text
    assert "Hakuna anayelipa ili kuomba." in client.get(page.replace("/en/", "/sw/")).text
