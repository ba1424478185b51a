"""Forms for people."""

from typing import Any

from django import forms
from django.http import HttpRequest

from accounts.models import User


class SignupForm(forms.Form):
    """Joined by allauth to its e-mail and password fields."""

    full_name = forms.CharField(label="Your name", max_length=200, required=False)

    field_order = ["full_name", "email", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        user.full_name = self.cleaned_data["full_name"].strip()
        user.save(update_fields=["full_name"])


class ProfileForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["full_name", "phone", "mails_about_runs"]
        labels = {
            "full_name": "Your name",
            "phone": "Phone",
            "mails_about_runs": "Mail me when a run that took over a minute has ended",
        }


class ApiTokenForm(forms.Form):
    name = forms.CharField(label="What is it for?", max_length=100)

    def clean_name(self) -> Any:
        return self.cleaned_data["name"].strip()
