"""The forms of people: accounts, profile, applying, contact."""

from .form_page import NEXT_YEAR, FormPage, a_pdf

GOOD_PASSWORD = "four words that nobody knows"

ACCOUNTS = [
    FormPage(
        "account_signup",
        "visitor",
        shaped=("first_name", "last_name", "email"),
        chosen=("preferred_language",),
        secret=("password1",),
        valid={
            "first_name": "Neema",
            "last_name": "Mushi",
            "email": "new@example.org",
            "preferred_language": "sw",
            "password1": GOOD_PASSWORD,
        },
        needs=("first_name", "email", "preferred_language", "password1"),
    ),
    FormPage(
        "socialaccount_signup",
        "from_elsewhere",
        shaped=("first_name", "last_name", "email"),
        chosen=("preferred_language",),
        valid={
            "first_name": "Neema",
            "last_name": "Mushi",
            "email": "new@example.org",
            "preferred_language": "sw",
        },
        needs=("first_name", "email", "preferred_language"),
    ),
    FormPage(
        "account_login",
        "visitor",
        shaped=("login",),
        secret=("password",),
        valid={"login": "nobody@example.org", "password": "wrong"},
        needs=("login", "password"),
    ),
    FormPage(
        "account_reset_password",
        "visitor",
        shaped=("email",),
        valid={"email": "nobody@example.org"},
        needs=("email",),
    ),
    FormPage(
        "account_reset_password_from_key",
        "forgetful",
        ("{w.reset_uid}", "set-password"),
        secret=("password1", "password2"),
        needs=("password1", "password2"),
    ),
    FormPage(
        "account_change_password",
        secret=("oldpassword", "password1", "password2"),
        needs=("oldpassword", "password1", "password2"),
    ),
    FormPage(
        "account_set_password", "without_password", secret=("password1", "password2"), needs=("password1", "password2")
    ),
    FormPage(
        "account_email",
        shaped=("email",),
        valid={"email": "other@example.org"},
        needs=("email",),
        always={"action_add": ""},
    ),
    FormPage("account_reauthenticate", secret=("password",), needs=("password",)),
    FormPage("mfa_authenticate", "half_way", secret=("code",), needs=("code",)),
    FormPage("mfa_reauthenticate", "with_app", secret=("code",), needs=("code",)),
    FormPage("mfa_activate_totp", secret=("code",), needs=("code",), looks_first=True),
    FormPage(
        "mfa_add_webauthn",
        shaped=("name",),
        valid={"name": "My phone"},
        needs=("name",),
        always={"credential": "nonsense"},
        looks_first=True,
    ),
    FormPage("mfa_edit_webauthn", "with_key", ("{w.key.pk}",), shaped=("name",), needs=("name",)),
    FormPage(
        "diaspora:account",
        shaped=("first_name", "last_name"),
        chosen=("preferred_language",),
        valid={"first_name": "Asha", "last_name": "Mrema", "preferred_language": "en"},
        needs=("first_name", "preferred_language"),
    ),
    FormPage("diaspora:delete_account", always={"understood": ""}),
]

PROFILE = [
    FormPage(
        "diaspora:about",
        shaped=("first_name", "last_name", "phone"),
        texts=("city", "headline", "about"),
        typed=("experience_years",),
        chosen=("country_of_residence", "tanzania_link"),
        valid={
            "first_name": "Asha",
            "last_name": "Mrema",
            "phone": "+44 20 7946 0000",
            "experience_years": "8",
            "country_of_residence": "GB",
            "tanzania_link": "citizen",
        },
        needs=("first_name", "country_of_residence", "tanzania_link"),
    ),
    FormPage(
        "diaspora:add_position",
        texts=("title", "organisation", "summary"),
        typed=("from_year", "until_year"),
        chosen=("country",),
        valid={"from_year": "2015", "until_year": "2019", "country": "GB"},
        needs=("title", "organisation", "from_year"),
    ),
    FormPage(
        "diaspora:position",
        args=("{w.position.pk}",),
        texts=("title", "organisation", "summary"),
        typed=("from_year", "until_year"),
        chosen=("country",),
        valid={"from_year": "2015", "until_year": "2019", "country": "GB"},
        needs=("title", "organisation", "from_year"),
    ),
    FormPage(
        "diaspora:languages",
        chosen=("language", "level"),
        needs=("language", "level"),
        always={"add": "1"},
    ),
    FormPage(
        "diaspora:availability",
        part="stays",
        typed=("shortest_stay_days", "longest_stay_days"),
        chosen=("modes",),
        valid={"shortest_stay_days": "14", "longest_stay_days": "90", "modes": ["online"]},
        needs=("shortest_stay_days", "longest_stay_days", "modes"),
    ),
    FormPage(
        "diaspora:availability",
        part="days",
        typed=("starts_on", "ends_on"),
        needs=("starts_on", "ends_on"),
        always={"add": "1"},
    ),
    FormPage("diaspora:regions", chosen=("where", "regions"), needs=("where",)),
    FormPage("diaspora:visibility", chosen=("visibility",), needs=("visibility",)),
    FormPage("diaspora:cv", files={"cv": a_pdf}, needs=("cv",), always={"add": "1"}),
    FormPage(
        "my:skill",
        args=("{w.skill.pk}",),
        typed=("years", "last_used_year"),
        chosen=("level",),
        valid={"years": "5", "last_used_year": "2020", "level": "3"},
        needs=("level",),
    ),
    FormPage("my:choose_occupation", args=("{w.occupation.pk}",), always={"is_main": "nonsense"}),
    FormPage("my:skills_from_text", sought=("text",), needs=("text",)),
    FormPage(
        "my:missing_skill",
        texts=("text", "explanation"),
        chosen=("language",),
        valid={"language": "sw"},
        needs=("text", "language"),
    ),
]

APPLYING = [
    FormPage(
        "assignments:apply",
        args=("{w.published.reference}",),
        texts=("motivation", "question_{w.question.pk}"),
        typed=("available_from", "available_until"),
        valid={"available_from": f"{NEXT_YEAR}-02-01", "available_until": f"{NEXT_YEAR}-05-01"},
        needs=("motivation", "available_from", "available_until", "question_{w.question.pk}"),
    ),
    FormPage("assignments:ask", args=("{w.published.reference}",), texts=("text",), needs=("text",)),
    FormPage("my:supply_info", args=("{w.asked.pk}",), texts=("text",), needs=("text",)),
    FormPage("my:invitation", args=("{w.invitation.pk}",), chosen=("answer",), needs=("answer",)),
    FormPage("my:save_search", query="nurses", texts=("name",), needs=("name",)),
    FormPage("my:search", args=("{w.saved_search.pk}",), texts=("name",), needs=("name",)),
    FormPage(
        "my:alert_settings",
        chosen=("frequency", "messages_a_week"),
        valid={"frequency": "daily", "messages_a_week": "2"},
        needs=("frequency", "messages_a_week"),
    ),
    FormPage("my:offer", args=("{w.offered.pk}",), chosen=("answer",), needs=("answer",)),
]

CONTACT = [
    FormPage(
        "newsletters:subscribe",
        "visitor",
        shaped=("email",),
        chosen=("language", "topics"),
        valid={"email": "reader@example.org", "language": "en"},
        needs=("email", "language"),
    ),
    FormPage(
        "newsletters:manage", "visitor", ("{w.newsletter_token}",), chosen=("language", "topics"), needs=("language",)
    ),
    FormPage(
        "home:contact",
        "visitor",
        shaped=("name", "email"),
        texts=("text",),
        chosen=("topic",),
        valid={"name": "Asha", "email": "reader@example.org", "topic": "other"},
        needs=("topic", "name", "email", "text"),
    ),
]
