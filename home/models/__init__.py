"""What editors publish, and what readers write to the office."""

from .base import NotWhollyTranslated
from .calls import CallIndexPage, CallPage, open_calls, past_calls
from .contact import ContactMessage
from .documents import DocumentCover, DocumentPage, DocumentReading
from .library import LibraryIndexPage, LibraryPage, LibraryVersion
from .links import LinkHost, LinkTarget, PageLink
from .menus import Menu, MenuItem
from .news import NewsIndexPage, NewsPage, featured_first
from .pages import HomePage, StandardPage, ThemeIndexPage, ThemePage
from .series import Series
from .topics import Topic

__all__ = [
    "CallIndexPage",
    "CallPage",
    "ContactMessage",
    "DocumentCover",
    "DocumentPage",
    "DocumentReading",
    "HomePage",
    "LibraryIndexPage",
    "LibraryPage",
    "LibraryVersion",
    "LinkHost",
    "LinkTarget",
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "NotWhollyTranslated",
    "PageLink",
    "Series",
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
    "Topic",
    "featured_first",
    "open_calls",
    "past_calls",
]
