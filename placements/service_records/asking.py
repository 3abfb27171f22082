"""Somebody asks for their service record: what it states is frozen at once, and the worker puts it on paper."""

import hashlib
import json
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.documents.codes import SIGNS, CheckCodes
from casework.languages import written_in_every_language
from casework.models.made_later import asked_once_more
from diaspora.institutions.names import names_of
from diaspora.models import User

from ..certificates.issuing import CERTIFIED
from ..models import Placement, PlacementQuerySet, ServiceRecord
from .errors import NothingServed

_CODES = CheckCodes("placements.service_records")


def served_by(user: User) -> PlacementQuerySet:
    """What a record lists: everything that somebody worked to the end, or for a part of it. What a certificate stated
    and was withdrawn is not told here either."""
    done = Placement.objects.of_expert(user).filter(state__in=sorted(CERTIFIED))
    return done.exclude(certificate__withdrawn_at__isnull=False).order_by("began_on", "pk")


@transaction.atomic
def ask_for_record(*, by: User, is_named: bool) -> ServiceRecord:
    """The record of everything that `by` has done until now: asked again about the same, it is the same. One that could
    not be made is tried again. All records of `by`, also those of less work that somebody may still have in hand, are
    told with the name or without as was said last. Raises NothingServed."""
    stated = [_stated(placement) for placement in served_by(by).for_lists()]
    if not stated:
        raise NothingServed
    name = by.get_full_name()
    fingerprint = hashlib.sha256(json.dumps([name, stated]).encode()).hexdigest()
    by.service_records.update(is_named=is_named)
    known = by.service_records.filter(fingerprint=fingerprint)
    if not known.exists():
        try:
            with transaction.atomic():
                return _record(owner=by, name=name, stated=stated, fingerprint=fingerprint, is_named=is_named)
        except IntegrityError:  # pressed twice at once
            pass
    known.filter(made_at=None).update(**asked_once_more())
    return known.get()


def _record(**facts: Any) -> ServiceRecord:
    row = ServiceRecord(**facts)
    row.number = f"S-{timezone.localdate().year}-{''.join(secrets.choice(SIGNS) for _sign in range(6))}"
    row.code = _CODES.code(row.number, row.name, json.dumps(row.stated, sort_keys=True))
    row.save()
    return row


def _stated(placement: Placement) -> dict[str, Any]:
    titles = written_in_every_language(placement.assignment, "title")
    names = names_of(placement.assignment.institution)
    return {
        "placement": placement.pk,
        "reference": placement.reference,
        "title_en": titles["en"] or titles["sw"],
        "title_sw": titles["sw"] or titles["en"],
        "institution_en": names["en"],
        "institution_sw": names["sw"],
        "mode": placement.mode,
        "first_day": placement.first_day.isoformat(),
        "last_day": placement.last_day.isoformat(),
        "days": placement.days,
    }
