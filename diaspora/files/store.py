"""Private files: checked, stored under a random name outside every web root, handed out only by a view that asks."""

import unicodedata
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from casework.due import do_each

from ..enums import FileKind, HourlyLimit
from ..hourly_limits import HourIsFull, count_use
from ..models import PrivateFile, Profile, StoredFile, User
from ..signals import profile_changed
from .checks import EXTENSIONS, FileRejected, document_text, document_type
from .disk import Document, files_with_rows, write_document
from .photos import ENDINGS, MAX_PHOTO, as_pdf, is_photo
from .references import named_elsewhere

__all__ = [
    "MAX_SIZE",
    "Document",
    "FileRejected",
    "checked_document",
    "checked_paper",
    "delete_from_disk",
    "delete_unused_files",
    "keep_document",
    "path_of",
    "remove_private_file",
    "store_named_file",
    "store_private_file",
    "text_of",
]

MAX_SIZE = 5 * 1024 * 1024
_TOO_LARGE = gettext_lazy("This file is larger than 5 MB. Please send a smaller one.")


def checked_document(upload: UploadedFile, *, by: User | None, unnamed: str, takes_photos: bool = False) -> Document:
    """The PDF or Word document in `upload`, called `unnamed` when its name holds nothing to read. A photo becomes a PDF
    where `takes_photos`.

    Each look into a file counts for `by`, also when it is refused; for somebody without an account the caller has
    counted. Raises FileRejected, whose text the person may read.
    """
    if not upload.size:
        raise FileRejected(_("This file is empty."))
    is_page = takes_photos and is_photo(_beginning(upload))
    if upload.size > (MAX_PHOTO if is_page else MAX_SIZE):
        raise FileRejected(_("This photo is larger than 10 MB.") if is_page else str(_TOO_LARGE))
    if by is not None:
        try:
            count_use(person=by, limit=HourlyLimit.UPLOADS)
        except HourIsFull as refusal:
            raise FileRejected(str(refusal)) from refusal
    upload.seek(0)
    content = as_pdf(upload.read()) if is_page else upload.read()
    content_type = document_type(content)
    return Document(plain_name(upload.name or "", content_type, unnamed=unnamed), content_type, content)


def _beginning(upload: UploadedFile) -> bytes:
    upload.seek(0)
    return upload.read(12)


def store_private_file(*, owner: User, kind: FileKind, upload: UploadedFile) -> PrivateFile:
    """Check `upload` and keep it as the current file of its kind; the one before is deleted unless it is in use.

    Sent twice, the same file stays one. Raises FileRejected, whose text the person may read.
    """
    document = checked_document(upload, by=owner, unnamed="CV")
    with files_with_rows():
        User.objects.select_for_update(no_key=True).get(pk=owner.pk)
        current = owner.private_files.filter(kind=kind, is_current=True).first()
        if current and current.sha256 == document.sha256:
            return current
        if current:
            _retire(current)
        file = PrivateFile.objects.create(owner=owner, kind=kind, **write_document(document))
        log(instance=owner, action="diaspora.store_file", user=owner, data={"kind": kind, "size": file.size})
        _tell(owner)
    return file


def store_named_file(*, owner: User, kind: FileKind, upload: UploadedFile) -> PrivateFile:
    """Check `upload`, a document or a photo, and keep it for a record that names it: it is no part of the profile, and
    goes when nothing names it any more. Called where the row is written, inside `files_with_rows`.

    Raises FileRejected.
    """
    return keep_document(checked_paper(upload, kind=kind, by=owner), owner=owner, kind=kind, by=owner)


def checked_paper(upload: UploadedFile, *, kind: FileKind, by: User) -> Document:
    """The document in `upload`, or the page that its photo shows. Raises FileRejected."""
    return checked_document(upload, by=by, unnamed=str(kind.label), takes_photos=True)


def keep_document(document: Document, *, owner: User, kind: FileKind, by: User) -> PrivateFile:
    """As `store_named_file` does. A paper that `by` brings for somebody else belongs to the person whom it is about."""
    with files_with_rows():
        file = PrivateFile.objects.create(owner=owner, kind=kind, is_current=False, **write_document(document))
        log(instance=owner, action="diaspora.store_file", user=by, data={"kind": kind, "size": file.size})
    return file


@transaction.atomic
def remove_private_file(*, file: PrivateFile, by: User) -> None:
    """Take a file out of the profile. An application that names it keeps its copy until it is erased."""
    _retire(file)
    log(instance=by, action="diaspora.remove_file", user=by, data={"kind": file.kind})
    _tell(by)


def text_of(*, file: PrivateFile, by: User) -> str:
    """What a stored document says, empty when it holds only pictures. Each look counts as an upload does.

    Raises FileRejected, whose text the person may read.
    """
    try:
        count_use(person=by, limit=HourlyLimit.UPLOADS)
        return document_text(path_of(file).read_bytes())
    except HourIsFull as refusal:
        raise FileRejected(str(refusal)) from refusal
    except FileNotFoundError as error:
        raise FileRejected(_("This file cannot be read any more. Please send it again.")) from error


def path_of(file: StoredFile) -> Path:
    return Path(settings.PRIVATE_FILES_DIR) / file.path


def delete_private_file(file: PrivateFile) -> None:
    """Delete the row now, and the file once the transaction is through."""
    file.delete()
    delete_from_disk(file)


def delete_from_disk(file: StoredFile) -> None:
    """Delete the file of a row that is gone, once the transaction is through."""
    path = path_of(file)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def delete_unused_files() -> int:
    """Delete replaced files that no record names any more. Returns how many. Safe to repeat, and for two at once."""
    replaced = PrivateFile.objects.filter(is_current=False)
    unused = [file.pk for file in replaced.iterator() if not named_elsewhere(file)]
    return do_each(replaced.filter(pk__in=unused), delete_private_file)


def plain_name(name: str, content_type: str, *, unnamed: str) -> str:
    """The name that the person gave, without folders and invisible characters, with the ending of its real type."""
    visible = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    stem = Path(visible.replace("\\", "/")).name
    for ending in (*EXTENSIONS.values(), *ENDINGS):
        stem = stem.removesuffix(ending).removesuffix(ending.upper())
    return (stem.strip(" .")[:140] or unnamed) + EXTENSIONS[content_type]


def _retire(file: PrivateFile) -> None:
    # An application keeps the CV that was sent with it.
    if named_elsewhere(file):
        file.is_current = False
        file.save(update_fields=["is_current"])
    else:
        delete_private_file(file)


def _tell(owner: User) -> None:
    profile = Profile.objects.filter(user=owner).first()
    if profile:
        profile_changed.send(sender=Profile, profile=profile)
