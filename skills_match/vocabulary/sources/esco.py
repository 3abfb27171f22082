"""Loading ESCO alongside our pack: one transaction, safe to repeat, never against what people have reviewed."""

from dataclasses import dataclass

from django.db import models, transaction

from ...enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from ...models import Concept, ConceptLabel, ConceptRelation, OccupationSkill, SkillLink, Taxonomy
from ...search_server.changes import record_change
from ..layers import ESCO, forget_inherited, settle_layers
from ..link_table import write_links
from ..many_rows import count_again, delete_rows, insert_rows
from .esco_files import Esco, Progress

_BATCH = 2000


@dataclass(frozen=True)
class Imported:
    """What is in use now, and what changed. `is_new` is false when these very files were loaded before."""

    version: str
    is_new: bool
    counts: dict[str, int]


@transaction.atomic
def import_esco(*, esco: Esco, again: bool = False, progress: Progress = lambda _text: None) -> Imported:
    """Bring ESCO's part of the vocabulary to what the files say; nothing to do when they are loaded, unless `again`.

    In order: concepts, words, relations, hierarchy; then concepts that our pack has too become one with it, links are
    learnt again, and engines are told to read again. Kept: our pack, words that a person reviewed, merges of the
    office, links made by hand. Concepts that left ESCO are switched off, never deleted: profiles may name them.
    """
    taxonomy = Taxonomy.objects.select_for_update(no_key=True).filter(name=ESCO).first()
    if taxonomy and taxonomy.checksum == esco.checksum and not again:
        return Imported(esco.version, is_new=False, counts=_counts())
    taxonomy, _created = Taxonomy.objects.update_or_create(
        name=ESCO, defaults={"version": esco.version, "checksum": esco.checksum}
    )
    forget_inherited()
    progress("Writing concepts")
    ids = _write_concepts(esco, taxonomy)
    progress("Writing words")
    _write_words(esco, taxonomy, ids)
    progress("Writing relations")
    _write_occupation_skills(esco, taxonomy, ids)
    _write_graph(esco, taxonomy, ids)
    progress("Joining it with our own vocabulary")
    settle_layers()
    progress("Learning which skills are related")
    write_links()
    record_change(kind=ChangeKind.TAXONOMY, object_id=taxonomy.pk)
    return Imported(esco.version, is_new=True, counts=_counts())


def _write_concepts(esco: Esco, taxonomy: Taxonomy) -> dict[str, int]:
    """Address → id of every concept of the files. A concept that left stops standing for another one, too."""
    present = {(concept.kind, concept.code): concept for concept in Concept.objects.filter(taxonomy=taxonomy)}
    created, changed = [], []
    for wanted in esco.concepts.values():
        concept = present.pop((wanted.kind.value, wanted.code), None)
        if concept is None:
            created.append(
                Concept(kind=wanted.kind, code=wanted.code, isco=wanted.isco, uri=wanted.uri, taxonomy=taxonomy)
            )
            continue
        is_active = concept.merged_into_id is None
        if (concept.isco, concept.uri, concept.is_active) != (wanted.isco, wanted.uri, is_active):
            concept.isco, concept.uri, concept.is_active = wanted.isco, wanted.uri, is_active
            changed.append(concept)
    Concept.objects.bulk_create(created, batch_size=_BATCH)
    Concept.objects.bulk_update(changed, ["isco", "uri", "is_active"], batch_size=200)
    gone = [concept for concept in present.values() if concept.merged_at is None]
    for concept in gone:
        concept.is_active, concept.merged_into = False, None
    Concept.objects.bulk_update(gone, ["is_active", "merged_into"], batch_size=200)
    count_again(Concept)
    return dict(Concept.objects.filter(taxonomy=taxonomy).values_list("uri", "id"))


def _write_words(esco: Esco, taxonomy: Taxonomy, ids: dict[str, int]) -> None:
    """Words come reviewed: ESCO's own editors looked at them. What a person of ours changed or took out stays so.

    A concept that left keeps its words: whoever names it still reads what it is.
    """
    named = {ids[uri] for uri in esco.concepts}
    wanted: dict[tuple[int, str, str], tuple[str, LabelKind]] = {}
    for concept in esco.concepts.values():
        for language, words in concept.words.items():
            for place, (folded, text) in enumerate(words.items()):
                kind = LabelKind.SYNONYM if place else LabelKind.PREFERRED
                wanted[ids[concept.uri], language, folded] = text, kind
    gone, labelled = [], set()
    rows = ConceptLabel.objects.filter(concept__taxonomy=taxonomy).values_list(
        "id", "concept_id", "language", "folded", "text", "kind", "taxonomy_id", "reviewed_at"
    )
    for pk, concept_id, language, folded, text, stored, source, reviewed_at in rows.iterator(chunk_size=_BATCH):
        key = concept_id, language, folded
        if concept_id not in named:
            continue
        if source != taxonomy.pk or reviewed_at is not None:
            wanted.pop(key, None)
            if stored == LabelKind.PREFERRED:
                labelled.add((concept_id, language))
        elif wanted.get(key) == (text, stored):
            del wanted[key]
        else:
            gone.append(pk)
    delete_rows(ConceptLabel, gone)
    insert_rows(
        ConceptLabel,
        ("concept", "language", "text", "folded", "kind", "taxonomy", "review_state", "is_inherited"),
        (
            (concept_id, language, text, folded, kind.value, taxonomy.pk, ReviewState.REVIEWED.value, False)
            for (concept_id, language, folded), (text, kind) in wanted.items()
            if kind == LabelKind.SYNONYM or (concept_id, language) not in labelled
        ),
    )


def _write_occupation_skills(esco: Esco, taxonomy: Taxonomy, ids: dict[str, int]) -> None:
    wanted = {(ids[one], ids[other]): essential for (one, other), essential in esco.occupation_skills.items()}
    gone = []
    rows = OccupationSkill.objects.filter(occupation__taxonomy=taxonomy)
    for pk, *pair, essential in rows.values_list("id", "occupation_id", "skill_id", "is_essential").iterator():
        if wanted.get((pair[0], pair[1])) == essential:
            del wanted[pair[0], pair[1]]
        else:
            gone.append(pk)
    delete_rows(OccupationSkill, gone)
    insert_rows(
        OccupationSkill,
        ("occupation", "skill", "is_essential", "is_inherited"),
        ((occupation, skill, essential, False) for (occupation, skill), essential in wanted.items()),
    )


def _write_graph(esco: Esco, taxonomy: Taxonomy, ids: dict[str, int]) -> None:
    wanted = {(ids[one], ids[other], kind.value) for one, other, kind in esco.relations}
    rows = ConceptRelation.objects.filter(concept__taxonomy=taxonomy)
    present = {tuple(row): pk for pk, *row in rows.values_list("id", "concept_id", "other_id", "kind")}
    delete_rows(ConceptRelation, [pk for row, pk in present.items() if row not in wanted])
    insert_rows(ConceptRelation, ("concept", "other", "kind"), sorted(wanted - present.keys()))


def _counts() -> dict[str, int]:
    concepts = Concept.objects.filter(taxonomy__name=ESCO).aggregate(
        skills=models.Count("id", filter=models.Q(kind=ConceptKind.SKILL)),
        occupations=models.Count("id", filter=models.Q(kind=ConceptKind.OCCUPATION)),
        joined=models.Count("id", filter=models.Q(merged_into__isnull=False)),
        gone=models.Count("id", filter=models.Q(merged_into=None, is_active=False)),
    )
    return {
        "skills": concepts["skills"],
        "occupations": concepts["occupations"],
        "joined with ours": concepts["joined"],
        "switched off": concepts["gone"],
        "words": ConceptLabel.objects.filter(taxonomy__name=ESCO, is_inherited=False).count(),
        "relations": OccupationSkill.objects.filter(occupation__taxonomy__name=ESCO, is_inherited=False).count(),
        "links": SkillLink.objects.count(),
    }
