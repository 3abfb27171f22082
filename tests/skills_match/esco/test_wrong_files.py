"""A download that is wrong is told in a sentence, and the vocabulary stays as it was."""

import zipfile

import pytest
from django.core.management import CommandError, call_command

from skills_match.enums import ChangeKind
from skills_match.models import IndexChange
from skills_match.vocabulary.sources.pack import load_pack

from .small_pack import small_pack
from .vocabulary_state import state

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(files, tmp_path):
    return files.write(tmp_path)


def refused(*paths):
    load_pack(pack=small_pack())
    before = state()
    with pytest.raises(CommandError) as error:
        call_command("import_esco", *paths, verbosity=0)
    assert state() == before
    assert IndexChange.objects.filter(kind=ChangeKind.TAXONOMY).count() == 1
    return str(error.value)


def test_a_file_that_is_not_there_is_refused(paths, tmp_path):
    assert "cannot be read: No such file" in refused(tmp_path / "no.zip", paths[1])


def test_a_file_that_is_no_zip_is_refused(paths):
    paths[0].write_bytes(b"<html>Please sign in</html>")

    assert "is not a whole zip file" in refused(*paths)


def test_a_download_that_broke_off_is_refused(paths):
    paths[1].write_bytes(paths[1].read_bytes()[:-200])

    assert "is not a whole zip file" in refused(*paths)


def test_a_damaged_download_is_refused(paths):
    data = bytearray(paths[0].read_bytes())
    data[60:90] = bytes(30)
    paths[0].write_bytes(data)

    assert "is not a whole zip file" in refused(*paths)


def test_two_files_in_the_wrong_order_are_refused(paths):
    assert "has no table skills_en.csv: is it the right download?" in refused(paths[1], paths[0])


def test_another_language_is_refused(paths):
    assert "has no table skills_en.csv" in refused(paths[2], paths[1])


def test_a_table_that_lacks_a_column_is_refused(paths):
    rewrite(paths[0], "skills_en.csv", lambda text: text.replace("preferredLabel", "label"))

    assert "lacks the column preferredLabel" in refused(*paths)


def test_a_row_that_breaks_off_is_refused(paths):
    rewrite(paths[1], "occupationSkillRelations.csv", lambda text: text[: text.rindex(",")])

    assert "has a row that breaks off" in refused(*paths)


def test_an_empty_table_is_refused(paths):
    rewrite(paths[0], "occupations_en.csv", lambda text: text.splitlines()[0])

    assert "occupations_en.csv in esco-v1.0-classification-en-csv.zip is empty" in refused(*paths)


def test_a_text_of_another_encoding_is_refused(paths):
    rewrite(paths[2], "skills_fr.csv", lambda text: text.replace("soigner", "protéger"), encoding="latin-1")

    assert "not UTF-8" in refused(*paths)


def test_relations_of_another_version_are_refused(paths, files, tmp_path):
    files.relations = [("other", "essential", "thing")]

    assert "are both downloads of the same version?" in refused(paths[0], files.write(tmp_path / "other")[1])


def test_one_address_twice_is_refused(paths):
    rewrite(paths[0], "skills_en.csv", lambda text: text.replace("skill/wounds", "skill/nursing"))

    assert "twice" in refused(*paths)


def rewrite(path, name, change, encoding="utf-8"):
    with zipfile.ZipFile(path) as archive:
        tables = {entry: archive.read(entry).decode("utf-8-sig") for entry in archive.namelist()}
    tables[name] = change(tables[name])
    with zipfile.ZipFile(path, "w") as archive:
        for entry, text in tables.items():
            archive.writestr(entry, text.encode(encoding, "replace"))
