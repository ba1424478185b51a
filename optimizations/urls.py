"""Page addresses of the room."""

from django.urls import path

from optimizations.views import choosing, providers, review, run

app_name = "optimizations"
urlpatterns = [
    path("", choosing.improve, name="improve"),
    path("quote/", choosing.show_quote, name="quote"),
    path("start/", choosing.start, name="start"),
    path("providers/", providers.show_providers, name="providers"),
    path("providers/save/", providers.save_key, name="save_provider_key"),
    path("providers/preferred/", providers.save_preferred, name="save_preferred"),
    path("providers/<uuid:key_id>/", providers.show_key, name="provider_key"),
    path("providers/<uuid:key_id>/test/", providers.test_key, name="test_provider_key"),
    path("providers/<uuid:key_id>/switch/", providers.switch_key, name="switch_provider_key"),
    path("providers/<uuid:key_id>/remove/", providers.remove_key, name="remove_provider_key"),
    path("runs/<uuid:run_id>/", run.show_run, name="run"),
    path("runs/<uuid:run_id>/progress/", run.show_progress, name="progress"),
    path("runs/<uuid:run_id>/cancel/", run.cancel, name="cancel"),
    path("runs/<uuid:run_id>/again/", run.again, name="again"),
    path("edits/<uuid:edit_id>/", review.show_edit, name="edit"),
    path("edits/<uuid:edit_id>/decide/", review.decide, name="decide"),
    path("edits/<uuid:edit_id>/confirm/", review.confirm, name="confirm"),
    path("edits/<uuid:edit_id>/rewrite/", review.rewrite, name="rewrite"),
    path("<uuid:optimization_id>/", review.show_review, name="review"),
    path("<uuid:optimization_id>/accept-safe/", review.accept_safe, name="accept_safe"),
    path("<uuid:optimization_id>/version/", review.make_version, name="make_version"),
    path("<uuid:optimization_id>/questions/<int:index>/", review.answer, name="answer"),
]
