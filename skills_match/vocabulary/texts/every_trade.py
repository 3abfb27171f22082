"""What people of every trade also do: they train, report, lead, advise, repair. Its words are in every text, so that no
label weighs them; the words next to a verb tell whether it is meant."""

import re
from collections.abc import Iterator

from .passed_over import passed_over

#: Whom somebody trains at work, and leads; pupils and students are a trade of their own.
_PEOPLE = r"""(?:staff|colleagues|teams?|workers|employees|officers|personnel|people|members|committees|volunteers
    |nurses|midwives|doctors|clinicians|technicians|engineers|operators|clerks|farmers|growers|teachers|tutors|managers
    |supervisors|trainers|trainees|juniors?|interns|guides|drivers|reporters|journalists|analysts|developers|users
    |leaders|women|youth|groups|experts|assistants|inspectors|artisans|fishers|cooks|carers|auditors|accountants)"""
_WATU = r"""(?:wa(?!nafunzi\b|toto\b)[a-z]{3,}|vijana|vikundi|watu|timu|mafundi|maafisa|maofisa|madereva|madaktari
    |makarani|akina\s+mama)"""
_WATUMISHI = r"(?:timu|kikosi|watumishi|wafanyakazi|wahudumu|wauguzi|mafundi|wataalamu|wahandisi|maafisa|watu)"
_OFISI = r"""(?:wizara|serikali|taasisi|halmashauri|uongozi|menejimenti|mashirika|kampuni|wakulima|wateja|viongozi
    |bodi|mamlaka)"""
_MACHINES = r"""(?:machines?|equipment|pumps?|engines?|vehicles?|devices?|systems?|plant|instruments?|generators?
    |ventilators?|tools|computers|motors?|cranes?|boats?|trucks?|units?|networks?)"""
_MITAMBO = r"(?:mashine|vifaa|pampu|magari|mitambo|injini|mifumo|kompyuta)"
_MATERIALS = r"(?:manuals?|handbooks?|handouts|(?:teaching|learning|training)\s+materials?)"
_WRITES = r"(?:writ(?:e|es|ing|ten)|wrote|draft(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|develop(?:s|ed|ing)?)"
#: A few words between a verb and its object.
_FEW = r"(?:[\w’'-]+\s+){0,4}?"
_ONE = r"(?:\w+\s+)?"
#: What stands before the stem of a verb of Kiswahili: ku-, ata-, nime-, wali-.
_KU = r"\b[a-z]{0,5}"

#: The name of a skill, in English, and how texts say it.
_SAYINGS = {
    "staff training": (
        rf"(?:train|instruct|coach|mentor)(?:s|ed|ing)?\s+(?:of\s+)?{_FEW}{_PEOPLE}\b",
        rf"(?:taught|teach(?:es|ing)?)\s+(?:of\s+)?{_FEW}{_PEOPLE}\b",
        r"(?:r[ua]n|running|h[eo]ld|holding|g[ai]ve|giving|conduct(?:s|ed|ing)?|deliver(?:s|ed|ing)?|le(?:a)?d|leading"
        rf"|organis(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)|provid(?:e|es|ed|ing))\s+{_FEW}(?:trainings?|workshops?)\b",
        r"(?:on[- ]the[- ]job|hands[- ]on|in[- ]house|staff)\s+training\b",
        rf"{_KU}wafundish(?:a|ia|e)\b",
        rf"{_KU}(?:fundish(?:a|ia|e)|elekez[ae])\s+{_ONE}{_WATU}\b",
        rf"{_KU}(?:to[ae]|endesh[ae]|andaa|pang[ae])\s+mafunzo\b",
        rf"mafunzo\s+(?:kwa|ya|kazini)\s+(?:vitendo\s+kwa\s+)?{_WATU}\b",
    ),
    "report writing": (
        rf"(?:{_WRITES}|produc(?:e|es|ed|ing)|submit(?:s|ted|ting)?|hand\s+(?:in|over))\s+{_FEW}reports?\b",
        r"(?:final|inception|progress|monthly|quarterly|weekly|annual|donor|narrative|technical|closing)\s+reports?\b",
        r"report(?:s|ed|ing)?\s+(?:to\s+(?:the\s+)?(?:donors?|funders?|board|ministry|management)|each|every)\b",
        r"report(?:s|ed|ing)?\s+(?:weekly|monthly|quarterly)\b",
        rf"{_KU}(?:andik(?:a|ia|e)|anda[ae]|wasilish[ae]|to[ae])\s+(?:\w+\s+){{0,2}}?"
        r"(?:ripoti|taarifa(?!\s+(?:za|ya)\s+(?:fedha|habari|hesabu)))\b",
        r"ripoti\s+(?:ya|za)\s+(?:mwisho|mwezi|robo|wiki|kila|maendeleo|utekelezaji|kazi)\b",
    ),
    "team leadership": (
        r"(?:l(?:eads?|ed|eading)|head(?:s|ed|ing)?|manag(?:e|es|ed|ing)|supervis(?:e|es|ed|ing)|in\s+charge\s+of"
        rf"|responsible\s+for|coordinat(?:e|es|ed|ing))\s+(?:a\s+|the\s+)?(?:[\w’'-]+\s+){{0,3}}?{_PEOPLE}\b",
        r"team\s+(?:of|leader|lead)\b",
        rf"{_KU}(?:ongoz|simami)[ae]\s+{_ONE}{_WATUMISHI}\b",
        r"kiongozi\s+wa\s+timu\b",
    ),
    "advisory services": (
        r"advis(?:e|es|ed|ing)\s+\w+",
        r"(?:g[ai]ve[sn]?|giving|provid(?:e|es|ed|ing)|offer(?:s|ed|ing)?)\s+(?:\w+\s+){0,2}?(?:advice|guidance)\b",
        r"advisory\s+(?:services?|work|role)\b",
        rf"{_KU}shauri\s+{_OFISI}\b",
        r"ushauri\s+wa\s+(?:kitaalamu|kitaalam|kiufundi)\b",
    ),
    "equipment maintenance and repair": (
        r"(?:repair(?:s|ed|ing)?|maintain(?:s|ed|ing)?|servic(?:ed|ing)|troubleshoot(?:s|ing)?|overhaul(?:s|ed|ing)?)"
        rf"\s+{_FEW}{_MACHINES}\b",
        r"(?:repairs?\s+of|(?:small|minor|basic)\s+repairs)\b",
        r"(?:preventive|planned|corrective|routine)\s+maintenance\b",
        r"maintenance\s+(?:plans?|schedules?|of)\b",
        r"(?:repair|operation)\s+and\s+maintenance\b",
        r"(?:matengenezo|ukarabati|urekebishaji)\s+(?:ya|wa|kinga)\b",
        rf"{_KU}(?:karabati|(?:rekebish|tengenez)[ae])\s+{_ONE}{_MITAMBO}\b",
    ),
    "community engagement": (
        r"community\s+(?:mobilis|mobiliz|meeting|engagement|awareness|outreach|dialogue|sensitis|leader)\w*",
        r"(?:work(?:s|ed|ing)?|consult(?:s|ed|ing)?|meet(?:s|ing)?|awareness|mobilis(?:e|ed|ing))\s+(?:\w+\s+){0,4}?"
        r"communit(?:y|ies)\b",
        rf"{_KU}(?:hamasish|elimish|shirikish)[ae]\s+(?:jamii|wananchi|vijiji)\b",
        r"uhamasishaji\b",
        r"kazi\s+na\s+jamii\b",
    ),
    "training material development": (
        r"(?:training|user|operator|teacher|field|procedures?)['’]?s?\s+(?:manuals?|handbooks?|guides?)\b",
        rf"{_WRITES}\s+(?:[\w’'-]+\s+){{0,3}}?{_MATERIALS}\b",
        r"[vk]itini\b",
        rf"{_KU}(?:anda[ae]|andik[ae]|tengenez[ae])\s+(?:\w+\s+){{0,2}}?(?:mi?w?ongozo|zana\s+za\s+kufundishia)\b",
    ),
    "occupational health and safety": (
        r"health\s+(?:and|&)\s+safety\b",
        r"(?:safety\s+at\s+work|workplace\s+safety|safe\s+(?:handling|use|working)|HSE|OHS)\b",
        r"(?<!road\s)safety\s+(?:procedures?|rules|training|officer|of\s+workers)\b",
        r"usalama\s+(?:kazini|mahali\s+pa\s+kazi|wa\s+wafanyakazi)\b",
    ),
}
SKILLS = tuple(_SAYINGS)
_PATTERNS = {name: re.compile(rf"\b(?:{'|'.join(ways)})", re.I | re.X) for name, ways in _SAYINGS.items()}


def said_in_every_trade(text: str) -> Iterator[tuple[str, int, int]]:
    """(name of a skill in English, slice of the text that says it first), in the order of the text."""
    left_out = passed_over(text)
    found = []
    for name, pattern in _PATTERNS.items():
        for said in pattern.finditer(text):
            if not any(start <= said.start() < end for start, end in left_out):
                found.append((said.start(), said.end(), name))
                break
    return ((name, start, end) for start, end, name in sorted(found))
