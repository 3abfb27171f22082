"""The photo of a speaker: shown as long as that person agrees, and deleted with every size of it when they do not."""

import datetime
from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from home.pictures.showing import look_up

from ..models import Speaker, SpeakerPhoto


@transaction.atomic
def show_photo(*, speaker: Speaker, upload: UploadedFile, agreed_on: datetime.date) -> SpeakerPhoto:
    """Instead of the one before it. The worker makes its sizes; nobody is named in its title or its address."""
    take_photo_away(speaker=speaker)
    picture = get_image_model()(title=_("Photo of a speaker"), file=upload)
    picture.save()
    return SpeakerPhoto.objects.create(speaker=speaker, picture=picture, agreed_on=agreed_on)


def take_photo_away(*, speaker: Speaker) -> None:
    """With the picture itself; twice does no harm."""
    SpeakerPhoto.objects.filter(speaker=speaker).delete()


def delete_picture(photo: SpeakerPhoto) -> None:
    """What `photo` showed goes with it, whoever deleted the row, also where an editor has used it since."""
    get_image_model().objects.filter(pk=photo.picture_id).delete()


def photos_of(speakers: Iterable[Speaker]) -> dict[int, AbstractImage]:
    """By number of the speaker, with the sizes that are there. Two queries."""
    rows = SpeakerPhoto.objects.filter(speaker__in=list(speakers)).select_related("picture")
    found = {row.speaker_id: row.picture for row in rows}
    look_up(list(found.values()))
    return found
