"""The first page of the editor speaks Kiswahili, also where Wagtail writes it."""

import pytest
from django.utils.translation import gettext, override

from home.desk.wagtail_words import COUNTED, WORDS


@pytest.mark.parametrize("language", ["sw"])
def test_what_wagtail_says_on_the_first_page_is_in_our_catalogue(language):
    with override("en"):
        english = [each % {"counter": number, "total": 3, "site_name": "x"} for each in COUNTED for number in (1, 3)]

    with override(language):
        said = [each % {"counter": number, "total": 3, "site_name": "x"} for each in COUNTED for number in (1, 3)]
        assert [word for word in WORDS if gettext(word) == word] == []

    assert [text for text in said if text in english] == []
