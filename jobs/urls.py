"""Page URLs of jobs."""

from django.urls import path

from jobs.views import adding, imports, lexicon, market, posting, postings

app_name = "jobs"
urlpatterns = [
    path("", postings.list_postings, name="postings"),
    path("selection/", postings.use_selection, name="use_selection"),
    path("shortlist/", postings.shortlist, name="shortlist"),
    path("delete/", postings.delete, name="delete"),
    path("restore/", postings.restore, name="restore"),
    path("skills/", postings.skill_names, name="skill_names"),
    path("add/", adding.add, name="add"),
    path("add/keep/", adding.keep, name="keep"),
    path("add/link/", adding.add_link, name="add_link"),
    path("add/file/", adding.add_file, name="add_file"),
    path("add/browser/", adding.add_from_browser, name="add_from_browser"),
    path("samples/", adding.load_samples, name="load_samples"),
    path("samples/remove/", adding.remove_samples, name="remove_samples"),
    path("imports/<uuid:import_id>/", imports.show_import, name="import"),
    path("imports/<uuid:import_id>/again/", imports.try_again, name="try_again"),
    path("market/", market.show_market, name="market"),
    path("market/fit/", market.show_fit, name="market_fit"),
    path("market/skills.csv", market.download_csv, name="market_csv"),
    path("market/terms/", lexicon.judge_term, name="judge_term"),
    path("<uuid:posting_id>/", posting.show_posting, name="posting"),
    path("<uuid:posting_id>/edit/", posting.edit_posting, name="edit"),
]
