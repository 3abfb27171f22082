"""What the page of an assignment says of the navigator."""

from django.urls import reverse

from diaspora.open_pages import PageSection, assignment_page
from skills_match.models import Assignment

from ..enums import WhereNeeded


@assignment_page.adds(order=10)
def what_one_needs(assignment: Assignment) -> list[PageSection]:
    where = assignment.region.zone if assignment.region else WhereNeeded.MAINLAND
    return [PageSection("navigator/_section.html", f"{reverse('navigator:needs')}?where={where}&passport=no")]
