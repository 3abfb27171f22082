"""Word documents (DOCX): refused when they are bombs, carry programs or files, or load something from elsewhere."""

from .addresses import is_a_written_picture, leads_outside, starts_a_program
from .drawings import STYLES, Svg
from .fields import INSTRUCTIONS, Fields
from .packages import PackageKind, check_package
from .reasons import DocumentRefused, Reason
from .xml import Attributes, Counter, DocumentLimits, read_xml, values_of

#: Elements that take something in from another file or program.
_TAKEN_IN = {"altchunk", "subdoc", "connectstring", "datasource", "udl"}
_EMBEDDED = {"oleobject", "objectembed", "objectlink", "control"}
_PICTURES_OF_VML = {"imagedata", "fill", "stroke"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def check_word(content: bytes) -> None:
    """Raises DocumentRefused with the reason."""
    check_package(content, WORD)


def _check_content(content: bytes, counter: Counter, *, may_have_doctype: bool) -> None:
    fields, drawing, inside = Fields(), Svg(), ""

    def named(name: str) -> None:
        fields.named(name)
        drawing.named(name)

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        inside = tag
        shown = values_of(attributes, "src", "href") if tag in _PICTURES_OF_VML else []
        if tag in _TAKEN_IN or any(map(leads_outside, shown)):
            raise DocumentRefused(Reason.OFFICE_LOADS)
        # xml:base would make an address of the inside one of the outside.
        if any(map(leads_outside, values_of(attributes, "base"))):
            raise DocumentRefused(Reason.OFFICE_LOADS)
        links = [link for link in values_of(attributes, "href") if not is_a_written_picture(link)]
        if tag in _EMBEDDED or any(map(starts_a_program, links)):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        fields.start(tag, attributes)
        drawing.start(tag, attributes)

    def text(said: str) -> None:
        if inside in STYLES:
            drawing.text(said)
        else:
            fields.text(said)

    read_xml(
        content,
        counter,
        named=named,
        start=start,
        text=text,
        text_of=INSTRUCTIONS | STYLES,
        may_have_doctype=may_have_doctype,
    )
    fields.close()
    drawing.close()


WORD = PackageKind(
    main=f"{_WORD}document.main+xml",
    template=f"{_WORD}template.main+xml",
    absent=Reason.NOT_WORD,
    limits=DocumentLimits(),
    check=_check_content,
)
