"""The library: studies, laws, manuals and reports, each with its language versions."""

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable
from wagtail.search import index

from casework.sharing import Facts, absolute, in_one_sentence
from diaspora.models import Language, Region

from ..enums import LibraryKind, Licence
from .base import PortalPage, TextPage
from .bounds import within, year_of_a_publication
from .parts.language_panel import LanguagePanel
from .parts.reading_panel import ReadingPanel
from .topics import ChosenInTheOriginal, WithTopics, chosen


class LibraryIndexPage(PortalPage):
    """All publications, found by words and narrowed by kind, topic, region, language and year."""

    template = "pages/library_index_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.LibraryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library")


class LibraryPage(WithTopics, TextPage):
    """One publication, in all the languages that it has.

    Its editions point at one of them, whichever was there first: together they are read as a row, newest first.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=LibraryKind)
    year = models.PositiveSmallIntegerField(_("year"))
    author = models.CharField(
        _("author"),
        max_length=200,
        blank=True,
        help_text=_("Only where it is not the publisher. “Family name, Given”."),
    )
    publisher = models.CharField(_("publisher"), max_length=160)
    place = models.CharField(_("place of publication"), max_length=80, blank=True)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence, blank=True)
    regions = ParentalManyToManyField(
        Region,
        blank=True,
        verbose_name=_("regions"),
        help_text=_("Only where it is about these, not the whole country."),
    )
    edition = models.CharField(
        _("edition"),
        max_length=60,
        blank=True,
        help_text=_("As readers say it: “second edition”, “draft of May 2013”."),
    )
    edition_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("another edition of it"),
        related_name="+",
        help_text=_("Any other edition that is in the library. The newest one says so on the pages of the others."),
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("author"), FieldPanel("licence")]),
        InlinePanel("versions", label=_("Language version")),
        MultiFieldPanel(
            [FieldPanel("edition"), PageChooserPanel("edition_of", "home.LibraryPage")], heading=_("Editions")
        ),
        WithTopics.topics_panel,
        FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
        FieldPanel("body"),
    ]
    override_translatable_fields = [*WithTopics.override_translatable_fields, ChosenInTheOriginal("regions")]
    search_fields = [*TextPage.search_fields, index.SearchField("publisher"), index.SearchField("author")]
    template = "pages/library_page.html"
    parent_page_types = ["home.LibraryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("publication")

    def clean(self) -> None:
        super().clean()
        within(self, year=year_of_a_publication)
        self._stand_next_to_the_first_edition()

    def _stand_next_to_the_first_edition(self) -> None:
        """Whichever edition was chosen, all point at the same one; no edition is one of itself."""
        if other := self.edition_of:
            first = other.edition_of or other
            self.edition_of = None if first.translation_key == self.translation_key else first

    shared_as = "article"
    found_as = "publication"

    @cached_property
    def language_versions(self) -> list["LibraryVersion"]:
        """With languages, files and what is known of them, in one query."""
        return list(self.versions.select_related("language", "document__reading"))

    chosen_regions = chosen("regions")

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "Report",
                "name": self.title,
                "description": in_one_sentence(self.description),
                "datePublished": str(self.year),
                "inLanguage": [version.language.code for version in self.language_versions],
                "url": absolute(self.get_url() or ""),
                "license": Licence(self.licence).address if self.licence else "",
                "author": {"@type": "Person", "name": self.author} if self.author else {},
                "publisher": {"@type": "Organization", "name": self.publisher},
            }
        ]


class LibraryVersion(Orderable):
    """The publication in one language: a document kept here, or an address elsewhere."""

    page = ParentalKey(LibraryPage, on_delete=models.CASCADE, related_name="versions")
    language = models.ForeignKey(
        Language, on_delete=models.PROTECT, verbose_name=_("language"), related_name="library_versions"
    )
    document = models.ForeignKey(
        get_document_model_string(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("document"),
        related_name="library_versions",
    )
    address = models.URLField(_("address on another website"), blank=True)

    panels = [LanguagePanel("language"), FieldPanel("document"), ReadingPanel(), FieldPanel("address")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="only_one_version_per_language_and_publication"),
            models.CheckConstraint(
                condition=models.Q(document=None) ^ models.Q(address=""),
                name="a_version_is_a_document_or_an_address",
                violation_error_message=_("Choose a document or give an address, not both."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.language)

    @property
    def url(self) -> str:
        return self.document.url if self.document else self.address

    @property
    def reading(self):
        """What is known of its PDF; None for another kind of file, an address, or one that waits to be read."""
        return getattr(self.document, "reading", None)
