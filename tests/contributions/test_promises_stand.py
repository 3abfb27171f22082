"""What givers read about an open appeal stays as it is, by whatever road somebody comes."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from casework.translated.writing import WrittenAlready, write_columns
from contributions.models import Appeal, AppealUpdate
from contributions.models.appeals import PromiseStands
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory, BudgetLineFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(db):
    """Open, with a budget of one line."""
    draft = AppealFactory(state="draft")
    BudgetLineFactory(appeal=draft)
    Appeal.objects.update(state="open")
    return Appeal.objects.get()


@pytest.fixture
def editor(db):
    user = UserFactory(is_staff=True)
    names = ["access_admin", "change_appeal", "view_appeal"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return sign_in(user)


def typed(page) -> dict:
    """What the form of the editor sends when nothing is changed."""
    form = page.context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    for formset in form.formsets.values():
        for each in (formset.management_form, *formset.forms):
            values |= {bound.html_name: bound.value() for bound in each}
    return {name: "" if value is None else value for name, value in values.items()}


ANOTHER = {
    "title_en": "A new house for Daudi",
    "text_sw": "Sasa kila kitu ni kwa ndugu yangu",
    "ends_on": "2020-01-01",
    "if_missed": "keep",
    "budget-0-label_en": "Travel of staff",
    "budget-0-amount": "7000",
}


@pytest.mark.parametrize("name", ANOTHER)
def test_an_editor_changes_nothing_that_givers_read(appeal, editor, name):
    address = reverse("wagtailsnippets_contributions_appeal:edit", args=[appeal.pk])
    values = typed(editor.get(address)) | {name: ANOTHER[name]}

    answer = editor.post(address, values)

    stored, line = Appeal.objects.get(), appeal.budget.model.objects.get()
    assert answer.status_code == 200
    assert "Write what is new as an update" in answer.text
    assert (stored.title_en, stored.text_sw, stored.ends_on) == (appeal.title_en, appeal.text_sw, None)
    assert (line.label_en, line.amount) == ("Books", 1000)


def test_an_editor_writes_what_is_new_and_a_missing_text(appeal, editor):
    Appeal.objects.update(summary_sw="")
    address = reverse("wagtailsnippets_contributions_appeal:edit", args=[appeal.pk])
    news = {
        "summary_sw": "Maktaba",
        "updates-TOTAL_FORMS": "1",
        "updates-0-day": "2026-11-29",
        "updates-0-title_en": "The first boxes",
        "updates-0-title_sw": "Masanduku ya kwanza",
        "updates-0-text_en": "They are there.",
        "updates-0-text_sw": "Yamefika.",
        "updates-0-ORDER": "1",
    }

    answer = editor.post(address, typed(editor.get(address)) | news)

    assert answer.status_code == 302
    assert AppealUpdate.objects.get().title_en == "The first boxes"
    assert Appeal.objects.get().summary_sw == "Maktaba"


def test_a_translator_fills_in_what_is_missing_and_changes_nothing(appeal):
    with pytest.raises(WrittenAlready):
        write_columns(record=appeal, values={"title_sw": "Nyumba mpya"}, by=None)
    assert Appeal.objects.get().title_sw == appeal.title_sw
    Appeal.objects.update(title_sw="")

    write_columns(record=appeal, values={"title_sw": "Vitabu"}, by=None)

    assert Appeal.objects.get().title_sw == "Vitabu"


def test_no_line_of_the_budget_is_added_changed_or_taken_away(appeal):
    line = appeal.budget.model.objects.get()
    line.amount = 1

    with pytest.raises(PromiseStands):
        line.save()
    with pytest.raises(PromiseStands):
        line.delete()
    with pytest.raises(PromiseStands):
        BudgetLineFactory(appeal=appeal)


def test_a_draft_may_become_anything(appeal):
    Appeal.objects.update(state="draft")
    draft = Appeal.objects.get()
    draft.title_en, draft.ends_on = "Another one", datetime.date(2027, 1, 1)

    draft.save()

    assert Appeal.objects.get().title_en == "Another one"
