"""At which sites of the institution the posts of an assignment are."""

from collections.abc import Mapping

from ..models import Assignment, AssignmentSite
from .editing import editing


def save_sites(*, assignment: Assignment, by, posts: Mapping[int, int]) -> None:
    """`posts` by the number of the site; the posts of the assignment are their sum, and stay as they are without any.

    Raises NotEditable.
    """
    named = {site: count for site, count in posts.items() if count}
    with editing(assignment=assignment, by=by, step="sites") as locked:
        locked.sites.all().delete()
        own = set(locked.institution.sites.filter(pk__in=named).values_list("pk", flat=True))
        AssignmentSite.objects.bulk_create(
            AssignmentSite(assignment=locked, site_id=site, posts=count) for site, count in named.items() if site in own
        )
        if named:
            locked.posts = sum(named.values())
            locked.save(update_fields=["posts", "updated_at"])
