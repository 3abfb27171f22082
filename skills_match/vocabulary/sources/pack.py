"""Loading the skills pack: one transaction, safe to repeat, never against what people have reviewed."""

from dataclasses import dataclass

from django.db import transaction

from diaspora.reference.loading import load_reference_data

from ...enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from ...models import Concept, ConceptLabel, OccupationSkill, SkillGroup, SkillLink, Taxonomy
from ...search_server.changes import record_change
from ...words import fold
from ..layers import PACK, forget_inherited, settle_layers
from ..link_table import write_links
from ..many_rows import count_again
from .pack_files import Pack, faults_of, read_pack


class PackIsFaulty(Exception):
    """The files break a promise; the text says which. Nothing was loaded."""


@dataclass(frozen=True)
class Loaded:
    version: str
    is_new: bool
    counts: dict[str, int]


@transaction.atomic
def load_pack(*, pack: Pack | None = None, again: bool = False) -> Loaded:
    """Bring the database to the state of the files; nothing to do when this very pack is loaded, unless `again`.

    In order: reference data, groups, concepts, words, relations; concepts that another taxonomy has too become one
    with ours; links; then engines are told to read again. Kept: labels that a person reviewed, words and concepts
    that the office added, merges of the office, links made by hand. Concepts that left the pack are switched off,
    never deleted: profiles may name them. Raises PackIsFaulty.
    """
    pack = pack or read_pack()
    taxonomy = Taxonomy.objects.select_for_update(no_key=True).filter(name=PACK).first()
    if taxonomy and taxonomy.checksum == pack.checksum and not again:
        return Loaded(pack.version, is_new=False, counts=_counts())
    if faults := faults_of(pack):
        raise PackIsFaulty("\n".join(faults))
    load_reference_data()
    taxonomy, _created = Taxonomy.objects.update_or_create(
        name=PACK, defaults={"version": pack.version, "checksum": pack.checksum}
    )
    forget_inherited()
    concepts = _write_concepts(pack, taxonomy)
    _write_words(pack, taxonomy, concepts)
    _write_relations(pack, taxonomy, concepts)
    settle_layers()
    write_links()
    record_change(kind=ChangeKind.TAXONOMY, object_id=taxonomy.pk)
    return Loaded(pack.version, is_new=True, counts=_counts())


def _write_concepts(pack: Pack, taxonomy: Taxonomy) -> dict[tuple[str, str], int]:
    """(kind, code) → id of every concept of the pack."""
    SkillGroup.objects.bulk_create(
        [
            SkillGroup(code=row["code"], name=row["label_en"], name_en=row["label_en"], name_sw=row["label_sw"])
            for row in pack.groups
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "name_en", "name_sw"],
    )
    groups = dict(SkillGroup.objects.values_list("code", "id"))
    named = {(concept.kind.value, concept.code): concept for concept in pack.concepts}
    merged = set()
    for row in Concept.objects.filter(taxonomy=taxonomy):
        wanted = named.get((row.kind, row.code))
        if row.merged_at is not None:
            merged.add((row.kind, row.code))
        elif wanted and row.merged_into_id is not None:
            Concept.objects.filter(pk=row.pk).update(merged_into=None)
        if wanted and row.uri != wanted.uri:
            # Two concepts may have changed places: no address is held twice, not even in between.
            Concept.objects.filter(pk=row.pk).update(uri="")
    Concept.objects.bulk_create(
        [
            Concept(
                kind=concept.kind,
                code=concept.code,
                isco=concept.isco,
                group_id=groups.get(concept.group),
                uri=concept.uri,
                is_active=(concept.kind.value, concept.code) not in merged,
                taxonomy=taxonomy,
            )
            for concept in pack.concepts
        ],
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["isco", "group", "uri", "is_active", "taxonomy"],
    )
    count_again(Concept)
    ids = {(kind, code): pk for pk, kind, code in Concept.objects.values_list("id", "kind", "code")}
    own = Concept.objects.filter(taxonomy=taxonomy, is_active=True).values_list("id", "kind", "code")
    gone = [pk for pk, kind, code in own if (kind, code) not in named]
    Concept.objects.filter(pk__in=gone).update(is_active=False)
    return {key: ids[key] for key in named}


def _write_words(pack: Pack, taxonomy: Taxonomy, concepts: dict[tuple[str, str], int]) -> None:
    """English labels come reviewed, the others as `machine` until a speaker has reviewed them."""
    present: dict[tuple[int, str], list[ConceptLabel]] = {}
    for label in ConceptLabel.objects.filter(concept__in=concepts.values()):
        present.setdefault((label.concept_id, label.language), []).append(label)
    created, changed, gone = [], [], []
    for concept in pack.concepts:
        concept_id = concepts[concept.kind.value, concept.code]
        for language, text in concept.labels.items():
            labels = present.get((concept_id, language), [])
            preferred = next((label for label in labels if label.kind == LabelKind.PREFERRED), None)
            if preferred is None:
                created.append(_word(concept_id, language, text, LabelKind.PREFERRED, taxonomy))
            elif is_reviewed_by_a_person(preferred):
                text = preferred.text
            elif preferred.text != text:
                preferred.text, preferred.folded = text, fold(text)
                changed.append(preferred)
            wanted = {
                fold(word): (word, kind) for word, kind in concept.other_words(language) if fold(word) != fold(text)
            }
            for label in labels:
                if label.kind != LabelKind.PREFERRED:
                    is_ours = label.taxonomy_id == taxonomy.pk
                    if label.folded == fold(text) or (is_ours and label.folded not in wanted):
                        gone.append(label.pk)
                    wanted.pop(label.folded, None)
            created += [_word(concept_id, language, word, kind, taxonomy) for word, kind in wanted.values()]
    ConceptLabel.objects.filter(pk__in=gone).delete()
    ConceptLabel.objects.bulk_update(changed, ["text", "folded"], batch_size=500)
    ConceptLabel.objects.bulk_create(created, batch_size=500)


def is_reviewed_by_a_person(label: ConceptLabel) -> bool:
    """English comes reviewed with the pack, so there only a date says that a person looked at it."""
    return label.reviewed_at is not None or (label.language != "en" and label.review_state == ReviewState.REVIEWED)


def _word(concept_id: int, language: str, text: str, kind: LabelKind, taxonomy: Taxonomy) -> ConceptLabel:
    return ConceptLabel(
        concept_id=concept_id,
        language=language,
        text=text,
        folded=fold(text),
        kind=kind,
        taxonomy=taxonomy,
        review_state=ReviewState.REVIEWED if language == "en" else ReviewState.MACHINE,
    )


def _write_relations(pack: Pack, taxonomy: Taxonomy, concepts: dict[tuple[str, str], int]) -> None:
    wanted: dict[tuple[int, int], bool] = {}
    for occupation in pack.occupations:
        for is_essential, codes in ((False, occupation.optional), (True, occupation.essential)):
            for code in codes:
                pair = concepts[occupation.kind.value, occupation.code], concepts[ConceptKind.SKILL.value, code]
                wanted[pair] = is_essential
    OccupationSkill.objects.bulk_create(
        [OccupationSkill(occupation_id=o, skill_id=s, is_essential=e) for (o, s), e in wanted.items()],
        update_conflicts=True,
        unique_fields=["occupation", "skill"],
        update_fields=["is_essential"],
        batch_size=500,
    )
    ours = OccupationSkill.objects.filter(occupation__taxonomy=taxonomy).values_list("id", "occupation_id", "skill_id")
    gone = [pk for pk, occupation, skill in ours if (occupation, skill) not in wanted]
    OccupationSkill.objects.filter(pk__in=gone).delete()


def _counts() -> dict[str, int]:
    return {
        "concepts": Concept.objects.filter(is_active=True).count(),
        "words": ConceptLabel.objects.count(),
        "relations": OccupationSkill.objects.count(),
        "links": SkillLink.objects.count(),
    }
