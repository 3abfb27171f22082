"""What of a curriculum vitae or terms of reference says nothing about skills: what somebody has not done or does not
need, headings and lines that every such text has, referees, addresses."""

import re
from collections.abc import Iterator

from ..kiswahili.negation import negations

Span = tuple[int, int]

#: Where one statement ends and the next begins.
_CLAUSE = re.compile(
    r"[.!?;](?=\s)|\n[ \t]*\n|\n[ \t]*(?=[-*•–]|\d+[.)])"
    r"|\b(?:but|however|although|though|lakini|bali|ingawa|isipokuwa)\b",
    re.I,
)
_COLON = re.compile(r":(?=\s)")
#: A heading alone on its line: in capitals above a line that is not, or one of the usual words. What stands below it is
#: no part of it.
_HEADING = re.compile(
    r"""^[ \t]*(?:(?=[^\n]*[A-Z]{4})[A-Z][A-Z&/,’' \t-]{3,40}:?(?=[ \t]*\r?\n[^\n]*[a-z])
    |(?i:(?:professional\s+|higher\s+|work\s+|relevant\s+)?(?:education|training|employment|experience
    |qualifications?|summary|profile|skills|publications|memberships?|registration|certifications?|awards|elimu|mafunzo|ajira|uzoefu|sifa|ujuzi|taaluma
    |machapisho|uanachama|vyeti)))[ \t]*(?=\r?\n)""",
    re.M | re.X,
)
#: From here on a statement says what is not so.
_NOT = re.compile(
    r"""\b(?:never(?!\s+(?:miss|fail|late))
    |no\s+(?:\w+\s+)?(?:experience|knowledge|training|background|skills?)\b
    |not\s+(?:yet\s+)?(?:my\b|familiar|experienced|trained|skilled|qualified|worked|able|part\s+of|about|included|interested)\b
    |without\s+(?:any\s+)?(?:experience|knowledge|training)\b
    |I\s+(?:\w+\s+){0,2}(?:not|n['’]t)\b(?!\s+only)
    |(?:don|didn|haven|hasn|can|couldn|wasn)['’]t\b(?!\s+only)
    |I\s+cannot\b|unable\s+to|rather\s+not|lack(?:s|ing)?\s
    |sija(?:wahi)?\w+|siku(?!kuu|zote)[a-z]{3,}|sina\b|sijui\b|siwezi\b|si\s+mtaalamu\w*|hatuna\b|hatuja\w+|hana\b|hajawahi\w*
    |bila\s+(?:ya\s+)?(?:uzoefu|ujuzi)|si\s+sehemu|hai(?:ta)?husu|haihusiani|ha(?:ta|wata)?husiki?\w*)""",
    re.I | re.X,
)
#: The whole statement says what is not needed.
_NOT_NEEDED = re.compile(
    r"""\bnot\s+(?:needed|required|necessary|expected|part\s+of)\b|\bno\s+need\b
    |\bno\s+(?:[\w-]+\s+){1,3}(?:needed|required|necessary|expected)\b
    |\bno\s+(?:[\w-]+\s+){1,8}(?:is|are)\s+(?:needed|required|necessary|expected)\b
    |\b(?:si|sio|siyo)\s+lazima\b|\bhakuna\s+haja\b|\bha(?:i|zi|wa|tu|ku)?(?:ta)?hitaji\w*""",
    re.I | re.X,
)
_START = r"^[ \t]*(?:[-*•\d.)]+[ \t]*)?"
#: A heading, with what follows until a line is left free.
_PARTS = re.compile(
    _START
    + r"""(?:referees?|references?|wadhamini|warejeo|hobbies|interests|hobbies\s+and\s+interests|mambo\s+ninayopenda
    |languages?(?:\s+skills)?|lugha|how\s+to\s+apply|jinsi\s+ya\s+kuomba)[ \t]*(?::|$).*?(?=\n[ \t]*\n|\Z)""",
    re.I | re.M | re.S | re.X,
)
#: The same with its list on one line: a heading in capitals, or what somebody likes, wherever it stands.
_SHORT_PARTS = re.compile(
    _START
    + r"""(?-i:(?:LANGUAGES?(?:\ SKILLS)?|LUGHA|REFEREES?|WADHAMINI|HOBBIES|INTERESTS)\b)[^\n]*
    |\b(?:hobbies|interests|mambo\s+ninayopenda|ninayopenda)[ \t]*:[^\n]*""",
    re.I | re.M | re.X,
)
#: A line about the person and not about the work.
_LINES = re.compile(
    _START
    + r"""(?:name|surname|full\s+name|address|phone|telephone|tel|mobile|e-?mail|contacts?|nationality|date\s+of\s+birth
    |marital\s+status|gender|sex|website|linkedin|jina(?:\s+kamili)?|anwani|simu|barua\s+pepe|mawasiliano|uraia
    |tarehe\s+ya\s+kuzaliwa|jinsia|jinsi|hali\s+ya\s+ndoa)[ \t]*:[^\n]*""",
    re.I | re.M | re.X,
)
#: Where somebody went to school: its name, and the line about it.
_SCHOOLS = re.compile(
    _START
    + r"""(?:(?:primary|secondary|high)\s+(?:school|education)|(?:shule|elimu)\s+ya\s+(?:msingi|sekondari))
    [ \t]*[,:–-][^\n]*
    |(?-i:(?:[A-Z][\w.'’]*\s+){1,4}(?:Primary|Secondary|High|Girls|Boys)\s+(?:Secondary\s+)?School)\b
    |\b(?:form\s+(?:iv|vi|four|six)|kidato\s+cha\s+(?:nne|sita))\b(?:\s+certificate)?""",
    re.I | re.M | re.X,
)
#: Words that such texts are made of.
_PHRASES = re.compile(
    r"""\b(?:my\s+name\s+is|jina\s+langu\s+ni|naitwa|ninaitwa)(?-i:(?:\s+[A-Z][\w'’.-]*){1,4})
    |\b(?:curriculum\s+vitae|r[ée]sum[ée]|terms\s+of\s+reference|hadidu\s+za\s+rejea|maelezo\s+binafsi|taarifa\s+binafsi
    |wasifu(?:\s+binafsi)?|personal\s+(?:details|data|information|profile|statement)|work\s+experience|available\s+(?:up)?on\s+request
    |head\s+of\s+(?:the\s+)?section|section\s+(?:head|of\s+(?:the|this)\s+\w+)|closing\s+date|tarehe\s+ya\s+mwisho
    |uzoefu\s+wa\s+kazi|muhtasari(?=[ \t]*:)
    |referees?|wadhamini|teaching\s+hospitals?|hospitali\s+(?:kuu\s+)?ya\s+kufundishia)\b
    |\b(?:signature|signed|sahihi)[ \t]*:[^\n]*
    |^[ \t]*(?:knowledge\s+transfer(?:\s+plan)?|uhamishaji\s+wa\s+(?:ujuzi|maarifa))[ \t]*:
    |(?<!\S)[^\s@]{1,80}@\S{1,255}|\bhttps?://\S{1,500}|\bwww\.\S{1,500}""",
    re.I | re.M | re.X,
)

_PATTERNS = (_PARTS, _SHORT_PARTS, _LINES, _SCHOOLS, _PHRASES)


def passed_over(text: str) -> list[Span]:
    """Slices of the text that are not read, in no order."""
    spans = [found.span() for pattern in _PATTERNS for found in pattern.finditer(text)]
    for start, end in _clauses(text):
        if _NOT_NEEDED.search(text, start, end):
            spans.append((start, end))
        elif (denied := _denied_from(text, start, end)) is not None:
            spans.append((denied, end))
    return spans


def _denied_from(text: str, start: int, end: int) -> int | None:
    """From where on a clause says what is not so."""
    said = [found.start()] if (found := _NOT.search(text, start, end)) else []
    return min([*said, *negations(text, start, end)], default=None)


def ends_of_statements(text: str) -> list[int]:
    """Where words stop belonging together: ends of clauses, colons, and both ends of headings, in their order."""
    ends = {found.start() for pattern in (_CLAUSE, _COLON) for found in pattern.finditer(text)}
    return sorted(ends.union(*(found.span() for found in _HEADING.finditer(text))))


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for found in _CLAUSE.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
