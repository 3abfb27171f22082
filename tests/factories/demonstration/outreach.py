"""A request that the office entered, a team, a campaign, and links that others pass on."""

from skills_match.commitments.heads import ask_head
from skills_match.entered.assignments import enter_assignment
from skills_match.models import Application, Campaign, LinkArrival, OutreachLink
from skills_match.outreach.campaigns import prepare_campaign, print_of, release_campaign, write_campaign
from skills_match.outreach.links import make_link
from skills_match.outreach.readers import readers_of
from skills_match.teams.forming import join_team, start_team

from .clock import days_ago
from .texts import read_one


def build_outreach(assignments, people, accounts) -> int:
    """Returns how many links there are."""
    told, officer = read_one("outreach"), accounts["office"]
    enter(told["request"], assignments, officer)
    gather(told["team"], assignments, people)
    for one in told["campaign"]:
        write(one, assignments, officer)
    for one in told["link"]:
        pass_on(one, people, officer)
    return OutreachLink.objects.count()


def enter(told: dict, assignments, officer) -> None:
    """What a hospital asked for on paper; its head has the link."""
    with days_ago(told["days_ago"]):
        institution = assignments[told["of_the_host_of"]].institution
        draft = enter_assignment(institution=institution, came="paper", by=officer)
        for name, value in told["texts"].items():
            setattr(draft, name, value)
        draft.save()
        ask_head(assignment=draft, by=officer, **told["head"])


def gather(told: dict, assignments, people) -> None:
    first, *others = [
        Application.objects.select_related("profile__user").get(
            assignment=assignments[told["assignment"]], profile=people[name]
        )
        for name in told["people"]
    ]
    with days_ago(2):
        team = start_team(application=first, by=first.profile.user)
        for other in others:
            join_team(application=other, code=team.code, by=other.profile.user)


def write(told: dict, assignments, officer) -> Campaign:
    """Released, where it is to be and somebody would read it; else a draft."""
    with days_ago(told["days_ago"]):
        assignment = assignments[told["assignment"]]
        campaign = write_campaign(assignment=assignment, by=officer, **told["texts"])
        if told["is_released"] and readers_of(assignment).chosen:
            prepare_campaign(campaign=campaign, by=officer)
            release_campaign(campaign=campaign, by=officer, shown=print_of(campaign))
    return campaign


def pass_on(told: dict, people, officer) -> None:
    with days_ago(told["days_ago"]):
        link = make_link(by=officer, name=told["name"], kind=told["kind"])
    OutreachLink.objects.filter(pk=link.pk).update(visits=told["visits"])
    for name in told["brought"]:
        LinkArrival.objects.create(link=link, user=people[name].user)
