"""The blind copies of one file, to be accepted or corrected."""

from django import forms

from casework.typed.versions import Versioned

from ...models import BlindCopy


class CopiesForm(Versioned, forms.Form):
    """A field for each text of the file; `labels` by the key of the text."""

    marks_optional = False

    def __init__(self, *args, copies: list[BlindCopy], labels: dict[str, str], **kwargs) -> None:
        super().__init__(*args, initial={copy.key: copy.text for copy in copies}, **kwargs)
        self.copies = copies
        for copy in copies:
            self.fields[copy.key] = forms.CharField(
                label=labels.get(copy.key, copy.key),
                required=False,
                max_length=12_000,
                widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
            )
