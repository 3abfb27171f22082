"""`manage.py set_up_site`: languages, pages, menus, groups and the workflow that every installation starts with."""

from django.core.management.base import BaseCommand

from ...site.tree import set_up_site


class Command(BaseCommand):
    help = "Makes what is missing of the site: languages, pages, menus, groups, workflow. Safe to run again."

    def handle(self, *args, **options):
        set_up_site(report=lambda title: self.stdout.write(f"  {title}") if options["verbosity"] > 1 else None)
        self.stdout.write("The site is set up.")
