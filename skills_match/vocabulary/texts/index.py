"""The words of all concepts in this process as pasted texts are compared with them."""

from ...enums import ConceptKind, LabelKind
from ...models import ConceptLabel
from ..background import BuiltInBackground
from ..index import is_large, vocabulary_version
from .concepts import ConceptsInText, Label


def _build() -> ConceptsInText:
    rows = (
        ConceptLabel.objects.in_use()
        .exclude(concept__kind=ConceptKind.GROUP)
        .order_by("id")
        .values_list("concept_id", "concept__kind", "language", "text", "kind")
    )
    return ConceptsInText(
        Label(concept, concept_kind, language, text, kind == LabelKind.PREFERRED, kind == LabelKind.TYPED)
        for concept, concept_kind, language, text, kind in rows.iterator(chunk_size=10_000)
    )


text_index = BuiltInBackground("index of texts", version=vocabulary_version, build=_build, is_large=is_large)
