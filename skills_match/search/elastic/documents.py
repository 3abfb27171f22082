"""What the index holds of an assignment: the tokens of each section and language, the facets, and what is sorted by."""

from collections.abc import Iterable
from typing import Any

from elasticsearch.dsl import Mapping
from elasticsearch.dsl.field import Integer, Keyword, Long

from ...models import Assignment
from ...search_server.entries import Entry, with_checksum
from ..documents import FACETS, LANGUAGES, SECTIONS, AssignmentDocument, documents_of


def mapping() -> dict[str, Any]:
    """Only what is asked is indexed, only what is counted or sorted by has doc values. Tokens are made in Python, so
    nothing is analysed here; `any_en` holds what is in any section."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.field("assignment", Long())
    fields.field("closing", Integer())
    fields.field("published", Long(index=False))
    for facet in FACETS:
        fields.field(facet, Keyword())
    for language in LANGUAGES:
        for section in SECTIONS:
            fields.field(f"{section}_{language}", Keyword(doc_values=False, copy_to=f"any_{language}"))
        fields.field(f"any_{language}", Keyword(doc_values=False))
    fields.field("checksum", Keyword(index=False))
    return fields.to_dict()


def read_documents(assignments: Iterable[int]) -> dict[int, Entry]:
    """The entries of those assignments that are published now, by id."""
    found = documents_of(Assignment.objects.filter(pk__in=list(assignments)))
    return {pk: _entry(document) for pk, document in found.items()}


def _entry(document: AssignmentDocument) -> Entry:
    return with_checksum(
        {
            "assignment": document.id,
            "closing": document.closing,
            "published": document.published,
            **{facet: sorted(values) for facet, values in document.facets.items()},
            **{field: sorted(tokens) for field, tokens in document.fields.items()},
        }
    )
