"""Blocks of facts: a figure, a table, a chart drawn from one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..bounds import year_of_a_publication
from .bars import ROW, Bar, bars
from .rows import rows_of


class FigureBlock(blocks.StructBlock):
    """A number that somebody can check: never without its source and year."""

    value = blocks.CharBlock(label=_("Figure"), max_length=30)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source = blocks.CharBlock(label=_("Source"), max_length=160)
    year = blocks.IntegerBlock(label=_("Year"))
    address = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure with source")
        template = "pages/blocks/figure.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        try:
            year_of_a_publication(cleaned["year"])
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"year": error}) from error
        return cleaned


class RowsBlock(blocks.TextBlock):
    """Rows as they come from a spreadsheet: a row a line, its cells divided by a tab or by “|”; the first one heads."""

    def clean(self, value: str) -> str:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        rows_of(cleaned)
        return cleaned


_ROWS_HINT = _("Copy it from a spreadsheet, or write | between the cells of a line. The first line is the heading.")


class TableValue(blocks.StructValue):
    """A translation is typed as one text and asked by no block: what makes no table is shown line by line."""

    @property
    def heading(self) -> list[str]:
        return self._rows[0]

    @property
    def body(self) -> list[list[str]]:
        return self._rows[1:]

    @property
    def _rows(self) -> list[list[str]]:
        try:
            return rows_of(self["rows"])
        except ValidationError:
            return [[], *([line] for line in self["rows"].splitlines() if line.strip())]


class TableBlock(blocks.StructBlock):
    """A table with a caption, header cells above and, where the first column names its rows, at the side."""

    caption = blocks.CharBlock(label=_("What the table shows"), max_length=160)
    rows = RowsBlock(label=_("Rows"), help_text=_ROWS_HINT, rows=8, max_length=8000)
    first_column_names = blocks.BooleanBlock(label=_("The first column names its rows"), required=False, default=True)
    source = blocks.CharBlock(label=_("Source"), max_length=160, required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"
        value_class = TableValue


class ChartValue(TableValue):
    @property
    def bars(self) -> list[Bar]:
        """Empty where a translation has lost the numbers: then its lines are shown as a table alone."""
        try:
            return bars(self.body)
        except ValidationError:
            return []

    @property
    def height(self) -> int:
        return ROW * len(self.body)


class ChartBlock(blocks.StructBlock):
    """Bars drawn by the server, with the numbers in a table below; never without a source."""

    caption = blocks.CharBlock(label=_("What the chart shows"), max_length=160)
    rows = RowsBlock(
        label=_("Rows"),
        help_text=_("Two cells a row: name and number. The first row is the heading: “Year | People”."),
        rows=8,
        max_length=2000,
    )
    source = blocks.CharBlock(label=_("Source"), max_length=160)

    class Meta:
        icon = "order"
        label = _("Chart from a table")
        template = "pages/blocks/chart.html"
        value_class = ChartValue

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        try:
            bars(rows_of(cleaned["rows"])[1:])
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"rows": error}) from error
        return cleaned
