"""Names are found as they are typed on any keyboard, on every database."""

import pytest

from casework.folded import folded_name
from diaspora.models import Institution, User
from diaspora.models.institution import InstitutionName
from tests.factories.people import InstitutionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Jérôme", "jerome"),
        ("JÉRÔME", "Jérôme"),
        ("O’Brien", "o'brien"),
        ("O'Brien", "obrien"),
        ("Ng\u02bcombe", "ng'ombe"),
        ("Ng`ombe", "Ng’ombe"),
        ("Groß", "gross"),
        ("Gross", "groß"),
        ("Sørensen", "sorensen"),
        ("Łukasz", "lukasz"),
        ("Æsa", "aesa"),
        ("Anne-Marie", "anne marie"),
        ("Đặng", "dang"),
        ("Müller", "muller"),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_found_folded(stored, typed):
    person = UserFactory(first_name=stored, last_name="Zz")
    UserFactory(first_name="Somebody", last_name="Else")

    assert list(User.objects.called(typed)) == [person]


def test_every_word_has_to_be_in_the_name_or_the_address():
    person = UserFactory(first_name="Jérôme", last_name="Ngũgĩ", email="jn@people.example")
    UserFactory(first_name="Jérôme", last_name="Mushi")

    assert list(User.objects.called("ngugi jerome")) == [person]
    assert list(User.objects.called("jerome jn@people")) == [person]


@pytest.mark.parametrize("typed", ["'", "’", "%", "_", "-"])
def test_a_sign_alone_is_part_of_no_name(typed):
    UserFactory(first_name="Asha", last_name="Juma", email="asha@people.example")

    assert not User.objects.called(typed).exists()


def test_a_changed_name_is_found_and_the_one_before_is_not():
    person = UserFactory(first_name="Zoë", last_name="Quist")
    person.last_name = "Łoś"
    person.save(update_fields=["last_name"])

    assert list(User.objects.called("zoe los")) == [person]
    assert list(User.objects.called("zoe quist")) == []


def test_an_erased_name_is_nowhere():
    person = UserFactory(first_name="Zoë", last_name="Łoś")
    person.first_name = person.last_name = ""
    person.save()

    assert User.objects.get(pk=person.pk).folded_name == ""


def test_an_institution_is_found_by_an_old_name_in_either_language_folded():
    ministry = InstitutionFactory()
    InstitutionName.objects.filter(institution=ministry).delete()
    for name_en, name_sw, since in (("Ministère d’Été", "Wizara ya Kale", "2001-01-01"), ("New", "Mpya", "2020-01-01")):
        InstitutionName.objects.create(institution=ministry, name_en=name_en, name_sw=name_sw, valid_from=since)
    InstitutionFactory()

    assert list(Institution.objects.called("ministere dete")) == [ministry]
    assert list(Institution.objects.called("wizara kale")) == [ministry]


def test_other_scripts_stay_as_they_are():
    assert folded_name("李 小龍") == "李 小龍"
