"""Countries have a name in each language of the portal."""

from django.utils import translation
from django_countries import countries

from diaspora.reference.country_names import COUNTRY_NAMES


def test_the_list_is_the_one_that_people_choose_from():
    with translation.override("en"):
        assert sorted(COUNTRY_NAMES) == sorted(country.name for country in countries)


def test_a_country_is_named_in_kiswahili():
    with translation.override("sw"):
        assert countries.name("DE") == "Ujerumani"
