"""The administrator's first page: accounts that need somebody, and facts of the store. Never a case."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from domain.keeping import is_stale, verified_at
from domain.viewer import Role
from web.access import allowed
from web.acting import office_of
from web.rendering import program_version, render

router = APIRouter()
SHOWN = 10


@router.get("/admin")
@allowed(Role.ADMIN)
def admin(request: Request) -> Response:
    office = office_of(request)
    codes_for = frozenset(role.value for role in office.codes_required_of)
    found = office.desk.staff.attention(office.today(), codes_for)
    parts = (
        ("shut", found.shut),
        ("ending", found.ending),
        ("never", found.never),
        ("no_code", found.no_code),
    )
    last = verified_at(found.facts)
    return render(
        request,
        "admin_home.html",
        found=found,
        parts=[(key, lines[:SHOWN], len(lines)) for key, lines in parts],
        waiting=sum(len(lines) for _, lines in parts),
        version=program_version(),
        backup=last,
        backup_stale=is_stale(last, office.now()),
        codes_for=sorted(codes_for),
    )
