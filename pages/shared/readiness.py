"""/readyz: may visitors be sent here? For a load balancer, and for whoever looks after the server."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from csc_core.model.errors import CscError
from pages.shared.keeping import whole_store

NO_STORE = {"cache-control": "no-store"}


async def readyz(_: Request) -> Response:
    """200 when the app runs and its database answers; else 503 with what is in the way."""
    try:
        await run_in_threadpool(lambda: whole_store().ping())
    except CscError as fault:
        return JSONResponse({"ready": False, "why": fault.says, "try": fault.try_this}, 503, NO_STORE)
    return JSONResponse({"ready": True}, headers=NO_STORE)


ROUTES = (Route("/readyz", readyz, methods=["GET"]),)
