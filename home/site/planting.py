"""Texts that ship with the portal: one TOML file a page, every text as [English, Kiswahili],
of some pages also in the other languages of the settings, in their order.

The files become ordinary pages: written in English, translated side by side, then owned by the editors.
"""

import tomllib
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.html import escape
from wagtail.models import Locale, Page

from diaspora.models import Region

from ..models import Topic
from ..page_translation.publishing import publish_translation

#: Pages that ship are recognised by their translation key, wherever editors have moved or renamed them.
_NAMESPACE = uuid.UUID("6d0f3a52-6a0e-5f0c-9d5f-0f7a5c3a9b11")

#: Fields that are made of blocks.
STREAMS = ("body", "contacts", "corrections", "figures", "results")

#: One text in each language.
Said = list[str]


def key_of(name: str) -> uuid.UUID:
    """The translation key of the page that ships under `name`, for instance `themes/returns`."""
    return uuid.uuid5(_NAMESPACE, name)


@dataclass
class Texts:
    """Collects the English texts of a page and remembers their translations, by language."""

    translations: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, said: Said) -> str:
        english = said[0]
        for (code, _name), text in zip(settings.LANGUAGES, said, strict=False):
            self.translations[code][english] = text
        return english

    def rich(self, said: Said) -> str:
        """A text for rich text: escaped, as wagtail-localize will find it."""
        return self.take([escape(text) for text in said])

    def is_whole_in(self, code: str) -> bool:
        return self.translations[code].keys() == self.translations[settings.LANGUAGE_CODE].keys()

    def block(self, raw: dict, *, page_of: Callable[[str], Page]) -> dict:
        """One block of the body. Keys of `raw` are the fields of the block; `page_of` finds a page by name."""
        kind = raw["block"]
        value: str | dict | None
        if kind in ("this_portal", "organisations", "offices"):
            value = None
        elif kind == "heading":
            value = self.take(raw["text"])
        elif kind == "text":
            value = "".join(f"<p>{self.rich(pair)}</p>" for pair in raw.get("paragraphs", []))
            if "list" in raw:
                value += "<ul>" + "".join(f"<li>{self.rich(pair)}</li>" for pair in raw["list"]) + "</ul>"
        elif kind == "call_out":
            value = {"title": self.take(raw["title"]), "text": f"<p>{self.rich(raw['text'])}</p>"}
        elif kind == "figure":
            value = {
                **{name: self.take(raw[name]) for name in ("value", "label", "source")},
                "year": raw["year"],
                "address": raw.get("address", ""),
            }
        elif kind == "quote":
            value = {name: self.take(raw[name]) for name in ("text", "source")}
        elif kind == "correction":
            value = {"day": raw["day"].isoformat(), "text": self.take(raw["text"])}
        elif kind == "contact":
            said = {name: self.take(raw[name]) for name in ("name", "hours")}
            value = {**said, "telephone": raw["telephone"], "email": raw["email"]}
        elif kind == "help":
            empty = dict.fromkeys(("telephone", "email", "hours", "note"), "")
            contacts = [
                empty | {name: said if isinstance(said, str) else self.take(said) for name, said in contact.items()}
                for contact in raw["contacts"]
            ]
            value = {
                "title": self.take(raw["title"]),
                "contacts": [{"type": "item", "id": str(uuid.uuid4()), "value": contact} for contact in contacts],
            }
        else:
            value = {
                "title": self.take(raw["title"]) if "title" in raw else "",
                "links": [
                    {
                        "type": "item",
                        "id": str(uuid.uuid4()),
                        "value": {
                            "text": self.take(link["text"]),
                            "page": page_of(link["page"]).pk if "page" in link else None,
                            "document": None,
                            "address": link.get("address", ""),
                        },
                    }
                    for link in raw["links"]
                ],
            }
        return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def planted(name: str) -> Page:
    """The English page that ships under `name`. Raises Page.DoesNotExist."""
    return Page.objects.get(translation_key=key_of(name), locale__language_code="en").specific


def plant(*, kind: type[Page], name: str, parent: Page, texts: Path, locales: list[Locale], **fields) -> Page:
    """Make the page of a text file below `parent` and publish it in all `locales`, and in the other languages in which
    its file has it whole; leave alone what exists."""
    english, *others = locales
    existing = Page.objects.filter(translation_key=key_of(name), locale=english).first()
    if existing:
        return existing.specific
    collected, values = Texts(), tomllib.loads((texts / f"{name}.toml").read_text(encoding="utf-8"))
    page = kind(translation_key=key_of(name), locale=english, **fields)
    for attribute, raw in values.items():
        if attribute in STREAMS:
            value: object = [collected.block(block, page_of=planted) for block in raw]
        elif attribute == "regions":
            value = Region.objects.filter(code__in=raw)
        elif attribute == "activities":
            value = "<ul>" + "".join(f"<li>{collected.rich(pair)}</li>" for pair in raw) + "</ul>"
        elif attribute in ("boilerplate", "introduction"):
            value = f"<p>{collected.rich(raw)}</p>"
        elif attribute == "topics":
            value = Topic.objects.filter(slug__in=raw)
        else:
            value = collected.take(raw) if isinstance(raw, list) else raw
        setattr(page, attribute, value)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    known = {locale.language_code for locale in locales}
    more = [code for code, _name in settings.LANGUAGES if code not in known and collected.is_whole_in(code)]
    for locale in (*others, *Locale.objects.filter(language_code__in=more)):
        publish_translation(page=page, locale=locale, texts=collected.translations[locale.language_code])
    return page
