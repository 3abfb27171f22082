"""What people say to their offers before they answer, and ask for instead."""

import datetime

from selection.models import CounterOffer
from selection.negotiating.answering import answer_elements
from selection.negotiating.asking import ask_for_change
from selection.negotiating.settling import grant_counter_offer
from skills_match.models import Application


def talk_about_offer(application: Application, told: dict, officer) -> None:
    """`said`: the answer and the words by element. `asks`: how many days later the work would begin, how many days more
    to answer, why, and what the office says, if it has answered."""
    person = application.profile.user
    if said := told.get("said"):
        answer_elements(application=application, by=person, answers={key: tuple(words) for key, words in said.items()})
    if not (asks := told.get("asks")):
        return
    offer, wanted = application.offer, {}
    if later := asks.get("days_later"):
        move = datetime.timedelta(days=later)
        wanted |= {"starts_on": offer.starts_on + move, "ends_on": offer.ends_on + move}
    if more := asks.get("days_more"):
        wanted["until"] = offer.answer_by + datetime.timedelta(days=more)
    asked: CounterOffer = ask_for_change(application=application, by=person, reason=asks["why"], **wanted)
    if answer := asks.get("granted"):
        answer_by = offer.answer_by + datetime.timedelta(days=2)
        grant_counter_offer(counter_offer=asked, by=officer, answer_by=answer_by, answer=answer)
