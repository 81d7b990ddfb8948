"""What surrounds the app on its server: headers that keep a browser from what is not ours."""

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager

from pages.shared.access.arrivals import Arrivals, remember_peers
from pages.shared.access.way_back import WayBack

# Charts, grid and downloads need inline styles, evaluated code and blobs; nothing may come from elsewhere.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "worker-src 'self' blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
HEADERS = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


# What is handed out for a visitor alone, never to be kept by a browser or on the way.
PRIVATE = "/media/"
NO_STORE = (b"cache-control", b"no-store")


class SafeHeaders:
    """Middleware that adds ``HEADERS`` to every response, and keeps saved files out of every cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; mark the response on its way back."""

        private = PRIVATE in scope.get("path", "")

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", [])
                if private:
                    given = [*(header for header in given if header[0].lower() != NO_STORE[0]), NO_STORE]
                message["headers"] = [*given, *HEADERS]
            await send(message)

        await self.app(scope, receive, marked if scope["type"] == "http" else send)


MIDDLEWARE = (
    Middleware(SafeHeaders),
    Middleware(Arrivals),
    Middleware(WayBack),
    Middleware(GZipMiddleware, minimum_size=2000),
)


def prepare() -> None:
    """Make the first visitor of a fresh server get our navigation, also on a deep link; ask nobody outside.

    Because a folder is called ``pages``, Streamlit would run its older page mechanism until the navigation
    has been called once: file names as a menu, and ``app.py`` not run at all. A browser test watches it.
    """
    PagesManager.uses_pages_directory = False
    # Streamlit asks an outside host for this computer's address, to print it. Nothing is asked from here.
    net_util.get_external_ip = _no_address
    remember_peers()


def _no_address() -> None:
    """No address known outside this network."""
