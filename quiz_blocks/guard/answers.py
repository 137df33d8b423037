"""How a public endpoint says no: one kind sentence, as JSON to a script, as a page to a person."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise


def wants_json(request: HttpRequest) -> bool:
    """Tell whether our own script sent the request."""
    return request.headers.get("Accept", "").startswith("application/json")


def refuse(
    request: HttpRequest, status: int, message: str | Promise, *, code: str = "refused"
) -> HttpResponse:
    """Return the refusal: ``{"status": code, "message": ...}`` or the page that says the same."""
    if wants_json(request):
        return JsonResponse({"status": code, "message": str(message)}, status=status)
    context = {"message": message, "code": code}
    return render(request, "quiz_blocks/guard/refused.html", context, status=status)
