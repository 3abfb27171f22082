"""The one search box of the office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import Filter


class SearchForm(Filter):
    q = forms.CharField(label=_("Name, reference or e-mail"), max_length=100)
