"""What editors publish, and what readers write to the office."""

from .base import NotWhollyTranslated
from .contact import ContactMessage
from .documents import DocumentCover, DocumentPage, DocumentReading
from .library import LibraryIndexPage, LibraryPage, LibraryVersion
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
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "NotWhollyTranslated",
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
    "Topic",
]
