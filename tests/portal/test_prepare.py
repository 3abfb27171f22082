"""An installation that was only just copied speaks every language once it is prepared."""

from django.core.management import call_command

from portal.management.commands.prepare import STEPS


def test_preparing_compiles_the_catalogues_of_a_fresh_copy(settings, tmp_path, capsys):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "sw" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Join"\nmsgstr "Jiunge"\n'
    )

    call_command(*next(command for _name, command in STEPS if command[0] == "catalogues"))

    assert source.with_suffix(".mo").exists()
