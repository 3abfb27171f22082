"""What editors publish, and what readers write to the office."""

from .base import NotWhollyTranslated
from .contact import ContactMessage
from .documents import DocumentCover, DocumentPage, DocumentReading
from .library import LibraryIndexPage, LibraryPage, LibraryVersion
from .links import LinkHost, LinkTarget, PageLink
from .menus import Menu, MenuItem
from .news import NewsIndexPage, NewsPage
from .pages import HomePage, StandardPage, ThemeIndexPage, ThemePage
from .topics import Topic

__all__ = [
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
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
    "Topic",
]
