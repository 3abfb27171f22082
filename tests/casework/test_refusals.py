"""A step that may be refused: where the reason is told, and that nothing of success happens then."""

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from casework.refusals import Refused, may_be_refused


class PostTaken(Refused):
    text = _("This was already done.")
    is_harmless = True


class VisitForm(forms.Form):
    day = forms.CharField()


VisitFormSet = forms.formset_factory(VisitForm)


@pytest.fixture
def form():
    form = VisitForm({"day": "Monday"})
    assert form.is_valid()
    return form


@pytest.fixture
def request_(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def refuse(text):
    raise Refused(text)


def said(request):
    return [(message.level, message.message) for message in messages.get_messages(request)]


def test_a_step_that_is_done_says_its_own_word_and_leads_on(form):
    def view():
        with may_be_refused(form):
            return "onwards"
        return "the form again"

    assert view() == "onwards"
    assert form.errors == {}


def test_a_refusal_stands_above_the_form_and_nothing_after_the_step_happens(form):
    after = []

    with may_be_refused(form):
        refuse("The week is full.")
        after.append("said that it is done")

    assert form.non_field_errors() == ["The week is full."]
    assert after == []


def test_a_refusal_of_one_field_stands_at_it_with_what_helps(form):
    with may_be_refused(form), may_be_refused(form, PostTaken, field="day", hint=_("Search")):
        raise PostTaken

    assert form.errors == {"day": ["This was already done.", "Search"]}


def test_a_list_of_forms_is_told_as_well():
    formset = VisitFormSet({"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"})
    assert formset.is_valid()

    with may_be_refused(formset):
        raise PostTaken

    assert formset.non_form_errors() == ["This was already done."]


def test_without_a_form_the_reader_is_told_on_the_next_page_in_the_readers_language(request_):
    with override("sw"), may_be_refused(request_):
        raise Refused

    assert said(request_) == [(messages.ERROR, "Hili haliwezekani.")]


def test_what_is_so_already_is_news_and_no_fault(request_):
    with may_be_refused(request_):
        raise PostTaken

    assert said(request_) == [(messages.INFO, "This was already done.")]


def test_what_is_no_refusal_is_not_swallowed(form):
    with pytest.raises(ZeroDivisionError), may_be_refused(form):
        1 / 0  # noqa: B018

    with pytest.raises(Refused), may_be_refused(form, PostTaken):
        raise Refused
