"""The library: studies, laws, manuals and reports, each with its language versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable
from wagtail.search import index

from casework.sharing import Facts, absolute, in_one_sentence
from diaspora.models import Language

from ..enums import LibraryKind
from .base import PortalPage, TextPage
from .bounds import within, year_of_a_publication


class LibraryIndexPage(PortalPage):
    """All publications, narrowed by kind, year and language."""

    template = "pages/library_index_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.LibraryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library")


class LibraryPage(TextPage):
    """One publication."""

    kind = models.CharField(_("kind"), max_length=12, choices=LibraryKind)
    year = models.PositiveSmallIntegerField(_("year"))
    publisher = models.CharField(_("publisher"), max_length=160)

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldPanel("publisher"),
        InlinePanel("versions", label=_("Language version")),
        FieldPanel("body"),
    ]
    search_fields = [*TextPage.search_fields, index.SearchField("publisher")]
    template = "pages/library_page.html"
    parent_page_types = ["home.LibraryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("publication")

    def clean(self) -> None:
        super().clean()
        within(self, year=year_of_a_publication)

    shared_as = "article"

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "Report",
                "name": self.title,
                "description": in_one_sentence(self.description),
                "datePublished": str(self.year),
                "inLanguage": [version.language.code for version in self.versions.select_related("language")],
                "url": absolute(self.get_url() or ""),
                "publisher": {"@type": "Organization", "name": self.publisher},
            }
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["versions"] = self.versions.select_related("language", "document")
        return context


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
        related_name="+",
    )
    address = models.URLField(_("address on another website"), blank=True)

    panels = [FieldPanel("language"), FieldPanel("document"), FieldPanel("address")]

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
