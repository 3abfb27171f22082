"""`manage.py catalogues extract|compile|check`: the interface in every language."""

import polib
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ...catalogues import catalogue_files, compile_catalogues, fill_english, open_entries, sort


class Command(BaseCommand):
    help = (
        "Extract the texts of the interface (needs gettext), compile the catalogues, or check that they are complete."
    )

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["extract", "compile", "check"])

    def handle(self, *, action, **options):
        getattr(self, f"do_{action}")()

    def do_extract(self):
        for source in catalogue_files():
            source.parent.mkdir(parents=True, exist_ok=True)
        call_command(
            "makemessages",
            locale=[source.parent.parent.name for source in catalogue_files()],
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
            extensions=["html", "txt", "py"],
            ignore_patterns=[".venv", "var", "tests", "benchmarks", "node_modules"],
            verbosity=0,
        )
        for source in catalogue_files():
            sort(source)
            if source.parent.parent.name == "en":
                fill_english(source)
            self.stdout.write(f"{source.parent.parent.name}: {len(open_entries(source))} texts to translate")

    def do_compile(self):
        self.stdout.write(f"{compile_catalogues()} catalogues compiled")

    def do_check(self):
        """Every text extracted, translated and not fuzzy. The files stay as they are."""
        before = {source: (source.read_bytes(), self._texts(source)) for source in catalogue_files()}
        try:
            self.do_extract()
            for source, (_content, texts) in before.items():
                language = source.parent.parent.name
                if missing := sorted(self._texts(source) - texts, key=str):
                    raise CommandError(f"{language}: run `make messages`; new texts: {missing[:5]}")
                if open_texts := open_entries(source):
                    raise CommandError(f"{language}: {len(open_texts)} texts without translation: {open_texts[:5]}")
        finally:
            for source, (content, _texts) in before.items():
                source.write_bytes(content)
        self.stdout.write("Catalogues complete")

    @staticmethod
    def _texts(source):
        return {(e.msgctxt, e.msgid) for e in polib.pofile(str(source)) if not e.obsolete} if source.exists() else set()
