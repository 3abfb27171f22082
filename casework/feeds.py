"""Feeds: the newest of something, as RSS and as Atom, each under its own address, in the reader's language."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from .sharing import absolute
from .typed.line_ends import without_signs_of_machines


class _ItemsSayTheirLanguage:
    """An item in another language than its feed says which (`item_language`), so that it is read aloud in it."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language = item.get("language")
        return {**super().item_attributes(item), **({"xml:lang": language} if language else {})}  # type: ignore[misc]


class _Rss(_ItemsSayTheirLanguage, Rss201rev2Feed):
    pass


class _Atom(_ItemsSayTheirLanguage, Atom1Feed):
    pass


#: By the last part of the address.
FORMATS: dict[str, type[SyndicationFeed]] = {"rss": _Rss, "atom": _Atom}


class PortalFeed(Feed):
    """Addresses are those of the portal's own name: a feed is kept by readers who came by another one."""

    length = 30
    #: What the feed brings, in one sentence: each feed says its own.
    description: Callable[[], str]

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.feed_type = FORMATS[kwargs.pop("format", "rss")]
        return super().__call__(request, *args, **kwargs)

    def _get_dynamic_attr(self, *args: Any, **kwargs: Any) -> Any:
        """What an item says, without the signs that XML cannot carry: one of them would end the feed for everybody."""
        return without_signs_of_machines(super()._get_dynamic_attr(*args, **kwargs))  # type: ignore[misc]

    def subtitle(self, obj: Any = None) -> str:
        return self.description()

    def author_name(self) -> str:
        return str(settings.SITE_NAME)

    def item_language(self, item: Any) -> str:
        """The code of another language than the reader's; empty for an item in that."""
        return ""

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {**super().item_extra_kwargs(item), "language": self.item_language(item)}

    def item_guid(self, item: Any) -> str:
        return absolute(self.item_link(item))
