"""Forms in the GOV.UK pattern: label, hint, error and control belong together; the summary leads to each of them."""

import pytest
from django import forms
from django.template.loader import render_to_string

from portal.templatetags.form_errors import ErrorLine, control_id, error_lines


class TravelForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on your passport.")
    note = forms.CharField(label="Note", required=False)
    mode = forms.ChoiceField(label="Mode", choices=[("air", "By air"), ("sea", "By sea")], widget=forms.RadioSelect)
    places = forms.MultipleChoiceField(
        label="Places", choices=[("Coast", [("pemba", "Pemba")])], widget=forms.CheckboxSelectMultiple
    )
    leaves_at = forms.SplitDateTimeField(label="Leaves", widget=forms.SplitDateTimeWidget)
    born_on = forms.DateField(label="Born", widget=forms.SelectDateWidget)
    on = forms.DateField(label="Day", error_messages={"required": "Enter the day of travel."})
    agrees = forms.BooleanField(label="I have read the terms")
    kind = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("The ferry is full.")


def summary_of(source) -> str:
    return render_to_string("components/error_summary.html", {"form": source})


@pytest.fixture
def wrong():
    return TravelForm({"name": "", "on": ""})


def test_every_line_of_the_summary_leads_to_a_control_that_exists(wrong):
    html = str(wrong)

    lines = error_lines(wrong)

    assert lines == [
        ErrorLine("The ferry is full."),
        ErrorLine("“Name” needs an answer.", "id_name", "Name"),
        ErrorLine("“Mode” needs an answer.", "id_mode_0", "Mode"),
        ErrorLine("“Places” needs an answer.", "id_places_0_0", "Places"),
        ErrorLine("“Leaves” needs an answer.", "id_leaves_at_0", "Leaves"),
        ErrorLine("“Born” needs an answer.", "id_born_on_day", "Born"),
        ErrorLine("Enter the day of travel.", "id_on", "Day"),
        ErrorLine("Tick “I have read the terms” to go on.", "id_agrees", "I have read the terms"),
        ErrorLine("“Kind” needs an answer.", label="Kind"),
    ]
    assert [line.target for line in lines if line.target and f'id="{line.target}"' not in html] == []
    assert summary_of(wrong).count('<a href="#id_') == 7


def test_what_django_says_without_a_name_is_said_with_the_name_of_the_field():
    class VisitForm(forms.Form):
        days = forms.IntegerField(label="Days", min_value=5)
        posts = forms.IntegerField(label="Posts", max_value=9)
        visits = forms.IntegerField(label="Visits")
        title = forms.CharField(label="Title", max_length=3)
        begins_on = forms.DateField(label="First day")
        ends_on = forms.DateField(label="Last day", error_messages={"invalid": "Choose the last day."})

    wrong = VisitForm(
        {"days": "-5", "posts": "1000", "visits": "many", "title": "Nurses", "begins_on": "soon", "ends_on": "later"}
    )

    assert [line.text for line in error_lines(wrong)] == [
        "“Days” has to be 5 or more.",
        "“Posts” has to be 9 or less.",
        "“Visits” has to be a whole number.",
        "“Title” is too long: 3 characters at most, it has 6.",
        "“First day” has to be a day, for example 2027-01-31.",
        "Choose the last day.",
    ]


def test_the_summary_takes_the_focus_and_is_silent_without_errors(wrong):
    assert 'role="alert" tabindex="-1" autofocus' in summary_of(wrong)
    assert summary_of(TravelForm()).strip() == ""
    assert summary_of(None).strip() == ""


def test_summary_reads_formsets_and_lists_of_forms(wrong):
    class NameForm(forms.Form):
        name = forms.CharField(label="Name")

    formset_class = forms.formset_factory(NameForm, extra=0, max_num=1, validate_max=True)
    formset = formset_class({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"})

    assert [line.target for line in error_lines(formset)] == ["", "id_form-0-name", "id_form-1-name"]
    assert len(error_lines([formset, wrong, None])) == 12


def test_error_and_hint_belong_to_the_control(wrong):
    html = str(wrong["name"].as_field_group())

    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in html
    assert '<div class="field__hint" id="id_name_helptext">As on your passport.</div>' in html
    assert '<span class="visually-hidden">Error:</span> “Name” needs an answer.' in html


@pytest.mark.parametrize("name", ["mode", "places", "leaves_at", "born_on"])
def test_groups_of_controls_have_a_legend(wrong, name):
    html = str(wrong[name].as_field_group())

    assert f'<fieldset aria-describedby="id_{name}_error">' in html
    assert '<legend class="field__label">' in html


def test_optional_fields_say_so_and_hidden_ones_stay_hidden():
    html = str(TravelForm())

    assert html.count("(optional)") == 1
    assert '<input type="hidden" name="kind" id="id_kind">' in html
    assert "id_kind_field" not in html


def test_forms_that_only_filter_do_not_say_optional():
    class FilterForm(forms.Form):
        marks_optional = False
        text = forms.CharField(required=False)

    assert "(optional)" not in str(FilterForm())


def test_a_field_that_another_answer_makes_necessary_is_never_called_optional():
    class ForSomebodyForm(forms.Form):
        needed_sometimes = ("name",)
        name = forms.CharField(required=False)
        note = forms.CharField(required=False)

    assert str(ForSomebodyForm()).count("(optional)") == 1
    assert "(optional)" not in str(ForSomebodyForm()["name"].as_field_group())


def test_dates_are_asked_for_with_the_browsers_own_control():
    form = TravelForm(initial={"on": "2026-03-05"})

    assert 'type="date" name="on" value="2026-03-05"' in str(form["on"])


def test_what_was_typed_is_kept_and_escaped():
    form = TravelForm({"name": "<script>ana</script>"})

    assert 'value="&lt;script&gt;ana&lt;/script&gt;"' in str(form["name"].as_field_group())


def test_a_group_without_choices_is_reached_by_its_frame():
    class EmptyForm(forms.Form):
        mode = forms.ChoiceField(widget=forms.RadioSelect)

    form = EmptyForm({})

    assert f'id="{control_id(form["mode"])}"' in str(form)
