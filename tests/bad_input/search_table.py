"""Every page that reads something from its address: the words that it looks up, and what it chooses from lists."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class SearchPage:
    name: str
    who: str
    reads: tuple[str, ...]
    args: tuple = ()
    part: str = ""
    #: What nonsense is answered with.
    status: int = 200

    @property
    def title(self) -> str:
        return f"{self.name} {self.part}".strip()

    def url(self, world) -> str:
        filled = [arg.replace("{w.", "{0.").format(world) if "{w." in arg else arg for arg in self.args]
        return reverse(self.name, args=filled)


SEARCHES = [
    SearchPage("home:search", "visitor", ("q", "page")),
    SearchPage("openid_returned", "visitor", ("state", "code", "error"), ("google",), status=403),
    SearchPage("home:contact", "visitor", ("topic",)),
    SearchPage("newsletters:list", "visitor", ("page",)),
    SearchPage("home:translations", "administrator", ("show", "page")),
    SearchPage("events:programme", "visitor", ("by", "language", "zone"), ("{w.event.slug}",)),
    SearchPage("events:session", "visitor", ("zone",), ("{w.event.slug}", "{w.event_session.key}")),
    SearchPage("events:now", "visitor", ("zone",), ("{w.event.slug}",)),
    SearchPage("events:mine", "visitor", ("s", "zone"), ("{w.event.slug}",)),
    SearchPage("events:my_calendar", "visitor", ("s",), ("{w.event.slug}",)),
    SearchPage("events:register", "visitor", ("code", "n1"), ("{w.open_event.slug}",)),
    SearchPage("events:details", "visitor", ("code",), ("{w.open_event.slug}", "{w.category.pk}x1")),
    SearchPage("events:check_certificate", "visitor", ("code",), ("{w.past_event.slug}", "E-2027-00001")),
    SearchPage("event_desk:messages", "organiser", ("page",), ("{w.event.slug}",)),
    SearchPage("event_desk:sign_ups", "organiser", ("page",), ("{w.event.slug}",)),
    SearchPage("event_desk:signed_up", "organiser", ("page",), ("{w.event.slug}", "{w.session_places.pk}")),
    SearchPage("event_desk:meeting_hosts", "organiser", ("page",), ("{w.event.slug}",)),
    SearchPage(
        "event_desk:meetings_of_host", "organiser", ("page",), ("{w.open_event.slug}", "{w.meeting_slot.host_id}")
    ),
    SearchPage("event_desk:speakers", "organiser", ("page",), ("{w.event.slug}",)),
    SearchPage("event_desk:refunds", "organiser", ("page",), ("{w.event.slug}",)),
    SearchPage("event_desk:registrations", "organiser", ("q", "state", "page"), ("{w.open_event.slug}",)),
    SearchPage("event_desk:changes", "organiser", ("page",), ("{w.open_event.slug}",)),
    SearchPage("event_desk:scan_conflicts", "organiser", ("page",), ("{w.open_event.slug}",)),
    SearchPage("event_desk:proposals", "organiser", ("q", "state", "page"), ("{w.event.slug}",)),
    SearchPage("event_desk:gate", "organiser", ("q",), ("{w.open_event.slug}", "{w.check_in_list.pk}")),
    SearchPage("event_desk:badges", "organiser", ("only",), ("{w.open_event.slug}",)),
    SearchPage("event_desk:visas", "visas", ("page",), ("{w.open_event.slug}",)),
    SearchPage("event_desk:events", "organiser", ("page",)),
    SearchPage("event_desk:part", "organiser", ("page",), ("{w.event.slug}", "rooms")),
    SearchPage("office_reviews:rounds", "officer", ("page",)),
    SearchPage("reviews:rounds", "officer", ("page",)),
    SearchPage("office:application", "officer", ("state", "officer", "sort"), ("{w.sent.pk}",)),
    SearchPage(
        "office:answers",
        "officer",
        ("q", "state", "programme", "rule", "officer", "page"),
        ("{w.published.reference}",),
    ),
    SearchPage("office:board", "officer", ("tick",), ("{w.published.reference}",)),
    SearchPage("office:choose_many", "officer", ("application", "board")),
    SearchPage("navigator:needs", "visitor", ("where", "passport", "profession")),
    SearchPage("office:claims", "officer", ("q", "state", "kind", "page")),
    SearchPage("office:claims_export", "officer", ("q", "state"), ("csv",)),
    SearchPage("office:claim_totals", "officer", ("by", "programme", "since", "until", "page")),
    SearchPage("office:claim_totals_export", "officer", ("by", "programme", "since", "until"), ("csv",)),
    SearchPage("office:exchange_rates", "officer", ("page",)),
    SearchPage("safeguarding_desk:cases", "officer", ("show", "page")),
    SearchPage("home:messages", "officer", ("show", "page")),
    SearchPage(
        "assignments:list", "professional", ("q", "sector", "region", "mode", "length", "language", "sort", "page")
    ),
    SearchPage("my:skills", "professional", ("q", "from")),
    SearchPage("my:skill_suggest", "professional", ("q", "kind")),
    SearchPage("my:missing_skill", "professional", ("q",)),
    SearchPage("my:missing_occupation", "professional", ("q",)),
    SearchPage("my:occupation", "professional", ("q", "from")),
    SearchPage("my:matches", "professional", ("page",)),
    SearchPage("my:saved", "professional", ("page",)),
    SearchPage("my:applications", "professional", ("page",)),
    SearchPage("my:invitations", "professional", ("page",)),
    SearchPage("my:new", "professional", ("page",)),
    SearchPage("diaspora:privacy", "professional", ("page",)),
    SearchPage("diaspora:notices", "professional", ("page",)),
    SearchPage("institution:members", "manager", ("page",)),
    SearchPage("institution_assignments:list", "manager", ("state", "page")),
    SearchPage("institution_assignments:step", "manager", ("q",), ("{w.draft.reference}", "skills"), part="skills"),
    SearchPage(
        "institution_assignments:step", "manager", ("q",), ("{w.draft.reference}", "profile"), part="occupation"
    ),
    SearchPage("institution_assignments:people", "manager", ("musts", "page"), ("{w.published.reference}",)),
    SearchPage("institution_assignments:applicants", "manager", ("show", "page"), ("{w.published.reference}",)),
    SearchPage("institution_assignments:below", "ministry", ("page",)),
    SearchPage("office:public_answers", "officer", ("inquiry",), ("{w.published.reference}",)),
    SearchPage("office:search", "officer", ("q",)),
    SearchPage("office:people", "officer", ("q", "skill", "occupation", "country", "region", "state", "page")),
    SearchPage("office:inquiries", "officer", ("q", "state", "page")),
    SearchPage("office:suggestions", "officer", ("q", "state", "page")),
    SearchPage("office:suggestion", "officer", ("q",), ("{w.suggestion.pk}",)),
    SearchPage("office:merges", "officer", ("kind", "goes", "stays", "concept", "into", "compare", "page")),
    SearchPage("office:labels", "officer", ("q", "kind", "group", "word", "language", "page")),
    SearchPage("office:placements", "officer", ("q", "state", "mode", "region", "unconfirmed", "sort", "page")),
    SearchPage("office:placements_morning", "officer", ("page",)),
    SearchPage("office:pay_accounts", "officer", ("page",)),
    SearchPage("office:payment_files", "officer", ("page",)),
    SearchPage("office:payment_file", "officer", ("page",), ("{w.payment_file.pk}",)),
    SearchPage("office:programme_report", "officer", ("programme", "first_on", "last_on", "grant")),
    SearchPage(
        "office:programme_report_workbook", "officer", ("programme", "first_on", "last_on", "grant"), status=404
    ),
    SearchPage(
        "office:programme_report_rows",
        "officer",
        ("programme", "first_on", "last_on", "grant", "figure", "title", "page"),
        status=404,
    ),
    SearchPage("office:alumni", "officer", ("kind", "page")),
    SearchPage("placements:stories", "administrator", ("list", "page")),
    SearchPage("office:frozen_reports", "officer", ("page",)),
    SearchPage("office:earlier_lists", "officer", ("page",)),
    SearchPage("office:freeze_report", "officer", ("programme", "first_on", "last_on", "grant")),
    SearchPage("my:programme_reports", "evaluator", ("page",)),
    SearchPage("my:evaluators_rows", "evaluator", ("programme", "first_on", "last_on")),
    SearchPage("my:evaluators_codebook", "evaluator", ("programme", "first_on", "last_on"), status=404),
    SearchPage("my:take_evaluators_rows", "evaluator", ("programme", "first_on", "last_on"), ("csv",), status=404),
    SearchPage("office:placement_reports", "officer", ("page",)),
    SearchPage("office:application_messages", "officer", ("officer", "page")),
    SearchPage("office:entered", "officer", ("page",)),
    SearchPage("office:entered_assignments", "officer", ("page",)),
    SearchPage("office:campaigns", "officer", ("page",)),
    SearchPage("office:outreach_links", "officer", ("page",)),
    SearchPage("office:follow_ups", "officer", ("page",)),
    SearchPage("institution_assignments:placements", "manager", ("page",)),
    SearchPage("office:assignments", "officer", ("q", "state", "officer", "programme", "wait", "page")),
    SearchPage("office:programmes", "officer", ("page",)),
    SearchPage("office:programme_part", "officer", ("page",), ("{w.programme.code}", "rules")),
    SearchPage("office:programme_rights", "officer", ("page",), ("{w.programme.code}",)),
    SearchPage("programmes:list", "visitor", ("page",)),
    SearchPage("programmes:programme", "visitor", ("page",), ("{w.programme.code}",)),
    SearchPage(
        "office:applications",
        "officer",
        ("q", "state", "programme", "rule", "officer", "overdue", "sort", "assignment", "page"),
    ),
    SearchPage("office:match_people", "officer", ("musts", "page"), ("{w.published.reference}",)),
    SearchPage("office:match_runs", "officer", ("assignment", "audience", "page")),
    SearchPage("office:compare_people", "officer", ("list", "person"), ("{w.published.reference}",)),
    SearchPage("institution_assignments:compare_people", "manager", ("list", "person"), ("{w.published.reference}",)),
    SearchPage("finance:payments", "finance", ("q", "state", "way", "page")),
    SearchPage("finance:cash", "finance", ("page",)),
    SearchPage("finance:payouts", "finance", ("page",)),
    SearchPage("finance:statement", "finance", ("purpose", "year", "month")),
    SearchPage("finance:statement_file", "finance", ("purpose", "year", "month")),
    SearchPage("finance:bank_file", "finance", ("page",), ("{w.bank_file.pk}",)),
    SearchPage("finance:bank", "finance", ("show", "month", "page")),
    SearchPage("finance_gifts:appeals", "finance", ("page",)),
    SearchPage("finance_gifts:names", "finance", ("q", "show", "page"), ("{w.appeal.slug}",)),
    SearchPage("finance_gifts:gifts", "finance", ("q", "show", "page")),
    SearchPage("payments:invoice", "visitor", ("pdf",), ("{w.invoice.key}",)),
    SearchPage("contributions:give", "visitor", ("gift",), ("{w.appeal.slug}",)),
    SearchPage("contributions:year", "visitor", ("pdf",), ("{w.gifts_token}", "2020"), status=404),
    SearchPage("contributions:year_of_account", "professional", ("pdf",), ("2020",), status=404),
    SearchPage("office_people:institutions", "officer", ("q", "state", "kind", "region", "address", "page")),
    SearchPage("office_people:accounts", "officer", ("q", "state", "role", "page")),
    *(
        SearchPage(
            "office:export", "officer", ("q", "skill", "state", "officer", "region", "sort"), (kind, "csv"), kind
        )
        for kind in ("people", "assignments", "applications", "institutions")
    ),
]
