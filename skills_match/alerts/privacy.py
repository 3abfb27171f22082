"""What is kept about what people want to hear of, why, on what ground and for how long."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import CHANGE, Holding, Kept, LegalGround, Limit

from ..models import Alert, AlertMessage, AlertSettings, SavedSearch

HOLDINGS = [
    Holding(
        SavedSearch,
        _("Saved searches"),
        "user",
        (
            Kept(
                ("name", "text", "chosen", "tells", "saved_at"),
                _("So that you search again with one click, and hear of what is new if you asked for it"),
                LegalGround.SERVICE,
                CHANGE,
            ),
            Kept(
                ("slot", "fingerprint"),
                _("So that a search is kept once and ten at most"),
                LegalGround.SERVICE,
                CHANGE,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        AlertSettings,
        _("How often you hear of new assignments"),
        "user",
        (
            Kept(
                ("frequency", "messages_a_week", "changed_at"),
                _("To write to you as often as you chose"),
                LegalGround.SERVICE,
                CHANGE,
            ),
        ),
    ),
    Holding(
        Alert,
        _("Assignments that were new for you"),
        "user",
        (
            Kept(
                ("assignment", "band", "saved_search", "found_at", "settled_at", "put_off_until"),
                _("To tell you of each new assignment once"),
                LegalGround.CONSENT,
                _("One year, or until you delete your account"),
            ),
            Kept(
                ("message",),
                _("To tell you of each new assignment once"),
                LegalGround.CONSENT,
                _("One year, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=365), "found_at"),
    ),
    Holding(
        AlertMessage,
        _("Messages about new assignments"),
        "user",
        (
            Kept(
                ("created_at", "week", "number", "emailed_at"),
                _("To keep to the number of messages that you chose"),
                LegalGround.SERVICE,
                _("One year, or until you delete your account"),
            ),
            Kept(
                ("email_due_at", "email_attempts", "email_error"),
                _("To send the e-mail once, and to notice when it does not arrive"),
                LegalGround.SERVICE,
                _("One year, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=365), "created_at"),
    ),
]
