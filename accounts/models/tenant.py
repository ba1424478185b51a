"""The base of every row that belongs to a workspace and stands under row-level security."""

from typing import Self, TypeVar
from uuid import UUID

from django.db import models

from accounts.models.workspace import Workspace
from jobanalyzer.models import BaseModel

_Model = TypeVar("_Model", bound=models.Model, covariant=True)


class TenantQuerySet(models.QuerySet[_Model]):
    """Where every view starts. Row-level security stands behind it, so a forgotten filter shows nothing foreign."""

    def in_workspace(self, workspace: Workspace | UUID) -> Self:
        return self.filter(workspace=workspace)


class TenantModel(BaseModel):
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        abstract = True
