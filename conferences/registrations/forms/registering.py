"""What somebody types who registers."""

from collections.abc import Iterator

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.refusals import Refused
from casework.typed.versions import Versioned
from diaspora.name_fields import NameField, TitleField
from payments.enums import PaymentWay

from ...enums import QuestionKind
from ...models import Category, Delegate, Event, EventQuestion
from ..questions import asked_at_once, questions_of
from ..registering import MOST_DELEGATES, NewDelegate, NobodyToAccompany, Payer
from .parts import lines


class ChoiceForm(forms.Form):
    """How many places of each category. It is sent by GET: the choice becomes a part of the next address."""

    code = forms.CharField(
        label=gettext_lazy("Code or invitation"), max_length=20, required=False, widget=forms.TextInput()
    )

    def __init__(self, *args, categories: list[Category], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.categories = categories
        for category in categories:
            self.fields[f"n{category.pk}"] = forms.IntegerField(
                label=category.name, required=False, min_value=0, max_value=MOST_DELEGATES
            )
        self.order_fields([*(f"n{category.pk}" for category in categories), "code"])

    def clean(self):
        total = sum(self.numbers.values())
        if self.errors:
            return self.cleaned_data
        if not total:
            raise forms.ValidationError(_("Choose at least one place."))
        if not any(self.numbers.get(category.pk) for category in self.categories if not category.is_accompanying):
            raise forms.ValidationError(str(NobodyToAccompany.text))
        if total > MOST_DELEGATES:
            told = {"most": MOST_DELEGATES}
            raise forms.ValidationError(_("Choose %(most)s places at most; a larger group registers twice.") % told)
        return self.cleaned_data

    def refuse_code(self, refusal: Refused) -> None:
        """The reason, and no other one: what the code would have opened could not be chosen without it."""
        self.full_clean()
        self.errors.pop(NON_FIELD_ERRORS, None)
        self.add_error("code", str(refusal))

    @property
    def numbers(self) -> dict[int, int]:
        found = {category.pk: self.cleaned_data.get(f"n{category.pk}") or 0 for category in self.categories}
        return {pk: number for pk, number in found.items() if number}

    @property
    def choice(self) -> str:
        return written_choice(self.numbers)


def written_choice(numbers: dict[int, int]) -> str:
    """`3x2-5x1`: two places of category 3, one of category 5."""
    return "-".join(f"{pk}x{number}" for pk, number in numbers.items())


def read_choice(text: str, categories: list[Category]) -> list[Category]:
    """A category for each place, or nothing where the text says nothing that can be had."""
    known = {str(category.pk): category for category in categories}
    chosen: list[Category] = []
    for part in text.split("-"):
        pk, _x, number = part.partition("x")
        if pk not in known or not number.isdecimal() or len(number) > 2:
            return []
        chosen += [known[pk]] * int(number)
    comes = any(not category.is_accompanying for category in chosen)
    return chosen if comes and len(chosen) <= MOST_DELEGATES else []


class WhoComesForm(forms.Form):
    """Who pays and who comes. Names may follow later; questions are asked of everybody whom they concern."""

    name = NameField(label=gettext_lazy("Your name"), max_length=160)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of our letters"), choices=settings.FULL_LANGUAGES)

    def __init__(
        self, *args, event: Event, chosen: list[Category], total: int, can_pay_by_card: bool, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        self.questions = questions_of(event)
        if total:
            ways = [(PaymentWay.INVOICE, _("By invoice, through a bank"))]
            if can_pay_by_card:
                ways.insert(0, (PaymentWay.CARD, _("Online by card")))
            self.fields["way"] = forms.ChoiceField(label=_("How do you pay?"), choices=ways, widget=forms.RadioSelect)
            self.initial.setdefault("way", ways[0][0])
        for number, category in enumerate(chosen):
            asked = asked_at_once(self.questions, category)
            self.fields |= dict(_of_delegate(f"d{number}", asked, is_first=number == 0, is_alone=len(chosen) == 1))
            if category.is_accompanying and len(self.hosts) > 1:
                self.fields[f"d{number}-accompanies"] = forms.ChoiceField(
                    label=_("Accompanies"), choices=[("", _("Choose")), *self.hosts]
                )

        if len(chosen) > 1:
            self._say_whose_they_are()

    def _say_whose_they_are(self) -> None:
        """In the summary of errors: the same question is asked of several people."""
        for category, number, fields in self.groups:
            for field in fields:
                field.field.about = f"{number}. {category}"

    @property
    def hosts(self) -> list[tuple[str, str]]:
        """Whom somebody can accompany: place in the list, and how the page calls it."""
        rows = enumerate(self.chosen)
        return [(str(place), f"{place + 1}. {row}") for place, row in rows if not row.is_accompanying]

    @property
    def payer_fields(self) -> list:
        return [self[name] for name in ("name", "email", "language", "way") if name in self.fields]

    @property
    def groups(self) -> Iterator[tuple[Category, int, list]]:
        """A category, a number from 1, and the fields of each delegate."""
        for number, category in enumerate(self.chosen):
            yield category, number + 1, [self[name] for name in self.fields if name.startswith(f"d{number}-")]

    def payer(self, user) -> Payer:
        known = user if user.is_authenticated else None
        return Payer(*(self.cleaned_data[name] for name in ("name", "email", "language")), user=known)

    @property
    def way(self) -> PaymentWay:
        return PaymentWay(self.cleaned_data.get("way") or PaymentWay.CARD)

    def delegates(self) -> list[NewDelegate]:
        return [self._delegate(number, category) for number, category in enumerate(self.chosen)]

    def _delegate(self, number: int, category: Category) -> NewDelegate:
        columns = ("name", "organisation", "email", "language")
        said = {name: self.cleaned_data.get(f"d{number}-{name}", "") for name in columns}
        answers = {
            question.pk: as_text(self.cleaned_data[f"d{number}-q{question.pk}"])
            for question in asked_at_once(self.questions, category)
        }
        host = self.cleaned_data.get(f"d{number}-accompanies") or self.hosts[0][0]
        return NewDelegate(
            category, **said, answers=answers, accompanies=int(host) if category.is_accompanying else None
        )


def as_text(value: str | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return value


def _of_delegate(
    prefix: str, questions: list[EventQuestion], *, is_first: bool, is_alone: bool
) -> Iterator[tuple[str, forms.Field]]:
    hint = "" if is_first else _("You can name this person later.")
    yield (
        f"{prefix}-name",
        NameField(label=_("Name on the badge"), max_length=160, required=is_first, help_text=hint),
    )
    yield f"{prefix}-organisation", TitleField(label=_("Organisation"), max_length=160, required=False)
    yield f"{prefix}-email", forms.EmailField(label=_("E-mail address of this person"), max_length=254, required=False)
    if not is_alone:
        yield f"{prefix}-language", language_field()
    for question in questions:
        yield f"{prefix}-q{question.pk}", field_of(question)


def field_of(question: EventQuestion) -> forms.Field:
    asked = {"label": question.text, "required": question.is_required}
    if question.kind == QuestionKind.YES:
        return forms.BooleanField(**asked)
    if question.kind == QuestionKind.CHOICE:
        choices = [("", _("Choose")), *((line, line) for line in lines(question.choices or ""))]
        return forms.ChoiceField(choices=choices, **asked)
    return forms.CharField(max_length=1000, **asked)


def language_field() -> forms.ChoiceField:
    """Of the ticket and the letters of one delegate."""
    return forms.ChoiceField(
        label=_("Language of the ticket and of letters to this person"),
        choices=[("", _("The language of whoever registers")), *settings.FULL_LANGUAGES],
        required=False,
    )


class DelegateForm(Versioned, forms.ModelForm):
    """Who comes, for one place. Two who have the link do not write over each other."""

    class Meta:
        model = Delegate
        fields = ("name", "organisation", "email", "language")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = language_field()
