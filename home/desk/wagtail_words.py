"""What Wagtail itself says on the first page of the editor and in its menu.

It knows no Kiswahili: named here, these words are in our catalogue, which every text of the editor asks first.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

WORDS = (
    gettext_noop("Site summary"),
    gettext_noop("Search term"),
    gettext_noop("Images"),
    gettext_noop("Reports"),
    gettext_noop("Settings"),
    gettext_noop("Help"),
    gettext_noop("Home"),
    gettext_noop("Dashboard"),
    gettext_noop("Edit"),
    gettext_noop("Log out"),
    gettext_noop("Status"),
    gettext_noop("Workflows"),
    gettext_noop("Workflow tasks"),
    gettext_noop("Site history"),
    gettext_noop("Locked pages"),
    gettext_noop("Awaiting your review"),
    gettext_noop("Your most recent edits"),
)
#: What there is, with its number.
COUNTED = (
    ngettext_lazy(
        '%(total)s Page <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Pages <span class="w-sr-only">created in %(site_name)s</span>',
        "counter",
    ),
    ngettext_lazy(
        '%(total)s Image <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Images <span class="w-sr-only">created in %(site_name)s</span>',
        "counter",
    ),
    ngettext_lazy(
        '%(total)s Document <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Documents <span class="w-sr-only">created in %(site_name)s</span>',
        "counter",
    ),
)
