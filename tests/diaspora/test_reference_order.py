"""Lists of names are sorted by the name that their reader sees, also in forms that were written in English."""

import pytest
from django.utils.translation import override

from diaspora.models import Language
from diaspora.profiles.forms.parts import ProfileLanguageForm
from skills_match.assignments.forms.choices import AssignmentLanguageForm


@pytest.mark.django_db
@pytest.mark.parametrize("form", [AssignmentLanguageForm, ProfileLanguageForm])
def test_a_list_of_languages_is_sorted_in_the_language_of_its_reader(form):
    Language.objects.all().delete()
    for code, english, swahili in [
        ("de", "German", "Kijerumani"),
        ("en", "English", "Kiingereza"),
        ("ar", "Arabic", "Zulu"),
    ]:
        Language.objects.create(code=code, name_en=english, name_sw=swahili)

    def names():
        return [label for value, label in form().fields["language"].choices if value]

    with override("sw"):
        assert names() == ["Kiingereza", "Kijerumani", "Zulu"]
    with override("en"):
        assert names() == ["Arabic", "English", "German"]
