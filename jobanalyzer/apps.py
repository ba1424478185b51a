"""The ground: pieces that know no app."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class GroundConfig(AppConfig):
    default = True
    name = "jobanalyzer"
    label = "jobanalyzer"


class StaffAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our site; installed in place of `django.contrib.admin`."""

    default = False
    default_site = "jobanalyzer.admin.StaffSite"
