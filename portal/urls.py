"""All addresses. Screens for people live under /en/ and /sw/, pages of editors also under /fr/; machines and the editor
do not."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from diaspora.openid.views import returned
from diaspora.urls.my import first_page
from home.accounts.views import editor_settings, no_bulk_action
from home.crawlers.short import short_page
from home.crawlers.views import robots, security, sitemap, sitemap_index
from home.files.documents import document
from home.restricted.pictures import ORIGINALS, SIZES, picture
from home.site.serving import serve_page
from office.urls import desk
from payments.webhook.views import webhook
from placements.urls import institution as placements_institution
from placements.urls import my as placements_my
from placements.urls import office as placements_office
from selection.judging.site_history import site_history, site_history_results
from selection.urls import institution as selection_institution
from selection.urls import my as selection_my
from selection.urls import office as selection_office
from skills_match.assignments.views.public import short_assignment
from skills_match.urls import institution, my, office

from .languages import in_all_languages, in_full_languages
from .mail_reports import mail_reports
from .views import health, root, to_sign_in

handler500 = "portal.views.server_error"
urlpatterns = [
    path("", root, name="root"),
    path("health/", health, name="health"),
    path("a/<slug:reference>/", short_assignment, name="short_assignment"),
    path("n/<int:pk>/", short_page, name="short_page"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security, name="security"),
    path("accounts/oidc/<slug:provider_id>/", returned, name="openid_returned"),
    path("payments/stripe/webhook/", webhook, name="stripe_webhook"),
    # Wagtail's own sign-in pages would accept a password alone.
    path("admin/login/", to_sign_in, name="admin_sign_in"),
    # Accounts are the office's: Wagtail shows none and changes none.
    path("admin/account/", editor_settings, name="wagtailadmin_account"),
    path("admin/bulk/diaspora/user/<str:action>/", no_bulk_action, name="admin_bulk_users"),
    path("admin/reports/site-history/", site_history, name="site_history"),
    path("admin/reports/site-history/results/", site_history_results, name="site_history_results"),
    path("admin/", include(wagtailadmin_urls)),
    path("mail/", include(mail_reports())),
    re_path(r"^documents/(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    re_path(rf"^media/(?P<folder>{SIZES}|{ORIGINALS})/(?P<name>[^/]+)$", picture, name="picture"),
    path("documents/", include(wagtaildocs_urls)),
]
if settings.DEBUG:
    from . import development

    urlpatterns += [
        path("development/", development.sign_ins, name="development"),
        path("development/outbox/", development.outbox, name="development_outbox"),
    ]

urlpatterns += in_full_languages(
    path("accounts/", include("diaspora.urls.accounts")),
    path("accounts/", include("allauth.urls")),
    path("my/", include(([*first_page, *placements_my.urlpatterns, *selection_my.urlpatterns, *my.urlpatterns], "my"))),
    path("my/", include("diaspora.urls.my")),
    path("my/reviews/", include("reviews.urls.my")),
    path("institution/", include("diaspora.urls.institution")),
    path(
        "institution/",
        include(
            (
                [*placements_institution.urlpatterns, *selection_institution.urlpatterns, *institution.urlpatterns],
                "institution_assignments",
            )
        ),
    ),
    path("office/finance/", include("contributions.urls.finance")),
    path("office/events/", include("conferences.urls.desk")),
    path("office/reviews/", include("reviews.urls.office")),
    path("office/safeguarding/", include("safeguarding.urls.office")),
    path("office/finance/", include("payments.urls.finance")),
    path(
        "office/",
        include(
            ([*desk, *placements_office.urlpatterns, *selection_office.urlpatterns, *office.urlpatterns], "office")
        ),
    ),
    path("office/", include("office.urls")),
    path("assignments/", include("skills_match.urls.assignments")),
    path("agreements/", include("selection.urls.agreements")),
    path("references/", include("selection.urls.references")),
    path("what-you-need/", include("selection.urls.public")),
    path("programmes/", include("skills_match.urls.programmes")),
    path("feeds/", include("portal.feeds")),
    path("contribute/", include("contributions.urls.givers")),
    path("payments/", include("payments.urls.payers")),
    path("events/", include("conferences.urls.public")),
    path("newsletters/", include("newsletters.urls")),
    path("alerts/", include("skills_match.urls.alerts")),
    path("from/", include("skills_match.urls.outreach")),
    path("", include("safeguarding.urls.public")),
    path("", include("placements.urls.public")),
    path("", include("home.urls")),
)
urlpatterns += in_all_languages(
    path("_util/login/", to_sign_in, name="page_sign_in"),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
