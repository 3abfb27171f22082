"""Excel workbooks (XLSX): refused as Word documents are, and when a formula or a connection fetches something."""

from .addresses import leads_outside, starts_a_program
from .drawings import STYLES, Svg
from .formulas import check_formula
from .packages import PackageKind, check_package
from .reasons import DocumentRefused, Reason
from .xml import Attributes, Counter, DocumentLimits, read_xml, values_of

#: A sheet of twenty thousand lines with ten columns has 400,000 elements and 10 MB.
LIMITS = DocumentLimits(elements=1_200_000, part=40 * 1024 * 1024, all_parts=60 * 1024 * 1024)

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
#: Other files, programs and services from which a sheet takes its data, also through Power Query.
_TAKEN_IN = {"connection", "datamashup", "ddelink", "externalbook", "olelink", "querytable", "webpr"}
_EMBEDDED = {"control", "fmlamacro", "oleobject"}
_PICTURES_OF_VML = {"imagedata", "fill", "stroke"}
#: What is calculated: in cells, in names, in conditions and lists of values.
_FORMULAS = frozenset({"f", "definedname", "formula", "formula1", "formula2"})
#: Names that Excel runs by itself.
_RUNS_BY_ITSELF = ("auto_open", "auto_close", "_xlnm.auto_open", "_xlnm.auto_close", "auto_activate")
_MACRO_OF_A_NAME = ("xlm", "vbprocedure", "function")
_YES = {"1", "true"}


def check_workbook(content: bytes) -> None:
    """Raises DocumentRefused with the reason."""
    check_package(content, WORKBOOK)


def _check_content(content: bytes, counter: Counter, *, may_have_doctype: bool) -> None:
    drawing, inside, formula = Svg(), "", [""]

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        inside = tag
        if tag == "c" or tag == "v":
            return
        if tag in _FORMULAS:
            formula[:] = [""]
        if tag in _TAKEN_IN or (tag in _PICTURES_OF_VML and any(map(leads_outside, values_of(attributes, "src")))):
            raise DocumentRefused(Reason.OFFICE_LOADS)
        if any(map(leads_outside, values_of(attributes, "base"))):
            raise DocumentRefused(Reason.OFFICE_LOADS)
        if tag in _EMBEDDED or any(values_of(attributes, "macro")) or _is_macro(tag, attributes):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        if any(map(starts_a_program, values_of(attributes, "href"))):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        drawing.start(tag, attributes)

    def end(tag: str) -> None:
        if tag in _FORMULAS:
            check_formula("".join(formula))

    def text(said: str) -> None:
        if inside in STYLES:
            drawing.text(said)
        else:
            formula.append(said)

    read_xml(
        content,
        counter,
        named=drawing.named,
        start=start,
        end=end,
        text=text,
        text_of=_FORMULAS | STYLES,
        may_have_doctype=may_have_doctype,
    )
    drawing.close()


def _is_macro(tag: str, attributes: Attributes) -> bool:
    if tag != "definedname":
        return False
    runs = any(name.lower().startswith(_RUNS_BY_ITSELF) for name in values_of(attributes, "name"))
    return runs or any(value.strip().lower() in _YES for value in values_of(attributes, *_MACRO_OF_A_NAME))


WORKBOOK = PackageKind(
    main=f"{_SHEET}sheet.main+xml",
    template=f"{_SHEET}template.main+xml",
    absent=Reason.NOT_WORKBOOK,
    limits=LIMITS,
    check=_check_content,
)
