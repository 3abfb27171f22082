"""Cells that a spreadsheet shows and never runs."""

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from casework.exported import Table
from office.cells import csv_cell, is_formula, plain_cell
from office.spreadsheets import as_workbook

STARTS = "=+-@|%＝＋－＠﹦﹢﹣﹫⁼⁺₌\u2212"
#: Nothing of this is seen: format and control signs, blanks, marks without a letter to sit on.
unseen = st.text(
    st.characters(categories=["Cf", "Cc", "Zs", "Zl", "Zp", "Mn"]) | st.sampled_from("\ufeff\u200b\u3164\u2800")
)
starts = st.sampled_from(STARTS)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK('x')", "'=HYPERLINK('x')"),
        ("+255 700", "'+255 700"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("|calc", "'|calc"),
        ("\t=1", "' =1"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'=1"),
        ("\u200b\u00ad=1", "'=1"),
        ("\u0301=1", "'\u0301=1"),
        ("＝1", "'＝1"),
        ("Asha; =1", "Asha;' =1"),
        ("Asha\n-1", "Asha\n'-1"),
        ("Asha = Mrema", "Asha = Mrema"),
        ("Jean-Luc; Ana", "Jean-Luc; Ana"),
        ("a\x00b\x0bc", "ab c"),
        ("one\u00a0two", "one two"),
        (-5, -5),
        (None, ""),
        (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22)),
    ],
)
def test_a_cell_of_csv_is_shown_and_never_run(value, cell):
    assert csv_cell(value) == cell


@given(unseen, starts, st.text())
@example("\ufeff", "=", "1+1")
def test_whatever_nobody_sees_before_a_formula_it_is_found(before, start, after):
    cell = csv_cell(before + start + after)

    assert cell.startswith("'")
    (row,) = csv.reader(StringIO(csv_line(cell)))
    assert row == [cell.replace("\r", "")]


@given(st.text(), unseen, starts, st.text())
def test_no_cell_begins_a_formula_where_a_file_is_read_with_semicolons(first, before, start, after):
    cell = csv_cell(f"{first};{before}{start}{after}")

    assert not any(is_formula(part) for line in cell.split("\n") for part in line.split(";"))


@given(st.lists(st.builds("".join, st.tuples(unseen, starts, st.text())) | st.text() | st.just("#REF!"), max_size=5))
def test_a_text_in_a_workbook_is_a_text_and_reads_as_it_was_written(texts):
    rows = [[plain_cell(text) for text in texts]]

    response = as_workbook([Table("Names", ["Name"], iter(rows))], "x.xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active

    for number, text in enumerate(rows[0], start=1):
        cell = sheet.cell(row=2, column=number)
        assert cell.data_type in ("s", "inlineStr", "n" if not text else "s")
        assert (cell.value or "") == text


def test_each_sheet_has_the_title_of_its_table_as_far_as_a_spreadsheet_takes_it():
    titles = ["Claims: paid/open?", "What has stayed one year after the work", "What has stayed one year after it"]

    response = as_workbook([Table(title, ["Name"], iter([])) for title in titles], "x.xlsx")
    names = load_workbook(BytesIO(b"".join(response.streaming_content))).sheetnames

    assert names == ["Claims paid open", "What has stayed one year afte", "What has stayed one year afte1"]


def csv_line(cell: str) -> str:
    target = StringIO()
    csv.writer(target).writerow([cell])
    return target.getvalue()
