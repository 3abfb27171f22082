"""One vocabulary out of several taxonomies: what two of them name is one concept, and ours is the one that shows.

Each taxonomy's loader writes its own rows only, so that the order of loading makes no difference. Afterwards
`settle_layers` says which concepts stand for others, moves people's rows to them, and hands the others' words and
relations down to them as inherited rows, which anybody may read like any other.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from ..enums import LabelKind, ReviewState
from ..models import Concept, ConceptLabel, OccupationSkill, Taxonomy
from .many_rows import count_again, delete_rows, insert_rows
from .merged_rows import move_rows

PACK = "pack"
ESCO = "esco"

_BATCH = 2000


def is_esco_loaded() -> bool:
    """Then its acknowledgement is shown where its words are."""
    return Taxonomy.objects.filter(name=ESCO).exists()


def sources() -> dict[int | None, str]:
    """Where concepts come from, in words, by the id of their taxonomy; None: a person of the office added it."""
    names = {PACK: _("our own vocabulary"), ESCO: "ESCO"}
    said: dict[int | None, str] = {None: _("added by the office")}
    return said | {pk: names.get(name, name) for pk, name in Taxonomy.objects.values_list("pk", "name")}


def settle_layers() -> None:
    """Bring merges, people's rows and inherited rows to what the taxonomies say now. Doing it again changes nothing."""
    for model in (Concept, ConceptLabel, OccupationSkill):
        count_again(model)
    _settle_merges()
    move_rows()
    inherit()


def forget_inherited() -> None:
    """Before a taxonomy is written: its own words and relations take the place of inherited ones."""
    ConceptLabel.objects.filter(is_inherited=True).delete()
    OccupationSkill.objects.filter(is_inherited=True).delete()


def inherit() -> None:
    """Hand words and relations of merged concepts to those that stand for them; take out what is no longer due."""
    heirs: dict[int, int] = dict(Concept.objects.filter(merged_into__isnull=False).values_list("id", "merged_into_id"))
    _inherit_words(heirs)
    _inherit_relations(heirs)


def _settle_merges() -> None:
    """Of concepts with one address the pack's stays when the pack has it, else the other. The office's merges stand."""
    rows = {row.pk: row for row in Concept.objects.exclude(uri="").select_related("taxonomy")}
    same: dict[tuple[str, str], dict[str, Concept]] = defaultdict(dict)
    for row in rows.values():
        if row.taxonomy is not None:
            same[row.kind, row.uri][row.taxonomy.name] = row
    target: dict[int, int | None] = {}
    for named in same.values():
        ours, theirs = named.get(PACK), named.get(ESCO)
        if ours is None or theirs is None:
            continue
        is_ours_kept = ours.is_active or ours.merged_at is not None
        kept, other = (ours, theirs) if is_ours_kept else (theirs, ours)
        is_kept_alive = kept.is_active or kept.merged_into_id is not None
        if other.merged_at is None and is_kept_alive and (other.is_active or other.merged_into_id or other is ours):
            target[other.pk] = kept.merged_into_id if kept.merged_at else kept.pk
    changed = []
    for row in rows.values():
        if row.merged_at is None and row.merged_into_id != (wanted := target.get(row.pk)) and wanted != row.pk:
            # What stood for another one and no longer does is in use again, unless its own taxonomy dropped it.
            row.is_active = wanted is None and row.taxonomy is not None and row.taxonomy.name == ESCO
            row.merged_into_id = wanted
            changed.append(row)
    Concept.objects.bulk_update(changed, ["merged_into", "is_active"], batch_size=200)


def _inherit_words(heirs: dict[int, int]) -> None:
    own: set[tuple[int, str, str]] = set()
    labelled: set[tuple[int, str]] = set()
    of_heirs = ConceptLabel.objects.filter(concept__in=Concept.objects.filter(merged__isnull=False), is_inherited=False)
    for concept, language, folded, kind in of_heirs.values_list("concept_id", "language", "folded", "kind"):
        own.add((concept, language, folded))
        if kind == LabelKind.PREFERRED:
            labelled.add((concept, language))
    wanted: dict[tuple[int, str, str], tuple] = {}
    # Labels before synonyms, so that a language which the heir lacks gets a label.
    rows = (
        ConceptLabel.objects.filter(concept__merged_into__isnull=False, is_inherited=False)
        .exclude(review_state=ReviewState.REJECTED)
        .order_by("kind", "concept_id", "id")
    )
    for concept, language, folded, text, kind, taxonomy, state in rows.values_list(
        "concept_id", "language", "folded", "text", "kind", "taxonomy_id", "review_state"
    ):
        key = heirs[concept], language, folded
        if key in own or key in wanted:
            continue
        if kind == LabelKind.PREFERRED and key[:2] in labelled:
            kind = LabelKind.SYNONYM.value
        labelled.add(key[:2])
        wanted[key] = text, kind, taxonomy, state
    gone = []
    for pk, concept, language, folded, *word in ConceptLabel.objects.filter(is_inherited=True).values_list(
        "id", "concept_id", "language", "folded", "text", "kind", "taxonomy_id", "review_state"
    ):
        if wanted.get((concept, language, folded)) == tuple(word):
            del wanted[concept, language, folded]
        else:
            gone.append(pk)
    delete_rows(ConceptLabel, gone)
    insert_rows(
        ConceptLabel,
        ("concept", "language", "folded", "text", "kind", "taxonomy", "review_state", "is_inherited"),
        ((*key, *word, True) for key, word in wanted.items()),
    )


def _inherit_relations(heirs: dict[int, int]) -> None:
    own: set[tuple[int, int]] = set()
    wanted: dict[tuple[int, int], bool] = {}
    rows = OccupationSkill.objects.filter(is_inherited=False).values_list("occupation_id", "skill_id", "is_essential")
    for occupation, skill, essential in rows.iterator(chunk_size=_BATCH):
        pair = heirs.get(occupation, occupation), heirs.get(skill, skill)
        if pair == (occupation, skill):
            own.add(pair)
        else:
            wanted[pair] = wanted.get(pair, False) or essential
    wanted = {pair: essential for pair, essential in wanted.items() if pair not in own}
    gone = []
    for pk, occupation, skill, essential in OccupationSkill.objects.filter(is_inherited=True).values_list(
        "id", "occupation_id", "skill_id", "is_essential"
    ):
        if wanted.get((occupation, skill)) == essential:
            del wanted[occupation, skill]
        else:
            gone.append(pk)
    delete_rows(OccupationSkill, gone)
    insert_rows(
        OccupationSkill,
        ("occupation", "skill", "is_essential", "is_inherited"),
        ((*pair, essential, True) for pair, essential in wanted.items()),
    )
