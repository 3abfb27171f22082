"""A backup is whole or none, restored only when it is, and brings nobody back who left after it was made."""

import io
import json
import os
import tarfile
import time
from pathlib import Path

import pytest
from django.conf import settings as chosen
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from casework.erasures import outside
from diaspora.enums import FileKind
from diaspora.files.store import path_of, remove_private_file, store_private_file
from diaspora.models import Institution, PrivateFile, SignOfLife, User
from diaspora.privacy.erasure import delete_account
from portal.backups.making import make_backup
from portal.backups.restoring import restore_backup
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory

KEY = "a-key-of-thirty-characters-123"

# What is restored is the whole database: no test may be inside a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_FILES_DIR = str(tmp_path / "media"), str(tmp_path / "private")
    settings.BACKUP_DIR, settings.ERASURES_FILE = str(tmp_path / "backups"), str(tmp_path / "elsewhere" / "list")
    return settings


def backup(**options) -> Path:
    call_command("backup", stdout=io.StringIO(), **options)
    return max(Path(chosen.BACKUP_DIR).glob("portal-*"))


def restore(path: Path, **options) -> str:
    said = io.StringIO()
    call_command("restore", str(path), stdout=said, **{"replace": True, **options})
    return said.getvalue()


def files() -> set[Path]:
    roots = (Path(chosen.PRIVATE_FILES_DIR), Path(chosen.MEDIA_ROOT))
    return {path for root in roots for path in root.rglob("*") if path.is_file()}


def with_cv(user: User) -> PrivateFile:
    upload = SimpleUploadedFile("cv.pdf", text_pdf("CV", [user.first_name]))
    return store_private_file(owner=user, kind=FileKind.CV, upload=upload)


@pytest.mark.parametrize("key", ["", KEY], ids=["open", "sealed"])
def test_rows_and_files_come_back_as_they_were(places, key):
    places.BACKUP_KEY = key
    asha = ProfileFactory(user__first_name="Asha").user
    cv = with_cv(asha)
    content = path_of(cv).read_bytes()
    picture = default_storage.save("pictures/lake.txt", ContentFile(b"blue"))
    made = backup()

    User.objects.update(first_name="Changed")
    path_of(cv).write_bytes(b"changed")
    default_storage.delete(picture)
    later = UserFactory(email="later@example.org")
    with_cv(later)
    said = restore(made)

    assert User.objects.get().first_name == "Asha"
    assert path_of(PrivateFile.objects.get()).read_bytes() == content
    assert path_of(cv).stat().st_mode & 0o777 == 0o600
    assert default_storage.open(picture).read() == b"blue"
    assert len([path for path in Path(chosen.PRIVATE_FILES_DIR).rglob("*") if path.is_file()]) == 1
    assert "2 files, 0 erased again" in said


def test_whoever_left_after_the_backup_is_erased_again(places):
    stays = ProfileFactory(user__first_name="Baraka").user
    leaves = ProfileFactory(user__first_name="Asha", user__email="asha@example.org").user
    cv = with_cv(leaves)
    made = backup()
    delete_account(user=leaves)
    Path(chosen.ERASURES_FILE).rename(Path(chosen.ERASURES_FILE).with_name("kept"))
    restore(made, without_erasures=True)
    assert (User.objects.count(), path_of(cv).exists()) == (2, True)  # … or nothing would be shown

    Path(chosen.ERASURES_FILE).with_name("kept").rename(chosen.ERASURES_FILE)
    said = restore(made)

    assert list(User.objects.all()) == [stays]
    assert not path_of(cv).exists()
    assert "1 erased again" in said


@pytest.mark.once
def test_whoever_leaves_an_empty_shell_leaves_it_again():
    application = ApplicationFactory(profile__user__first_name="Asha")
    made = backup()
    delete_account(user=application.profile.user)
    restore(made)

    application.refresh_from_db()
    assert application.profile.user.is_erased
    assert "Asha" not in str(User.objects.values())


@pytest.mark.once
def test_the_last_manager_who_left_is_not_brought_back_either():
    manager = MembershipFactory()
    made = backup()
    MembershipFactory(institution=manager.institution)  # … who took over, and is not in the backup
    delete_account(user=manager.user)
    restore(made)

    assert Institution.objects.get().memberships.count() == 0


@pytest.mark.once
def test_an_account_with_the_number_of_one_that_left_stays():
    """After a restore numbers are given again: the list knows a person by more than the number."""
    made_before = backup()
    delete_account(user=UserFactory())
    restore(made_before)
    later = UserFactory(email="later@example.org")
    assert len(outside.read_list().entries) == 1
    made = backup()

    said = restore(made)

    assert list(User.objects.all()) == [later]
    assert "0 erased again" in said


@pytest.mark.once
def test_what_waits_to_be_listed_is_listed_before_a_restore_replaces_it(places):
    leaves = UserFactory()
    made = backup()
    good = places.ERASURES_FILE
    places.ERASURES_FILE = "/proc/no/list"
    delete_account(user=leaves)
    places.ERASURES_FILE = good

    assert "1 erased again" in restore(made)


@pytest.mark.once
def test_a_restore_without_the_list_says_what_that_means():
    made = backup()
    Path(chosen.ERASURES_FILE).unlink()

    with pytest.raises(CommandError, match="There is no list of erasures"):
        restore(made)
    outside.begin_list()
    with pytest.raises(CommandError, match=r"begins on .* after this backup"):
        restore(made)
    outside.append(outside.Entry("library_card", "1", timezone.now().isoformat()))
    with pytest.raises(CommandError, match="library_card"):
        restore(made, without_erasures=True)
    Path(chosen.ERASURES_FILE).unlink()
    assert "0 erased again" in restore(made, without_erasures=True)


@pytest.mark.once
def test_sessions_end(client):
    sign_in(UserFactory())
    made = backup()
    restore(made)

    assert Session.objects.count() == 0


STEPS = ["Checking the backup", "Files", "Database", "Erasing again what was erased since", "Putting it in the place"]


@pytest.mark.once
@pytest.mark.parametrize("step", STEPS)
def test_a_restore_that_is_cut_off_changes_nothing(step):
    asha = ProfileFactory(user__first_name="Asha").user
    with_cv(asha)
    made = backup()
    User.objects.update(first_name="Now")
    now = with_cv(UserFactory(first_name="Later"))
    before = {path: path.read_bytes() for path in files()}

    def cut_off(line: str) -> None:
        if line.startswith(step):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore_backup(path=made, replace=True, say=cut_off)

    assert sorted(User.objects.values_list("first_name", flat=True)) == ["Later", "Now"]
    assert path_of(now).exists()
    assert {path: path.read_bytes() for path in files()} == before
    restore(made)
    assert User.objects.get().first_name == "Asha"


@pytest.mark.once
def test_a_restore_for_which_the_disk_has_no_room_changes_nothing(monkeypatch):
    with_cv(UserFactory(first_name="Asha"))
    made = backup()
    User.objects.update(first_name="Now")
    before = files()
    monkeypatch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(CommandError, match="No space left"):
        restore(made)

    assert (User.objects.get().first_name, files()) == ("Now", before)


def test_a_database_that_is_not_empty_is_replaced_only_when_that_is_said():
    made = backup()
    UserFactory()

    with pytest.raises(CommandError, match="--replace"):
        restore(made, replace=False)
    assert User.objects.count() == 1


HARMS = ["cut off", "one bit", "end cut off"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("key", "harm"),
    [*[("", harm) for harm in HARMS], *[(KEY, harm) for harm in [*HARMS, "another key", "no key"]]],
)
def test_a_harmed_backup_changes_nothing(places, key, harm):
    places.BACKUP_KEY = key
    with_cv(UserFactory())
    made = backup()
    content = bytearray(made.read_bytes())
    if harm == "cut off":
        content = content[: len(content) // 2]
    elif harm == "end cut off":
        content = content[:-16] if key else content[: content.rindex(b"manifest.json")]
    elif harm == "one bit":
        content[len(content) // 2] ^= 1
    else:
        places.BACKUP_KEY = "" if harm == "no key" else KEY + "4"
    made.write_bytes(content)
    User.objects.update(first_name="Now")

    with pytest.raises(CommandError):
        restore(made)
    with pytest.raises(CommandError):
        restore(made, check=True)

    assert User.objects.get().first_name == "Now"


@pytest.mark.once
def test_a_backup_of_another_version_is_refused(places):
    made = backup()
    rewritten = io.BytesIO()
    with tarfile.open(made) as old, tarfile.open(fileobj=rewritten, mode="w") as new:
        for member in old:
            content = old.extractfile(member).read()
            if member.name == "manifest.json":
                manifest = json.loads(content)
                manifest["migrations"].append("diaspora.9999_of_the_future")
                content = json.dumps(manifest).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    made.write_bytes(rewritten.getvalue())

    with pytest.raises(CommandError, match="9999_of_the_future is unknown here"):
        restore(made)


@pytest.mark.once
def test_a_member_that_leads_out_of_its_folder_is_refused(tmp_path):
    made = tmp_path / "portal-evil.tar"
    with tarfile.open(made, "w") as tar:
        member = tarfile.TarInfo("private/../../evil")
        tar.addfile(member, io.BytesIO(b""))

    with pytest.raises(CommandError, match="no file of ours"):
        restore(made)


@pytest.mark.once
def test_a_file_that_is_lost_is_told_of_and_one_that_is_deleted_meanwhile_is_not():
    lost, deleted = with_cv(UserFactory()), with_cv(UserFactory())
    path_of(lost).unlink()
    said = []

    def say(line: str) -> None:
        said.append(line)
        if line == "Files":  # the rows are in the backup
            remove_private_file(file=deleted, by=deleted.owner)

    made = make_backup(say=say)

    assert said[2:] == [f"1 files that rows name are lost: private/{lost.path}"]
    assert f"A row names a file that is not there: private/{deleted.path}" in restore(made)


@pytest.mark.once
def test_older_backups_go_and_an_unfinished_one_never_counts(places, time_machine):
    for day in (1, 2, 3):
        time_machine.move_to(f"2026-11-0{day} 03:00+03:00")
        backup()
    for name, age in (("fresh", 0), ("killed", 2 * 86400)):
        unfinished = Path(places.BACKUP_DIR) / f".unfinished-{name}"
        unfinished.write_bytes(b"")
        os.utime(unfinished, (time.time() - age, time.time() - age))

    backup(keep=2)

    assert len(list(Path(places.BACKUP_DIR).glob("portal-*"))) == 2
    assert [path.name for path in Path(places.BACKUP_DIR).glob(".*")] == [".unfinished-fresh"]
    assert SignOfLife.objects.filter(name="backup").exists()


@pytest.mark.once
def test_a_folder_that_would_swallow_itself_and_a_short_key_are_refused(places):
    places.BACKUP_DIR = str(Path(places.MEDIA_ROOT) / "backups")
    with pytest.raises(CommandError, match="BACKUP_DIR"):
        backup()

    places.BACKUP_DIR, places.BACKUP_KEY = str(Path(places.MEDIA_ROOT).parent / "backups"), "short"
    with pytest.raises(CommandError, match="BACKUP_KEY is short"):
        backup()
    assert not list(Path(places.BACKUP_DIR).glob("*")) if Path(places.BACKUP_DIR).exists() else True


@pytest.mark.once
def test_a_backup_that_fails_leaves_nothing(places, monkeypatch):
    with_cv(UserFactory())
    monkeypatch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(CommandError, match="No space left"):
        backup()

    assert list(Path(places.BACKUP_DIR).glob("*")) == []
