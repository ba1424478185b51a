"""Page URLs of optimizations."""

from django.urls import path

from optimizations.views import choosing, costs, facts, groups, history, providers, review, run, style

app_name = "optimizations"
urlpatterns = [
    path("", choosing.improve, name="improve"),
    path("quote/", choosing.show_quote, name="quote"),
    path("start/", choosing.start, name="start"),
    path("history/", history.history, name="history"),
    path("costs/", costs.show_costs, name="costs"),
    path("groups/<uuid:group_id>/", groups.show_group, name="group"),
    path("groups/<uuid:group_id>/cancel/", groups.cancel_group, name="cancel_group"),
    path("groups/<uuid:group_id>/add/", groups.add_strategy, name="add_strategy"),
    path("groups/<uuid:group_id>/take/", groups.take_edits, name="take_edits"),
    path("groups/<uuid:group_id>/resumes/", groups.make_tailored, name="make_tailored"),
    path("providers/", providers.show_providers, name="providers"),
    path("providers/save/", providers.save_key, name="save_provider_key"),
    path("providers/preferred/", providers.save_preferred, name="save_preferred"),
    path("providers/<uuid:key_id>/", providers.show_key, name="provider_key"),
    path("providers/<uuid:key_id>/test/", providers.test_key, name="test_provider_key"),
    path("providers/<uuid:key_id>/switch/", providers.switch_key, name="switch_provider_key"),
    path("providers/<uuid:key_id>/remove/", providers.remove_key, name="remove_provider_key"),
    path("style/", style.style, name="style"),
    path("facts/", facts.show_facts, name="facts"),
    path("facts/<uuid:fact_id>/withdraw/", facts.withdraw_fact, name="withdraw_fact"),
    path("runs/<uuid:run_id>/", run.show_run, name="run"),
    path("runs/<uuid:run_id>/progress/", run.show_progress, name="progress"),
    path("runs/<uuid:run_id>/cancel/", run.cancel, name="cancel"),
    path("runs/<uuid:run_id>/again/", run.again, name="again"),
    path("edits/<uuid:edit_id>/", review.show_edit, name="edit"),
    path("edits/<uuid:edit_id>/decide/", review.decide, name="decide"),
    path("edits/<uuid:edit_id>/confirm/", review.confirm, name="confirm"),
    path("edits/<uuid:edit_id>/rewrite/", review.rewrite, name="rewrite"),
    path("<uuid:optimization_id>/duplicate/", history.duplicate, name="duplicate"),
    path("<uuid:optimization_id>/delete/", history.delete, name="delete"),
    path("<uuid:optimization_id>/", review.show_review, name="review"),
    path("<uuid:optimization_id>/accept-safe/", review.accept_safe, name="accept_safe"),
    path("<uuid:optimization_id>/version/", review.make_version, name="make_version"),
    path("<uuid:optimization_id>/questions/<int:index>/", review.answer, name="answer"),
]
