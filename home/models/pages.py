"""The first page of each language, and plain pages."""

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from casework.languages import is_full
from casework.sharing import Facts, absolute, in_one_sentence, publisher
from skills_match.models import Assignment

from .base import PortalPage, TextPage
from .blocks import LINE_FEATURES, FigureBlock
from .news import NewsPage, featured_first
from .parts.lead import with_cards


class HomePage(PortalPage):
    """The first page of each language: what the portal is for, and what is new."""

    headline = models.CharField(_("headline"), max_length=120, blank=True)
    introduction = RichTextField(_("introduction"), blank=True, features=LINE_FEATURES)
    figures = StreamField([("figure", FigureBlock())], verbose_name=_("figures"), blank=True, max_num=4)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("figures"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("introduction")]
    template = "pages/home_page.html"
    max_count_per_parent = 1  # the second language is its translation, not made by hand
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Without this, Wagtail would answer with the page of the portal's language where the home page is not
        published in that of the address."""
        code = get_language()
        if code is None or is_full(code) or self.locale.language_code == code:
            below = self._below(path_components)
            return below.route(request, []) if below else super().route(request, path_components)
        if own := HomePage.objects.filter(translation_key=self.translation_key, locale__language_code=code).first():
            return own.route(request, path_components)
        raise Http404

    def _below(self, path_components: list[str]) -> Page | None:
        """The page at that address, found in two queries; Wagtail asks for each step of the way, twice."""
        if not path_components:
            return None
        there = self.get_descendants().filter(url_path=f"{self.url_path}{'/'.join(path_components)}/")
        return there.specific().select_related("locale", for_specific_subqueries=True).first()

    def facts(self) -> list[Facts]:
        """Who runs this portal, and that it can be searched."""
        search = f"{absolute(self.get_url() or '')}search/?q={{search_term_string}}"
        return [
            {
                **publisher(),
                "logo": absolute("/apple-touch-icon.png"),
                "description": in_one_sentence(self.description),
            },
            {
                "@type": "WebSite",
                "name": str(settings.SITE_NAME),
                "url": absolute(self.get_url() or ""),
                "inLanguage": self.locale.language_code,
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {"@type": "EntryPoint", "urlTemplate": search},
                    "query-input": "required name=search_term_string",
                },
            },
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        below = Page.objects.descendant_of(self).live().public()
        context["assignments"] = Assignment.objects.open().for_lists().order_by("closing_on", "pk")[:3]
        context["news"] = with_cards(featured_first(NewsPage.objects.filter(pk__in=below.values("pk"))))[:3]
        context["themes"] = ThemePage.objects.filter(pk__in=below.values("pk")).order_by("path")
        return context


class StandardPage(TextPage):
    """A text; lists the pages below it."""

    template = "pages/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = [
        "home.StandardPage",
        "home.ProjectIndexPage",
        "home.LibraryIndexPage",
        "home.CallIndexPage",
        "home.PressIndexPage",
    ]

    class Meta:
        verbose_name = _("page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["children"] = self._children_for(request)
        return context

    def _children_for(self, request):
        """Below a restricted page everything is restricted: then what this very reader may open."""
        below = self.get_children().live().specific()
        if not self.is_restricted:
            return below.public()
        return [page for page in below if all(one.accept_request(request) for one in page.get_view_restrictions())]


class ThemeIndexPage(PortalPage):
    """All themes."""

    template = "pages/theme_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ThemePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of themes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["themes"] = ThemePage.objects.child_of(self).live().public()
        return context


class ThemePage(TextPage):
    """One field of work, for instance border management."""

    template = "pages/theme_page.html"
    parent_page_types = ["home.ThemeIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("theme")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["others"] = ThemePage.objects.sibling_of(self, inclusive=False).live().public()
        return context
