"""What search engines and messengers are told about a public address: title, one sentence, picture, kind, facts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

Facts = dict[str, Any]
#: What a search engine shows of a description.
DESCRIPTION_LENGTH = 300
_UNSAFE_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Sharing:
    """`path` is that of the public address without its filters; `facts` follow schema.org, each a thing of its own.

    `short` is a shorter path that leads there, for messages and for print.
    """

    title: str
    description: str
    path: str
    kind: str = "website"
    facts: tuple[Facts, ...] = ()
    short: str = ""
    #: Of title and description, where they are in another language than the page; empty where they are in its own.
    language: str = ""

    @property
    def address(self) -> str:
        return absolute(self.path)

    @property
    def short_address(self) -> str:
        return absolute(self.short or self.path)

    @property
    def by_whatsapp(self) -> str:
        """A plain link: nothing is loaded from there before somebody follows it."""
        return "https://wa.me/?" + urlencode({"text": f"{self.title} {self.short_address}"})

    @property
    def by_mail(self) -> str:
        return "mailto:?" + urlencode({"subject": self.title, "body": self.short_address}, quote_via=quote)

    @property
    def structured_data(self) -> SafeString:
        """The facts as JSON-LD, safe inside a script element."""
        things = [{"@context": "https://schema.org", **without_nothing(thing)} for thing in self.facts]
        return mark_safe(json.dumps(things, ensure_ascii=False).translate(_UNSAFE_IN_A_SCRIPT))  # noqa: S308


def absolute(path: str) -> str:
    """The address under the portal's own name, whatever name somebody asked for it by."""
    return path if "://" in path else f"{settings.PORTAL_URL}{path}"


def alternates(paths: Mapping[str, str]) -> list[tuple[str, str]]:
    """(language, absolute address) of what there is in several languages; `x-default` is for readers of no other.

    `paths` by language. Nothing while there is only one language.
    """
    found = [(code, absolute(paths[code])) for code, _name in settings.LANGUAGES if code in paths]
    return [*found, ("x-default", found[0][1])] if len(found) > 1 else []


def in_one_sentence(text: str) -> str:
    """A text of any length, without markup and line ends, as a description."""
    return Truncator(" ".join(strip_tags(text).split())).chars(DESCRIPTION_LENGTH)


def without_nothing(value: Any) -> Any:
    """Facts without those that are not known: a name without a value is worse than none."""
    if isinstance(value, dict):
        return {
            name: kept for name, inner in value.items() if (kept := without_nothing(inner)) not in ("", None, [], {})
        }
    if isinstance(value, list):
        return [without_nothing(inner) for inner in value]
    return value


def breadcrumb_list(crumbs: Iterable[dict[str, Any]], *, title: str, path: str) -> Facts:
    """The way from the home page to here. `crumbs` are those that the page shows above its title."""
    steps = [(strip_tags(str(crumb["title"])), str(crumb["url"])) for crumb in crumbs if crumb.get("url")]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(address)}
            for number, (name, address) in enumerate([*steps, (title, path)], start=1)
        ],
    }


def publisher() -> Facts:
    return {"@type": "Organization", "name": str(settings.SITE_NAME), "url": settings.PORTAL_URL}
