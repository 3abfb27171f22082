"""Forms about money at the office."""

from .form_page import NEXT_YEAR, FormPage, a_bank_statement


def _of_finance(name: str, row: str, **values) -> FormPage:
    return FormPage(f"finance:{name}", "finance", (row,), **values)


FINANCE = [
    _of_finance(
        "refund",
        "{w.paid.reference}",
        typed=("amount",),
        texts=("reason",),
        valid={"amount": "5000"},
        needs=("amount", "reason"),
    ),
    _of_finance("keep_refund", "{w.came_back.pk}", texts=("reason",), needs=("reason",)),
    _of_finance("refuse_refund", "{w.asked_for.pk}", texts=("reason",), needs=("reason",)),
    _of_finance("report", "{w.invoice.reference}", texts=("evidence",), needs=("evidence",)),
    _of_finance("send_back", "{w.reported.reference}", texts=("reason",), needs=("reason",)),
    _of_finance(
        "explain_bank_line",
        "{w.bank_line.pk}",
        texts=("explanation",),
        shaped=("payer_name",),
        chosen=("use", "thing", "payment"),
        valid={"use": "cash"},
        needs=("use", "explanation"),
    ),
    FormPage(
        "finance:cash",
        "finance",
        texts=("explanation",),
        typed=("counted",),
        chosen=("currency",),
        valid={"currency": "TZS", "counted": "0"},
        needs=("currency", "counted"),
    ),
    _of_finance("explain_difference", "{w.difference.pk}", texts=("explanation",), needs=("explanation",)),
    FormPage(
        "finance:invoice",
        "finance",
        shaped=("payer_name", "payer_email", "control_number"),
        typed=("amount", "until"),
        chosen=("thing", "currency", "way", "language"),
        valid={
            "thing": "gift {w.appeal.pk}",
            "currency": "USD",
            "way": "invoice",
            "language": "sw",
            "amount": "50",
            "payer_name": "Asha Mrema",
            "payer_email": "payer@example.org",
            "until": f"{NEXT_YEAR}-01-15",
        },
        needs=("thing", "amount", "currency", "way", "payer_name", "language"),
    ),
    FormPage(
        "finance_gifts:end",
        "finance",
        ("{w.appeal.slug}",),
        chosen=("end",),
        valid={"end": "by_goal"},
        needs=("end",),
    ),
    FormPage("finance_gifts:gift", "finance", ("{w.large_gift.pk}",), texts=("reason",), needs=("reason",)),
    FormPage(
        "finance_gifts:name",
        "finance",
        ("{w.appeal.slug}", "{w.shown_gift.pk}"),
        texts=("reason",),
        needs=("reason",),
    ),
    FormPage(
        "finance:read_bank_statement",
        "finance",
        chosen=("decimals",),
        files={"statement": a_bank_statement},
        needs=("statement",),
    ),
]
