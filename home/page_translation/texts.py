"""The texts of a page, and what changed between two states of it.

A state is plain data, so that it can be kept: `texts` are pairs of path and text in the order of the page, `rest`
stands for everything else that a translation takes over (pictures, links, dates).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

State: TypeAlias = dict


@dataclass(frozen=True)
class TextChange:
    """One text of the page before and after, as people read it; "" for what was added or taken away."""

    label: str
    before: str
    after: str


class Spot(NamedTuple):
    """A text with its path in the page."""

    path: str
    text: str


def state_of(page: Page) -> State:
    texts, rest = [], []
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.append([segment.path, segment.string.data])
        elif isinstance(segment, TemplateSegmentValue):
            rest.append([segment.path, segment.template])
        elif isinstance(segment, OverridableSegmentValue):
            rest.append([segment.path, segment.data])
        else:
            rest.append([segment.path, segment.translation_key])
    return {"texts": texts, "rest": _digest(rest)}


def replaced(before: State, after: State) -> Iterator[tuple[Spot, Spot]]:
    """The old and the new spot of each text that stands where another one stood; "" is the text that came or went.

    A field is compared as one stretch of text: a new block with the same words is no change.
    """
    old, new = _by_field(before), _by_field(after)
    for field in dict.fromkeys([*old, *new]):
        yield from _pairs(old.get(field, []), new.get(field, []))


def changes(before: State, after: State, *, model: type[Page]) -> list[TextChange]:
    """What somebody has to read again, in the order of the page. `model` names the fields."""
    return [
        TextChange(_label(model, was.path or now.path), _read(was.text), _read(now.text))
        for was, now in replaced(before, after)
    ]


def _digest(values: list) -> str:
    return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder).encode()).hexdigest()


def _by_field(state: State) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for path, text in state["texts"]:
        found.setdefault(path.partition(".")[0], []).append(Spot(path, text))
    return found


def _pairs(old: list[Spot], new: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    was, now = ([spot.text for spot in spots] for spots in (old, new))
    for kind, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(old[start:end], new[first:last], fillvalue=Spot("", ""))


def _label(model: type[Page], path: str) -> str:
    return capfirst(str(model._meta.get_field(path.partition(".")[0]).verbose_name))


def _read(text: str) -> str:
    return StringValue(text).render_text() if text else ""
