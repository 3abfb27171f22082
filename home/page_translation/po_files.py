"""A PO file goes to the tool of a translator and comes back: what it says is taken over, nothing written here is lost.

The address of a page is no text: no file has it, and none changes it. A page that has none yet gets one from its title.
"""

import datetime
from dataclasses import dataclass, field

import polib
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from casework.refusals import Refused

#: In bytes; the longest page has a tenth of it.
LARGEST = 2_000_000
_OF = "X-WagtailLocalize-TranslationID"
_ADDRESS = "slug"


class NoPoFile(Refused):
    text = _("This is no PO file that can be read. Download it again, and save it as PO (UTF-8) in your tool.")


class OfAnotherPage(Refused):
    text = _("This file belongs to the translation of another page. Nothing was taken over.")


class TooLarge(Refused):
    text = _("This file is larger than 2 MB: it is no file of one page. Nothing was taken over.")


@dataclass
class Taken:
    """What became of the texts of a file. The lists hold the original texts, to be named to the translator.

    `written` and `same` were taken over or were here already; `newer_here` somebody wrote here since the file was
    downloaded: those stay; `older_original` translate what the page no longer says; `broken` have wrong tags.
    """

    written: int = 0
    same: int = 0
    newer_here: list[str] = field(default_factory=list)
    older_original: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def written_po(translation: Translation) -> polib.POFile:
    """The texts with their translations, for a tool: it says which language they are in."""
    po = translation.export_po()
    po.metadata["Language"] = translation.target_locale.language_code
    po[:] = [entry for entry in po if entry.msgctxt != _ADDRESS]
    return po


def read_po(content: bytes) -> polib.POFile:
    """Raises NoPoFile and TooLarge."""
    if len(content) > LARGEST:
        raise TooLarge
    try:
        # polib takes a text for the name of a file unless it has a line end.
        return polib.pofile(content.decode("utf-8-sig") + "\n")
    except (OSError, UnicodeDecodeError, ValueError, IndexError, AttributeError) as error:
        raise NoPoFile from error


@transaction.atomic
def take_over(*, po: polib.POFile, translation: Translation, by) -> Taken:
    """Write the texts of `po` into `translation`. An empty text deletes nothing. Raises OfAnotherPage, NoPoFile."""
    if _OF not in po.metadata:
        raise NoPoFile
    if po.metadata[_OF] != str(translation.uuid):
        raise OfAnotherPage
    segments = {
        (segment.context.path, segment.string.data): segment
        for segment in StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    }
    downloaded_at = parse_datetime(po.metadata.get("POT-Creation-Date", "").strip()) if po.metadata else None
    taken = Taken()
    for entry in po:
        if entry.msgstr.strip() and not entry.obsolete and entry.msgctxt != _ADDRESS:
            _take(entry, segments.get((entry.msgctxt, entry.msgid)), translation, downloaded_at, by, taken)
    _give_an_address(translation, by)
    return taken


def _give_an_address(translation: Translation, by) -> None:
    """From the title in its language, where nobody has written one."""
    segments = StringSegment.objects.filter(source=translation.source)
    address = segments.filter(context__path=_ADDRESS).first()
    known = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    title = known.filter(context__path="title").order_by("-updated_at").first()
    if address is None or title is None or known.filter(context__path=_ADDRESS).exists():
        return
    page = translation.get_target_instance()
    slug = find_available_slug(page.get_parent(), slugify(title.data) or page.slug, ignore_page_id=page.pk)
    StringTranslation.objects.create(
        translation_of_id=address.string_id,
        locale=translation.target_locale,
        context_id=address.context_id,
        data=slug,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by=by,
    )


def _take(entry, segment: StringSegment | None, translation: Translation, downloaded_at, by, taken: Taken) -> None:
    if segment is None:
        taken.older_original.append(entry.msgid)
    elif not _is_sound(segment, entry.msgstr):
        taken.broken.append(entry.msgid)
    else:
        _write(segment, entry.msgstr, translation, downloaded_at, by, taken)


def _is_sound(segment: StringSegment, text: str) -> bool:
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(segment.string.data, text)
    except ValueError:
        return False
    return True


def _write(
    segment: StringSegment,
    text: str,
    translation: Translation,
    downloaded_at: datetime.datetime | None,
    by,
    taken: Taken,
) -> None:
    spot = {
        "translation_of_id": segment.string_id,
        "locale_id": translation.target_locale_id,
        "context_id": segment.context_id,
    }
    here = StringTranslation.objects.select_for_update(no_key=True).filter(**spot).first()
    if here and here.data == text:
        taken.same += 1
    elif here and not here.has_error and (downloaded_at is None or here.updated_at > downloaded_at):
        taken.newer_here.append(segment.string.data)
    else:
        values = {
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "PO File",
            "last_translated_by": by,
            "has_error": False,
            "field_error": "",
        }
        StringTranslation.objects.update_or_create(**spot, defaults=values)
        taken.written += 1
