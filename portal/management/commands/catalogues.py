"""`manage.py catalogues extract|compile|check`: the interface in every language."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ...catalogues import (
    catalogue_files,
    compile_catalogues,
    drop,
    fill_english,
    open_entries,
    partial_catalogue_files,
    sort,
    texts_of,
)


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
        said = set().union(*map(texts_of, catalogue_files()))
        for source in partial_catalogue_files():
            drop(source, but=said)
            sort(source)
            self.stdout.write(f"{source.parent.parent.name}: {len(texts_of(source))} of {len(said)} texts")

    def do_compile(self):
        self.stdout.write(f"{compile_catalogues()} catalogues compiled")

    def do_check(self):
        """Every text extracted, translated and not fuzzy. The files stay as they are.

        A partial catalogue may lack texts, but has none that are open or that the portal no longer says.
        """
        whole, partial = catalogue_files(), partial_catalogue_files()
        before = {source: (source.read_bytes(), texts_of(source)) for source in [*whole, *partial]}
        try:
            self.do_extract()
            for source, (_content, texts) in before.items():
                language = source.parent.parent.name
                if changed := sorted(texts_of(source) ^ texts, key=str):
                    raise CommandError(f"{language}: run `make messages`; new texts, or gone: {changed[:5]}")
                if open_texts := open_entries(source):
                    raise CommandError(f"{language}: {len(open_texts)} texts without translation: {open_texts[:5]}")
        finally:
            for source, (content, _texts) in before.items():
                source.write_bytes(content)
        self.stdout.write("Catalogues complete")
