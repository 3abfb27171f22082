"""What the professional looks for, what people ask and suggest, and what readers write to the office."""

from django.utils import timezone

from home.contact.messages import answer_message, receive_message
from office.notes import write_note
from skills_match.alerts.saved_searches import save_search
from skills_match.assignments.inquiries import answer_inquiry, ask_question
from skills_match.enums import AlertFrequency, Audience, Band, ConceptKind, SuggestionState
from skills_match.models import Alert, AlertSettings, Concept
from skills_match.vocabulary import suggestions
from tests.skills_match.people_for import people_for

from .clock import days_ago
from .texts import read_one


def build_interest(assignments, people, accounts) -> int:
    """Returns the number of saved searches."""
    user, officer = accounts["professional"], accounts["office"]
    AlertSettings.objects.create(user=user, frequency=AlertFrequency.WEEKLY)
    nursing, _new = save_search(user=user, name="Nursing", text="nurses", chosen={}, tells=True)
    chosen = {"mode": ["online", "blended"]}
    online, _new = save_search(user=user, name="Online, any field", text="", chosen=chosen, tells=True)
    for key, search in {"newborn-unit": None, "paediatric-nurses": nursing, "results-monitoring": online}.items():
        band = "" if search else Band.GOOD
        Alert.objects.create(
            user=user, assignment=assignments[key], band=band, saved_search=search, settled_at=timezone.now()
        )
    for key in ("midwives", "mtwara-water"):
        with days_ago(6):
            people_for(assignment=assignments[key], audience=Audience.OFFICE, reader=officer)
    note = "Spoke with the ward by telephone: they would also take somebody for four weeks."
    write_note(about=assignments["paediatric-nurses"], text=note, by=officer)
    return user.saved_searches.count()


def build_talk(assignments, people, accounts) -> None:
    officer, talk = accounts["office"], read_one("talk")
    for told in talk["question"]:
        with days_ago(told["days_ago"]):
            by = people[told["person"]].user
            inquiry = ask_question(assignment=assignments[told["assignment"]], by=by, text=told["text"])
        if "answer" in told:
            with days_ago(told["days_ago"] - 1):
                answer_inquiry(inquiry=inquiry, by=officer, text=told["answer"])
    for told in talk["message"]:
        wanted = {name: told[name] for name in ("topic", "name", "email", "text", "language")}
        with days_ago(told["days_ago"]):
            message = receive_message(**wanted)
        if "answer" in told:
            with days_ago(told["days_ago"] - 1):
                answer_message(message=message, by=officer, answer=told["answer"])
    for told in talk["suggestion"]:
        build_suggestion(told, people[told["person"]].user, officer)


def build_suggestion(told: dict, person, officer) -> None:
    with days_ago(told["days_ago"]):
        suggestion = suggestions.suggest_concept(
            by=person,
            text=told["text"],
            language=told["language"],
            explanation=told["why"],
            kind=ConceptKind(told.get("kind", ConceptKind.SKILL)),
        )
    with days_ago(told["days_ago"] - 1):
        if told["became"] == SuggestionState.ACCEPTED_SYNONYM:
            concept = Concept.objects.skills().get(code=told["of"])
            suggestions.accept_as_synonym(suggestion=suggestion, by=officer, concept=concept)
        elif told["became"] == SuggestionState.ACCEPTED_NEW:
            labels = {name: told[name] for name in ("label_en", "label_sw")}
            suggestions.accept_as_new(suggestion=suggestion, by=officer, **labels)
        elif told["became"] == SuggestionState.DECLINED:
            suggestions.decline_suggestion(suggestion=suggestion, by=officer, answer=told["answer"])
