"""Rows of the index of the site, and of what is counted of readers."""

import datetime

from home.models import PageViews, SearchEntry, SearchPosting, SearchStem, SearchWord, UnfoundSearch

from .pages import LibraryPageFactory

DAY = datetime.date(2026, 11, 20)


def index_stem():
    return SearchStem.objects.create(language="en", text="a")


def index_entry():
    return SearchEntry.objects.create(page=LibraryPageFactory(), kind="page")


def index_word():
    return SearchWord.objects.create(stem=index_stem(), text="a")


def index_posting():
    return SearchPosting.objects.create(entry=index_entry(), stem=index_stem(), worth=1)


def unfound_search():
    return UnfoundSearch.objects.create(language="en", text="a", last_on=DAY)


def page_views():
    return PageViews.objects.create(page=LibraryPageFactory(), day=DAY, number=1)
