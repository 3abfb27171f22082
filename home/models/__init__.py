"""What editors publish, and what readers write to the office."""

from .base import NotWhollyTranslated
from .calls import CallIndexPage, CallPage, open_calls, past_calls
from .contact import ContactMessage
from .documents import DocumentCover, DocumentPage, DocumentReading
from .library import LibraryIndexPage, LibraryPage, LibraryVersion
from .links import LinkHost, LinkTarget, PageLink
from .menus import Menu, MenuItem
from .news import NewsIndexPage, NewsPage, featured_first
from .organisations import FieldOffice, Organisation
from .pages import HomePage, StandardPage, ThemeIndexPage, ThemePage
from .projects import ProjectIndexPage, ProjectOrganisation, ProjectPage
from .series import Series
from .topics import Topic
from .translations import OutOfDate, SmallChange

__all__ = [
    "CallIndexPage",
    "CallPage",
    "ContactMessage",
    "DocumentCover",
    "DocumentPage",
    "DocumentReading",
    "FieldOffice",
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
    "Organisation",
    "OutOfDate",
    "PageLink",
    "ProjectIndexPage",
    "ProjectOrganisation",
    "ProjectPage",
    "Series",
    "SmallChange",
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
    "Topic",
    "featured_first",
    "open_calls",
    "past_calls",
]
