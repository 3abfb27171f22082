"""The worker makes packs, a few files at a time, so that whoever waits sees how far it is."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from casework.documents.made_later import make_due
from casework.documents.pdf import as_paper

from ..kinds import File
from ..models import PanelPack
from ..rounds.readings import title_of, with_parts
from ..rounds.starting import number_of
from ..sheets.reading import files_for, sheets_of
from .asking import fingerprint_of

#: Files that are read together.
AT_ONCE = 10


def make_packs() -> int:
    """Returns how many were made."""
    return make_due(PanelPack.objects.all(), _written)


def _written(pack: PanelPack) -> bytes:
    with translation.override(pack.language):
        return _content(pack)


def _content(pack: PanelPack) -> bytes:
    """What the reader may see at this moment, as it is said on the page of each file."""
    round = with_parts().get(pk=pack.round_id)
    sheets = list(sheets_of(pack.reader, round)) if round.is_open else []
    files: dict[int, File] = {}
    for start in range(0, len(sheets), AT_ONCE):
        files |= files_for(round, sheets[start : start + AT_ONCE], pack.reader)
        PanelPack.objects.filter(pk=pack.pk, asked_at=pack.asked_at).update(done=len(files))
    rows = [(number_of(sheet.subject), files[sheet.subject_id]) for sheet in sheets if sheet.subject_id in files]
    PanelPack.objects.filter(pk=pack.pk, asked_at=pack.asked_at).update(
        fingerprint=fingerprint_of(round, pack.reader), total=len(rows), done=len(rows)
    )
    values = {
        "title": title_of(round, pack.language),
        "rows": rows,
        "criteria": list(round.criteria.all()),
        "site_name": settings.SITE_NAME,
        "LANGUAGE_CODE": pack.language,
    }
    html = render_to_string("reviews/pack_document.html", values)
    return as_paper(html)
