"""The one table: what it says it is, and what of its rows is escaped."""

from django.template import engines
from django.utils.translation import override


def render(text, **values):
    return engines["django"].from_string(text).render(values)


def test_a_table_is_named_in_the_readers_language_and_can_be_reached_with_the_keyboard():
    with override("sw"):
        html = render('{% table _("Accounts") %}<tr><td>1</td></tr>{% endtable %}')

    assert '<div class="table-wrap" tabindex="0" role="region" aria-label="Akaunti">' in html
    assert '<table class="table"><tr><td>1</td></tr></table>' in html


def test_rows_are_escaped_once_and_so_is_the_name():
    html = render(
        '{% table name "comparison" %}<tr><td>{{ cell }}</td></tr>{% endtable %}', name='"x"', cell="<b> & co"
    )

    assert 'aria-label="&quot;x&quot;"' in html
    assert '<table class="table comparison"><tr><td>&lt;b&gt; &amp; co</td></tr></table>' in html
