"""The vocabulary: skills, occupations and ISCO-08 unit groups, with labels as rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from diaspora.name_fields import Title

from ..enums import ConceptKind, LabelKind, RelationKind, ReviewState, SuggestionState
from ..words import fold

#: What people may miss in the vocabulary: unit groups are those of ISCO-08.
SUGGESTED = (ConceptKind.SKILL, ConceptKind.OCCUPATION)
#: Letters of a word or phrase that names a concept.
LONGEST_WORD = 200


class Taxonomy(models.Model):
    """One loaded vocabulary and its version, for instance `pack 2026.11`."""

    name = models.SlugField(max_length=40, unique=True)
    version = models.CharField(max_length=40)
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("taxonomy")

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class SkillGroup(models.Model):
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["name"]
        verbose_name = _("skill group")

    def __str__(self) -> str:
        return self.name


class ConceptQuerySet(models.QuerySet):
    def of_kind(self, kind: ConceptKind | str):
        """Those in use."""
        return self.filter(kind=kind, is_active=True)

    def skills(self):
        return self.of_kind(ConceptKind.SKILL)

    def occupations(self):
        """What a person may name as an occupation: pack occupations and, so that nobody is left out, unit groups."""
        return self.filter(kind__in=[ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP], is_active=True)

    def with_labels(self):
        """Prefetch the preferred labels that `label` reads."""
        return self.prefetch_related(
            models.Prefetch(
                "labels",
                queryset=ConceptLabel.objects.filter(kind=LabelKind.PREFERRED),
                to_attr="preferred_labels",
            )
        )

    def standing_for(self, pk: int):
        """The concept of this number, or the one that it was merged into: old addresses lead on."""
        return self.filter(models.Q(pk=pk) | models.Q(pk__in=Concept.objects.filter(pk=pk).values("merged_into")))

    def merged_by_office(self):
        """What the office made one with another, newest first, each with the one that stands for it."""
        standing = models.Prefetch("merged_into", queryset=Concept.objects.with_labels())
        merged = self.filter(merged_at__isnull=False).with_labels().prefetch_related(standing)
        return merged.order_by("-merged_at", "-pk")


class Concept(models.Model):
    """One thing of the vocabulary. `code` is stable over versions; labels are ConceptLabel rows."""

    kind = models.CharField(_("kind"), max_length=12, choices=ConceptKind)
    code = models.SlugField(max_length=120)
    isco = models.CharField(_("ISCO-08 unit group"), max_length=4, blank=True)
    group = models.ForeignKey(SkillGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="skills")
    uri = models.URLField(_("ESCO address"), blank=True)
    is_active = models.BooleanField(default=True)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, null=True, blank=True, related_name="concepts")
    #: The concept that stands for this one: it has the words and relations of both, and people's rows name it.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    #: When the office merged it; empty where two taxonomies name the same concept.
    merged_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("concept")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="only_one_concept_per_kind_and_code"),
            models.UniqueConstraint(
                fields=["taxonomy", "kind", "uri"],
                condition=~models.Q(uri=""),
                name="only_one_concept_per_taxonomy_and_address",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(is_active=False),
                name="a_merged_concept_is_never_active",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="a_concept_is_never_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The preferred label in the reader's language, else in English, else the code."""
        labels = getattr(self, "preferred_labels", None)
        if labels is None:
            labels = self.preferred_labels = list(self.labels.filter(kind=LabelKind.PREFERRED))
        by_language = {label.language: label.text for label in labels}
        return by_language.get(reading_language()) or by_language.get("en") or self.code


class ConceptLabelQuerySet(models.QuerySet):
    def in_use(self):
        """Words that people may be shown and found by; rejected ones stay as rows so that no pack brings them back."""
        return self.filter(concept__is_active=True).exclude(review_state=ReviewState.REJECTED)

    def to_review(self):
        return self.in_use().filter(review_state=ReviewState.MACHINE)


class ConceptLabel(models.Model):
    """One word for a concept in one language. `folded` is the text without accents and case, for search."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(max_length=10)
    text = models.CharField(_("text"), max_length=LONGEST_WORD)
    folded = models.CharField(max_length=LONGEST_WORD, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=LabelKind)
    #: Who brought the word: a taxonomy, or (empty) the office.
    taxonomy = models.ForeignKey(
        Taxonomy, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    review_state = models.CharField(_("review"), max_length=10, choices=ReviewState, default=ReviewState.REVIEWED)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    #: A word of a concept that was merged into this one: made again whenever a taxonomy is loaded.
    is_inherited = models.BooleanField(default=False, editable=False)

    objects = ConceptLabelQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("label")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=LabelKind.PREFERRED) | ~models.Q(review_state=ReviewState.REJECTED),
                name="a_preferred_label_is_never_rejected",
            ),
            models.UniqueConstraint(
                fields=["concept", "language"],
                condition=models.Q(kind=LabelKind.PREFERRED),
                name="only_one_preferred_label_per_concept_and_language",
            ),
            models.UniqueConstraint(fields=["concept", "language", "folded"], name="only_one_equal_label_per_concept"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, **kwargs) -> None:
        # Folding can lengthen a text (“㎉” becomes “kcal”): what does not fit tells no two words apart.
        self.folded = fold(self.text)[:LONGEST_WORD]
        super().save(**kwargs)


class OccupationSkillQuerySet(models.QuerySet):
    def in_use(self):
        """What is learnt from and counted: an active occupation names an active skill."""
        return self.filter(
            occupation__kind=ConceptKind.OCCUPATION, occupation__is_active=True, skill__is_active=True
        ).order_by("occupation_id", "skill_id")


class OccupationSkill(models.Model):
    """An occupation of the taxonomy names a skill."""

    occupation = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="occupation_skills")
    skill = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="skill_occupations")
    is_essential = models.BooleanField()
    #: A relation of concepts that were merged into these: made again whenever a taxonomy is loaded.
    is_inherited = models.BooleanField(default=False, editable=False)

    objects = OccupationSkillQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occupation", "skill"], name="only_one_relation_per_pair")]

    def __str__(self) -> str:
        return f"{self.occupation_id} – {self.skill_id}"


class ConceptRelation(models.Model):
    """The graph of a taxonomy apart from its occupations: what is broader, and which skills lean on one another."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=RelationKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concept", "other", "kind"], name="only_one_relation_of_a_kind_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.concept_id} {self.kind} {self.other_id}"


class SkillLink(models.Model):
    """`other` stands in for `skill` in part. `strength` is a whole percentage in tens: 10 … 100."""

    skill = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    strength = models.PositiveSmallIntegerField()
    is_curated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skill", "other"], name="only_one_link_per_pair"),
            models.CheckConstraint(condition=~models.Q(skill=models.F("other")), name="a_skill_never_links_to_itself"),
            models.CheckConstraint(
                condition=models.Q(strength__range=(10, 100)), name="a_link_is_worth_ten_to_a_hundred_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} ~ {self.other_id} ({self.strength})"


class ConceptSuggestion(models.Model):
    """ "My skill is missing", or an occupation: what a person typed, and what the office made of it."""

    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=[(kind.value, kind.label) for kind in SUGGESTED],
        default=ConceptKind.SKILL,
    )
    text = Title(_("word"), max_length=120)
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    explanation = models.TextField(_("what it is used for"), max_length=500, blank=True)
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    suggested_at = models.DateTimeField(_("suggested"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=20, choices=SuggestionState, default=SuggestionState.OPEN)
    concept = models.ForeignKey(Concept, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        ordering = ["suggested_at"]
        verbose_name = _("suggested word")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SUGGESTED), name="only_skills_and_occupations_are_suggested"
            )
        ]

    def __str__(self) -> str:
        return self.text
