"""Page URLs of accounts."""

from django.urls import path

from accounts.views import account

app_name = "accounts"
urlpatterns = [
    path("", account.account, name="account"),
    path("profile/", account.save_profile, name="save_profile"),
    path("tokens/", account.create_token, name="create_token"),
    path("api-sessions/<uuid:session_id>/end/", account.end_api_session, name="end_api_session"),
    path("tokens/<uuid:token_id>/revoke/", account.revoke_token, name="revoke_token"),
]
