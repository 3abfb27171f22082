"""Where those who decide read what was sent."""

from skills_match.applications.pages import ApplicationPages, applications_are_read_on
from skills_match.enums import Audience

applications_are_read_on(
    ApplicationPages(one="office:application", of_assignment="office:applications"), by=Audience.OFFICE
)
applications_are_read_on(
    ApplicationPages(one="institution_assignments:application", of_assignment="institution_assignments:applicants"),
    by=Audience.HOSTS,
)
