"""What people say in a wave of the evaluation."""

from placements.enums import Respondent, Wave
from placements.evaluations.answering import answer
from placements.models import Placement


def answer_all(placement: Placement, wave: Wave, answers: dict, officer) -> None:
    for asked, (information, knowledge, organisation, helped, hindered) in answers.items():
        answer(
            evaluation=placement.evaluations.get(wave=wave, asked=asked),
            by=placement.expert if asked == Respondent.EXPERT else officer,
            information=information,
            knowledge=knowledge,
            organisation=organisation,
            helped=helped,
            hindered=hindered,
        )
