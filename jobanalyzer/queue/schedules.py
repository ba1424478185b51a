"""Tasks that come back: declared in settings.SCHEDULES, kept in django-q2's table."""

from django.conf import settings
from django_q.models import Schedule

from jobanalyzer.queue.enqueue import RUNNER


def ensure_schedules() -> None:
    """Make the table of schedules hold exactly what the settings declare: {task: minutes between two starts}."""
    for function, minutes in settings.SCHEDULES.items():
        Schedule.objects.update_or_create(
            name=function,
            defaults={
                "func": RUNNER,
                "args": repr((function,)),
                "schedule_type": Schedule.MINUTES,
                "minutes": minutes,
                "repeats": -1,
            },
        )
    Schedule.objects.filter(func=RUNNER).exclude(name__in=settings.SCHEDULES).delete()
