"""Payments and gifts."""

from django.contrib.auth.models import Permission
from django.utils import timezone

from contributions.gifts.links import manage_path, path_to_all
from payments.models import BankFile, Difference
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.payments import BankLineFactory, PaymentFactory, RefundFactory
from tests.factories.people import UserFactory


def in_finance():
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["prepare_finance", "approve_finance"]))
    return user


def money(world) -> None:
    """One payment in each state that a form of finance is about."""
    world.paid = PaymentFactory(state="paid", paid_at=timezone.now())
    world.invoice = PaymentFactory(way="invoice")
    world.came_back = RefundFactory(state="failed")
    world.asked_for = RefundFactory(
        state="requested", payment__state="paid", payment__paid_at=timezone.now(), payment__refunded_minor=1_000_000
    )
    world.reported = PaymentFactory(way="invoice", state="reported")
    world.bank_line = BankLineFactory()
    world.bank_file = BankFile.objects.create()
    world.appeal = AppealFactory(assignment=world.published)
    world.large_gift = GiftFactory(appeal=world.appeal, state="waiting")
    world.shown_gift = small_gift = GiftFactory(appeal=world.appeal)
    world.gift_token = manage_path(small_gift).split("/")[-2]
    world.gifts_token = path_to_all(small_gift).split("/")[-2]
    world.difference = Difference.objects.create(kind="event", about="evt_1")
