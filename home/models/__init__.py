"""What editors publish, and what readers write to the office."""

from .addresses import GoneAddress
from .base import NotWhollyTranslated
from .calls import CallIndexPage, CallPage, open_calls, past_calls
from .contact import ContactMessage
from .documents import DocumentCover, DocumentPage, DocumentReading
from .found import SearchEntry, SearchPosting, SearchStem, SearchWord
from .library import LibraryIndexPage, LibraryPage, LibraryVersion
from .links import LinkHost, LinkTarget, PageLink
from .menus import Menu, MenuItem
from .news import NewsIndexPage, NewsPage, Series, featured_first
from .organisations import FieldOffice, Organisation
from .pages import HomePage, StandardPage, ThemeIndexPage, ThemePage
from .press import OriginalWaits, PressIndexPage, PressReleasePage
from .press_list import PressContact, PressLetter
from .projects import ProjectIndexPage, ProjectOrganisation, ProjectPage
from .topics import Topic
from .translation.jobs import TranslationJob
from .translation.out_of_date import OutOfDate, SmallChange
from .unfinished import NotFinished
from .usage import CountedLog, PageViews, UnfoundSearch

__all__ = [
    "CallIndexPage",
    "CallPage",
    "ContactMessage",
    "CountedLog",
    "DocumentCover",
    "DocumentPage",
    "DocumentReading",
    "FieldOffice",
    "GoneAddress",
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
    "NotFinished",
    "NotWhollyTranslated",
    "Organisation",
    "OriginalWaits",
    "OutOfDate",
    "PageLink",
    "PageViews",
    "PressContact",
    "PressIndexPage",
    "PressLetter",
    "PressReleasePage",
    "ProjectIndexPage",
    "ProjectOrganisation",
    "ProjectPage",
    "SearchEntry",
    "SearchPosting",
    "SearchStem",
    "SearchWord",
    "Series",
    "SmallChange",
    "StandardPage",
    "ThemeIndexPage",
    "ThemePage",
    "Topic",
    "TranslationJob",
    "UnfoundSearch",
    "featured_first",
    "open_calls",
    "past_calls",
]
