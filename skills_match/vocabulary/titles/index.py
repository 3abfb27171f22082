"""Everything that occupations are called, in this process, as titles of jobs are compared with it."""

from collections import defaultdict

from django.conf import settings

from ...enums import ConceptKind
from ...models import ConceptLabel
from ..background import BuiltInBackground
from ..index import is_large, vocabulary_version
from .matching import OccupationTitles, TitleIndex


def _build() -> TitleIndex:
    rows = ConceptLabel.objects.in_use().filter(
        concept__kind__in=[ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP],
        language__in=[language for language, _name in settings.FULL_LANGUAGES],
    )
    titles: dict[int, list[str]] = defaultdict(list)
    for concept, text in rows.order_by("concept_id", "id").values_list("concept_id", "text"):
        titles[concept].append(text)
    return TitleIndex(OccupationTitles(concept, tuple(texts)) for concept, texts in titles.items())


title_index = BuiltInBackground("index of titles", version=vocabulary_version, build=_build, is_large=is_large)
