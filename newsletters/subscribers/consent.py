"""What a reader of the newsletter agrees to, in their language; kept with the subscription word by word."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXT: Promise = _(
    "The Tanzania Diaspora Portal may send me its newsletter by e-mail, at most twice a month. I can change or stop it "
    "at any time with the link in each newsletter. Nobody records whether I open it or what I click."
)


def consent_text(language: str) -> str:
    with translation.override(language):
        return str(TEXT)
