"""Names and titles: what is taken, what is cleaned, what is refused, wherever they are typed."""

from importlib import import_module

import pytest
from django import forms
from django.core import mail
from django.core.exceptions import ValidationError
from django.forms.models import modelform_factory
from django.template import Engine
from django.urls import reverse

from casework.letters.unlinked import unlinked
from conferences.models import Delegate, Registration, Room, Speaker
from diaspora import tasks
from diaspora.enums import MemberRole
from diaspora.institutions.invitations import invite_member
from diaspora.models import Experience, InstitutionName, Profile, User
from diaspora.name_fields import NameField, TitleField, clean_name, clean_title
from diaspora.notices.notify import OfficeWords, notify
from home.models import ContactMessage, PressContact
from skills_match.models import Assignment, Attachment, ConceptSuggestion, SavedSearch
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.ours import OURS

HOST = "pay-here.example.com"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Asha", "Asha"),
        ("  Asha \t Mrema\n", "Asha Mrema"),
        ("Juma s/o Ally", "Juma s/o Ally"),
        ("Zoe\u0308", "Zoë"),
        ("O\u2019Brien", "O'Brien"),
        ("Ng`ombe \u00b4 \u2018a\u2019", "Ng'ombe ' 'a'"),
        ("Hawai\u02bbi \u02bcAli", "Hawai\u02bbi \u02bcAli"),
        ("\u202eAsha\u202c \u200f\u2067x\u2069", "Asha x"),
        ("\ufeffAs\u200bha\u00ad\u2060", "Asha"),
        ("\U000e0041Asha\ue000", "Asha"),
        ("فاطمه\u200cزهرا", "فاطمه\u200cزهرا"),
        ("As\u200cha", "Asha"),
        ("名 前", "名 前"),
        ("A" + "\u0301" * 50 + "b", "Á" + "\u0301" * 4 + "b"),
        ("Wizara ya Afya (Idara) & 2", "Wizara ya Afya (Idara) & 2"),
    ],
)
def test_a_name_is_kept_as_it_is_seen(typed, kept):
    assert clean_name(typed) == kept
    assert clean_name(kept) == kept


@pytest.mark.parametrize("typed", ["...", "12", "-", "'", "\u3164", "\u115f\u1160", "🙂", "\u0301", "()"])
def test_a_name_needs_a_letter_that_is_seen(typed):
    with pytest.raises(ValidationError, match="at least one letter"):
        clean_name(typed)


@pytest.mark.parametrize("typed", ["<b>x", "x@y", "a//b", "http:x", "www.x", "a\\b", "a|b", "=x"])
def test_signs_of_markup_and_addresses_are_refused(typed):
    with pytest.raises(ValidationError, match="without links and signs"):
        clean_name(typed)


@pytest.mark.parametrize("typed", ["---", "\u3164", "…", "🙂"])
def test_a_title_needs_a_letter_or_a_digit_that_is_seen(typed):
    with pytest.raises(ValidationError, match="at least one letter or digit"):
        clean_title(typed)


@pytest.mark.parametrize("typed", ["C# developer @ Amref", "R&D/ICT", "3", "Node.js"])
def test_a_title_may_have_any_sign(typed):
    assert clean_title(typed) == typed


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u202e\u202c", "\u00ad \u2060"])
def test_what_nobody_sees_is_nothing(unseen):
    with pytest.raises(ValidationError, match="required"):
        NameField().clean(f" {unseen} ")

    assert NameField(required=False).clean(unseen) == ""


def test_a_name_is_measured_after_it_is_cleaned():
    # In its composed form this letter is two: the database would refuse what the form had let through.
    with pytest.raises(ValidationError, match="at most 10"):
        NameField(max_length=10).clean("\u0958" * 10)

    assert NameField(max_length=10).clean("\ufeff" * 5 + "a" * 10) == "a" * 10


@pytest.mark.parametrize(
    ("model", "names", "kind"),
    [
        (User, ["first_name", "last_name"], NameField),
        (InstitutionName, ["name_en", "name_sw"], NameField),
        (ContactMessage, ["name"], NameField),
        (Profile, ["city", "headline"], TitleField),
        (Experience, ["title", "organisation"], TitleField),
        (Assignment, ["title_en", "title_sw", "unit_en", "supervisor_name", "supervisor_position_sw"], TitleField),
        (Attachment, ["title"], TitleField),
        (ConceptSuggestion, ["text"], TitleField),
        (SavedSearch, ["name"], TitleField),
        (Speaker, ["name"], NameField),
        (Registration, ["name"], NameField),
        (Delegate, ["name"], NameField),
        (Delegate, ["organisation"], TitleField),
        (Room, ["name_en", "name_sw"], TitleField),
        (PressContact, ["name"], NameField),
    ],
)
def test_every_form_made_from_these_models_asks_in_the_same_way(model, names, kind):
    fields = modelform_factory(model, fields=names).base_fields

    assert {name: type(field) for name, field in fields.items()} == dict.fromkeys(names, kind)


def every_form(form=forms.BaseForm):
    for each in form.__subclasses__():
        yield each
        yield from every_form(each)


def test_no_form_asks_for_the_name_of_a_person_in_another_way(settings):
    # With the addresses every form is read.
    import_module(settings.ROOT_URLCONF)
    asking = {
        (form, name): field
        for form in every_form()
        for name, field in getattr(form, "base_fields", {}).items()
        if name in ("first_name", "last_name", "name_en", "name_sw") and form.__module__.startswith(OURS)
    }

    assert len(asking) > 4
    # A room or a gate may be called by a number alone.
    allowed = {"name_en": NameField | TitleField, "name_sw": NameField | TitleField}
    assert [at for at, field in asking.items() if not isinstance(field, allowed.get(at[1], NameField))] == []


# E-mails to others.


def kinds() -> list[str]:
    folder = Engine.get_default().dirs[0]
    return sorted(path.stem for path in (folder / "notices").glob("*.txt"))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", kinds())
def test_no_value_of_any_notice_makes_a_link_in_an_email(kind):
    reader = UserFactory(first_name=HOST)
    names = ["institution", "person", "title", "reason", "question", "answer", "word", "skill", "name", "inviter"]
    values = dict.fromkeys(names, f"{HOST} https://{HOST}/x")
    values |= {"topic": {"en": HOST, "sw": HOST}, "reference": HOST, "role": HOST, "number": 3}

    notify(user=reader, kind=kind, values=values)
    tasks.send_due_notices()

    (email,) = mail.outbox
    html = str(email.alternatives[0][0])
    assert [HOST in text for text in (email.subject, email.body, html)] == [False, False, False]
    assert f"Dear {unlinked(HOST)}," in email.body


@pytest.mark.django_db
def test_only_a_link_by_the_office_stays_one():
    person = UserFactory()
    words = "Read https://www.tanzania.go.tz first."

    notify(user=person, kind="account_suspended", values={"reason": OfficeWords(words)})
    notify(user=person, kind="account_suspended", values={"reason": words})
    tasks.send_due_notices()

    assert [words in email.body for email in mail.outbox] == [True, False]


@pytest.mark.django_db
def test_an_invitation_to_a_stranger_has_no_link_but_ours(manager):
    User.objects.filter(pk=manager.pk).update(first_name=HOST)
    InstitutionName.objects.update(name_en=f"Ministry {HOST}", name_sw=HOST)
    manager.refresh_from_db()

    invite_member(
        institution=manager.memberships.get().institution,
        by=manager,
        email="new@example.org",
        role=MemberRole.AUTHOR,
        language="en",
    )
    tasks.send_due_notices()

    (email,) = mail.outbox
    assert HOST not in email.subject + email.body + str(email.alternatives[0][0])
    assert "Ministry pay-here. example. com" in email.body


def test_a_page_shows_the_name_as_it_was_typed(db, professional):
    notify(user=professional, kind="membership_joined", values={"institution": "St.Mary", "person": "Dr.Asha"})

    page = sign_in(professional).get(reverse("diaspora:notices"))

    assert "Dr.Asha" in page.text
