"""Writing style: samples, banned words, the language of new texts. A person's own, in each workspace."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.middleware import WorkspaceRequest
from jobanalyzer.errors import InvalidInput
from optimizations.forms import StyleForm
from optimizations.services import styles


@login_required
@require_http_methods(["GET", "POST"])
def style(request: WorkspaceRequest) -> HttpResponse:
    """Viewers have a style too: it is theirs, not the workspace's."""
    if request.method == "GET":
        form = StyleForm.of(styles.style_of(request.workspace, request.user))
        return render(request, "optimizations/style.html", {"form": form})
    form = StyleForm(request.POST)
    if form.is_valid():
        try:
            styles.save_style(workspace=request.workspace, user=request.user, **form.given)
        except InvalidInput as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "Saved. The next run keeps to it.")
            return redirect("optimizations:style")
    return render(request, "optimizations/style.html", {"form": form}, status=400)
