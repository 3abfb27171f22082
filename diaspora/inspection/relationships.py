"""Relationships of a Word document or workbook: what its parts load, from inside and from elsewhere."""

from .addresses import is_on_a_disk, leads_outside, starts_a_program
from .reasons import DocumentRefused, Reason
from .xml import Attributes, attribute

#: Foreign content, programs and embedded files, by the last word of the type.
_PROGRAMS = {
    "activexcontrolbinary",
    "attachedtoolbars",
    "control",
    "ctrlprop",
    "dialogsheet",
    "oleobject",
    "package",
    "vbaproject",
    "vbaprojectsignature",
    "wordvbadata",
    "xlintlmacrosheet",
    "xlmacrosheet",
}
_LOADS = {
    "afchunk",
    "connections",
    "externallink",
    "frame",
    "querytable",
    "subdocument",
    "webextension",
    "webextensiontaskpanes",
}


def check_relationship(tag: str, attributes: Attributes) -> None:
    """Links to click and a template on the author's own disk may lead outside, nothing else may."""
    if tag != "relationship":
        return
    kind = attribute(attributes, "Type").strip().rstrip("/").rpartition("/")[2].lower()
    target = attribute(attributes, "Target")
    if kind in _PROGRAMS:
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)
    if kind in _LOADS:
        raise DocumentRefused(Reason.OFFICE_LOADS)
    is_outside = attribute(attributes, "TargetMode").strip().lower() == "external" or leads_outside(target)
    if kind == "hyperlink":
        if starts_a_program(target):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
    elif kind == "attachedtemplate":
        if not is_on_a_disk(target):
            raise DocumentRefused(Reason.OFFICE_LOADS)
    elif is_outside:
        raise DocumentRefused(Reason.OFFICE_LOADS)
