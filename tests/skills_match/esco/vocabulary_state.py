"""What the vocabulary says, to be compared before and after a load."""

from skills_match.enums import LabelKind
from skills_match.models import Concept, ConceptLabel, ConceptRelation, OccupationSkill, SkillLink, Taxonomy


def state():
    """Everything that the vocabulary says, without the numbers of rows."""
    return {
        "concepts": sorted(
            Concept.objects.values_list(
                "kind", "code", "isco", "uri", "is_active", "taxonomy__name", "merged_into__code"
            ),
            key=str,
        ),
        "words": sorted(
            ConceptLabel.objects.values_list(
                "concept__code", "language", "text", "folded", "kind", "review_state", "taxonomy__name", "is_inherited"
            )
        ),
        "relations": sorted(
            OccupationSkill.objects.values_list("occupation__code", "skill__code", "is_essential", "is_inherited")
        ),
        "graph": sorted(ConceptRelation.objects.values_list("concept__code", "other__code", "kind")),
        "links": sorted(SkillLink.objects.values_list("skill__code", "other__code", "strength")),
        "versions": sorted(Taxonomy.objects.values_list("name", "version", "checksum")),
    }


def words(code, language):
    """(text, kind) of what may be shown for a concept."""
    rows = ConceptLabel.objects.in_use().filter(concept__code=code, language=language)
    return set(rows.values_list("text", "kind"))


def labelled(text, kind=LabelKind.PREFERRED):
    return text, kind.value
