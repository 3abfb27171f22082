"""Wagtail's own lists for editors, taken as files."""

from django.utils.encoding import force_str
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from office.cells import csv_cell


def keep_formulas_out() -> None:
    """Wagtail types its XLSX cells as text; its CSV gets the apostrophes that ours has."""
    kind = SpreadsheetExportMixin.FORMAT_CSV
    SpreadsheetExportMixin.custom_value_preprocess[object] = {
        kind: lambda value: csv_cell(force_str(value, strings_only=True))
    }
