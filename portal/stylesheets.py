"""The stylesheets of the portal, in the order in which they apply. A new component is one more line here."""

#: Tokens first, then what every page stands on, then one file per component, print last.
STYLESHEETS = (
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/components/header.css",
    "css/components/menu.css",
    "css/components/footer.css",
    "css/components/breadcrumbs.css",
    "css/components/button.css",
    "css/components/form.css",
    "css/components/error_summary.css",
    "css/components/notice.css",
    "css/components/tag.css",
    "css/components/task_list.css",
    "css/components/summary_list.css",
    "css/components/row_list.css",
    "css/components/picker.css",
    "css/components/table.css",
    "css/components/pagination.css",
    "css/components/timeline.css",
    "css/components/empty.css",
    "css/components/stat.css",
    "css/components/card.css",
    "css/components/match_reasons.css",
    "css/components/result.css",
    "css/components/facets.css",
    "css/components/hero.css",
    "css/components/notices.css",
    "css/components/account.css",
    "css/components/filter_bar.css",
    "css/components/comment.css",
    "css/components/pair.css",
    "css/components/line.css",
    "css/components/chosen.css",
    "css/components/board.css",
    "css/print.css",
)

#: Written next to them when static files are collected; the only one that production links.
JOINED_STYLESHEET = "css/portal.css"
