"""The base of every model of ours."""

from django.db import models
from uuid_utils.compat import uuid7


class BaseModel(models.Model):
    """UUIDv7 key (sorts by creation), and when the row was made and last changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class TaskStart(models.Model):
    """How often a task on the queue was started: a task that kills its worker must not come back for ever."""

    task_id = models.BigIntegerField(primary_key=True)
    starts = models.PositiveSmallIntegerField(default=0)
