"""What a version of a programme changed, in words."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.formats import date_format

from casework.languages import reading_language, text_in

from ..enums import SlotChange
from ..models import Event

register = template.Library()

_TONES = {SlotChange.ADDED: "good", SlotChange.MOVED: "wait", SlotChange.CANCELLED: "stop"}


@dataclass(frozen=True)
class ToldChange:
    """`before` and `after` are the slot in words, as far as they say something."""

    title: str
    kind: str
    tone: str
    before: str
    after: str


@register.simple_tag
def told_change(change: dict[str, Any], event: Event) -> ToldChange:
    kind = SlotChange(change["kind"])
    before = _slot(change["before"], event) if kind in (SlotChange.MOVED, SlotChange.CANCELLED) else ""
    after = _slot(change["after"], event) if kind != SlotChange.CANCELLED else ""
    return ToldChange(_said(change["title"]), str(kind.label), _TONES.get(kind, "neutral"), before, after)


def _said(texts: dict[str, str]) -> str:
    return text_in(reading_language(), texts)


def _slot(slot: dict[str, Any], event: Event) -> str:
    starts, ends = (datetime.datetime.fromisoformat(slot[name]).astimezone(event.zone) for name in ("starts", "ends"))
    place = ", ".join(text for text in (_said(slot["room"]), _said(slot["venue"])) if text)
    when = f"{date_format(starts, 'DATE_FORMAT')}, {starts:%H:%M}–{ends:%H:%M}"
    return f"{when}, {place}" if place else when
