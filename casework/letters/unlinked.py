"""What somebody typed, in an e-mail of ours to somebody else: no program makes a link of it.

Mail programs turn every host name into a link, and a link in our e-mail is trusted. A name may have dots, so they stay,
each with a blank behind it. That is how “Dr. Asha” and “St. Mary” are written anyway, and one sees where a host name
was meant. A dot of another kind is read as a dot by some programs and as nothing by those that read aloud; brackets
around it would look like our mistake; an invisible sign would be copied with the text.
"""

import re

from django.utils.safestring import SafeData, SafeString

#: Behind a letter, digit or hyphen and before two letters, as in every host name; the other dots are what some
#: programs read as one.
_DOT_OF_A_HOST = re.compile(r"(?<=[\w-])([.\u2024\u3002\uff0e\uff61])(?=[^\W\d_]{2})")
_SCHEME = re.compile(r"(?<=[a-z]):(?=//)", re.IGNORECASE)


def unlinked(text: str) -> str:
    """`text` with a blank behind each dot of a host name and behind the colon of an address. HTML stays HTML."""
    broken = _SCHEME.sub(": ", _DOT_OF_A_HOST.sub(r"\1 ", text))
    return SafeString(broken) if isinstance(text, SafeData) else broken


#: Of a name, where whoever reads it has not asked for the e-mail.
LETTERS_FOR_STRANGERS = 60
#: Seven digits or more, whatever is between them.
_TELEPHONE_NUMBER = re.compile(r"[+(]*\d(?:[\W_]*\d){6,}")


def for_strangers(text: str) -> str:
    """A name in an e-mail of ours to an address that nobody has confirmed: too short for a message, and without a
    telephone number."""
    short = " ".join(_TELEPHONE_NUMBER.sub("…", text).split())
    return short if len(short) <= LETTERS_FOR_STRANGERS else f"{short[: LETTERS_FOR_STRANGERS - 1].rstrip()}…"
