"""Projects: the list, and a page for each with what it was for, who paid, and what came of it."""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from casework.sharing import Facts, absolute, in_one_sentence
from diaspora.models import Region

from ..enums import ProjectRole
from .base import PortalPage, TextPage
from .blocks import FigureBlock
from .blocks.text import TEXT_FEATURES
from .bounds import day_of_a_project, within
from .organisations import Organisation
from .topics import ChosenInTheOriginal, WithTopics, chosen


class ProjectIndexPage(PortalPage):
    """All projects, narrowed by running or past, topic and region; on the map where they are."""

    template = "pages/project_index_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.ProjectPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of projects")


class ProjectPage(WithTopics, TextPage):
    """One project. Without a last day it goes on."""

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    target_group = models.CharField(_("whom it is for"), max_length=200)
    objective = models.TextField(_("what it is to achieve"), max_length=600)
    activities = RichTextField(_("what is done"), blank=True, features=TEXT_FEATURES)
    results = StreamField([("figure", FigureBlock())], verbose_name=_("results in figures"), blank=True, max_num=8)
    regions = ParentalManyToManyField(Region, blank=True, verbose_name=_("regions"))

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        InlinePanel("organisations", label=_("Funder or partner")),
        FieldPanel("target_group"),
        FieldPanel("objective"),
        FieldPanel("activities"),
        FieldPanel("results"),
        FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
        WithTopics.topics_panel,
        FieldPanel("body"),
    ]
    override_translatable_fields = [*WithTopics.override_translatable_fields, ChosenInTheOriginal("regions")]
    search_fields = [
        *TextPage.search_fields,
        index.SearchField("target_group"),
        index.SearchField("objective"),
        index.SearchField("activities"),
    ]
    template = "pages/project_page.html"
    parent_page_types = ["home.ProjectIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("project")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_project_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            )
        ]

    shared_as = "article"

    chosen_regions = chosen("regions")

    def clean(self) -> None:
        super().clean()
        within(self, starts_on=day_of_a_project, ends_on=day_of_a_project)

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def funders(self) -> list[Organisation]:
        return self._with(ProjectRole.FUNDER)

    @property
    def partners(self) -> list[Organisation]:
        return self._with(ProjectRole.PARTNER)

    def _with(self, role: ProjectRole) -> list[Organisation]:
        return [row.organisation for row in self.organisations.all() if row.role == role]

    def facts(self) -> list[Facts]:
        return [
            {
                "@type": "Project",
                "name": self.title,
                "description": in_one_sentence(self.objective or self.description),
                "foundingDate": self.starts_on.isoformat(),
                "dissolutionDate": self.ends_on and self.ends_on.isoformat(),
                "url": absolute(self.get_url() or ""),
                "funder": [organisation.facts() for organisation in self.funders],
                "member": [organisation.facts() for organisation in self.partners],
                "areaServed": [{"@type": "AdministrativeArea", "name": region.name} for region in self.regions.all()],
                "knowsAbout": [topic.name for topic in self.shown_topics],
            }
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["regions"] = self.regions.all()
        context["topics"] = self.shown_topics
        return context


class ProjectOrganisation(Orderable):
    """An organisation in a project, as the one that pays or one that works with us."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, verbose_name=_("organisation"), related_name="projects"
    )
    role = models.CharField(_("role"), max_length=8, choices=ProjectRole)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["page", "organisation", "role"], name="only_one_row_per_organisation_and_role_in_a_project"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)
