"""Page URLs of billing."""

from django.urls import path

from billing.views import plan

app_name = "billing"
urlpatterns = [
    path("", plan.show_plan, name="plan"),
    path("ledger.csv", plan.ledger_csv, name="ledger_csv"),
]
