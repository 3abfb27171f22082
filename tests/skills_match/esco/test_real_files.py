"""The official downloads of ESCO 1.1.1, loaded alongside our pack."""

import pytest
from django.core.management import call_command

from skills_match.enums import ConceptKind, LabelKind
from skills_match.models import Concept, ConceptLabel, OccupationSkill, SkillLink
from skills_match.vocabulary.sources.pack_files import read_pack
from tests.shared_data import shared_data

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


def test_the_whole_classification_is_imported(capsys):
    folder = shared_data("esco")
    names = ("esco-v1.1.1-classification-en-csv.zip", "esco-v1.1.1-relations-csv.zip", "esco-v1.0-fr-csv.zip")
    call_command("load_pack", verbosity=0)

    call_command("import_esco", *(folder / name for name in names))

    theirs = Concept.objects.filter(taxonomy__name="esco")
    own = OccupationSkill.objects.filter(occupation__taxonomy__name="esco", is_inherited=False)
    assert theirs.filter(kind=ConceptKind.SKILL).count() == 13_896
    assert theirs.filter(kind=ConceptKind.OCCUPATION).count() == 3_007
    assert own.count() == 123_855 - 67
    told = capsys.readouterr().out
    assert "67 relations name an occupation or a skill that the file lacks; left out." in told
    french = ConceptLabel.objects.filter(language="fr", kind=LabelKind.PREFERRED, is_inherited=False)
    assert french.filter(concept__kind=ConceptKind.SKILL).count() >= 13_379
    # Every address that our pack names is one that ESCO has, of the same kind.
    pack = read_pack()
    addresses = {(c.kind, c.uri) for c in pack.concepts if c.uri}
    assert addresses - set(theirs.values_list("kind", "uri")) == set()
    assert theirs.filter(merged_into__isnull=False).count() == len(addresses)
    assert SkillLink.objects.count() > 50_000
