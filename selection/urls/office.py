"""The programme office: applications from the first look to the decision."""

from django.urls import path

from ..agreements.views import office as agreements
from ..agreements.views import outside
from ..conditions.views import office as conditions
from ..decisions.views import many
from ..decisions.views import office as decisions
from ..dossier.views import office as dossier
from ..follow_ups.views import office as follow_ups
from ..interviews.views import office as interviews
from ..messages.views import office as messages
from ..navigator.views import office as navigator
from ..negotiating.views import office as negotiating
from ..references.views import office as references
from ..reserve.views import office as reserve
from ..screening.views import office as screening
from ..screening.views import sharing, side_by_side

urlpatterns = [
    path("after-refusals/", follow_ups.list_follow_ups, name="follow_ups"),
    path("after-refusals/<int:pk>/", follow_ups.answer, name="follow_up"),
    path("assignments/<slug:reference>/interviews/", interviews.slots, name="interviews"),
    path("interviews/<int:pk>/", interviews.outcome, name="interview"),
    path("interviews/hours/<int:pk>/", interviews.withdraw, name="withdraw_slot"),
    path("assignments/<slug:reference>/board/", screening.board, name="board"),
    path("assignments/<slug:reference>/answers/", side_by_side.answers, name="answers"),
    path("applications/share/<slug:numbers>/", sharing.share, name="share_out"),
    path("assignments/<slug:reference>/reserve/", reserve.reserve, name="reserve"),
    path("applications/<int:pk>/up/", reserve.up, name="reserve_up"),
    path("applications/", screening.list_applications, name="applications"),
    path("applications/messages/", messages.list_threads, name="application_messages"),
    path("applications/<int:pk>/messages/", messages.thread, name="messages"),
    path("applications/<int:pk>/messages/done/", messages.nothing_to_answer, name="nothing_to_answer"),
    path("applications/<int:pk>/", screening.application, name="application"),
    path("applications/<int:pk>/dossier.zip", dossier.dossier, name="dossier"),
    path("applications/<int:pk>/decision/", screening.decision, name="decision"),
    path("applications/<int:pk>/prepare/", screening.prepare, name="prepare"),
    path("applications/<int:pk>/offer/", negotiating.offer, name="offer"),
    path("applications/<int:pk>/offer/change/", negotiating.change, name="change_offer"),
    path("applications/<int:pk>/conditions/", conditions.conditions, name="conditions"),
    path("applications/<int:pk>/references/", references.references, name="references"),
    path("references/<int:pk>/replace/", references.replace, name="replace_reference"),
    path("applications/<int:pk>/agreement/", agreements.agreement, name="agreement"),
    path("applications/<int:pk>/agreement/<int:number>/<slug:language>/", agreements.document, name="agreement_pdf"),
    path("applications/<int:pk>/agreement/paper/", outside.office_paper, name="agreement_paper"),
    path("applications/<int:pk>/agreement/head/", outside.office_head, name="agreement_head"),
    path("applications/<int:pk>/agreement/new/", agreements.make, name="make_agreement"),
    path("conditions/<int:pk>/", conditions.condition, name="condition"),
    path("formalities/", navigator.formalities, name="formalities"),
    path("formalities/add/", navigator.add, name="add_formality"),
    path("formalities/<int:pk>/", navigator.formality, name="formality"),
    path("decisions/", decisions.list_prepared, name="prepared"),
    path("decisions/many/", many.choose, name="choose_many"),
    path("decisions/many/<slug:numbers>/", many.prepare, name="prepare_many"),
    path("decisions/<int:pk>/drop/", decisions.drop, name="drop_decision"),
]
