"""The pages of allauth, at its own addresses (`allauth.urls`); those of the second factor load when they are asked for."""

from django.urls import include, path

from accounts import second_factor

urlpatterns = [
    path("", include("allauth.account.urls")),
    path("2fa/", second_factor.index, name="mfa_index"),
    path("2fa/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/", include("allauth.mfa.totp.urls")),
    path("2fa/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
