"""People who come to an event."""

from conferences.models import Quota, Registration
from conferences.registrations.registering import NewDelegate, Payer, register

ASHA = Payer("Asha Mrema", "asha@example.org", "en")


def come(event, *categories, payer=ASHA, **values):
    return register(event=event, payer=payer, delegates=[NewDelegate(each) for each in categories], **values)


def somebody(number: int) -> Payer:
    return Payer(f"Person {number}", f"person{number}@example.org", "en")


def taken(quota):
    return Quota.objects.get(pk=quota.pk).taken


def state(registration):
    return Registration.objects.get(pk=registration.pk).state
