"""A limit counts what the browser counts: a line end is one sign, though browsers send two."""

from decimal import Decimal

import pytest
from django import forms
from django.forms.formsets import formset_factory

from casework.typed.sums import AmountField


class NoteForm(forms.Form):
    text = forms.CharField(max_length=11, widget=forms.Textarea)


@pytest.mark.parametrize("sent", ["one\r\ntwo\r\n3\n4", "one\rtwo\r3\r4"])
def test_line_ends_count_once_against_a_limit(sent):
    form = NoteForm({"text": sent})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"text": "one\ntwo\n3\n4"}


def test_line_ends_count_once_in_the_lines_of_a_formset():
    lines = formset_factory(NoteForm)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-text": "1\r\n" * 5})

    assert lines.is_valid()


def test_a_text_is_not_changed_by_the_line_ends_of_the_browser():
    assert not NoteForm({"text": "a\r\nb"}, initial={"text": "a\nb"}).has_changed()


def test_control_signs_of_a_copied_text_are_left_out():
    form = NoteForm({"text": "co\x02py\x1b\tx"})

    assert form.is_valid()
    assert form.cleaned_data == {"text": "copy\tx"}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0,500", "0.5"),
        ("0.500", "0.5"),
        ("0,50", "0.5"),
        ("1,500", "1500"),
        ("1 500,5", "1500.5"),
        ("150,000", "150000"),
    ],
)
def test_a_nought_in_front_is_never_a_thousand(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)
