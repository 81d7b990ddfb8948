"""A provider of sign-ins, a server of the app that trusts it, and somebody who signs in there."""

import contextlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlparse

import httpx
import oidc_provider_mock
from joserfc import jwt
from joserfc.jwk import OctKey
from oidc_provider_mock import User

from tests.browser.app import HERE, free_port, launch

COOKIE_SECRET = "planted-cookie-secret-0123456789"
CLIENT_SECRET = "planted-client-secret-0123456789"
USER_COOKIE = "_streamlit_user"
PEOPLE = (
    User(sub="ana", claims={"email": "Ana@City.example", "email_verified": True}),
    User(sub="ben", claims={"email": "ben@harbor.example", "email_verified": True}),
    User(sub="eve", claims={"email": "ana@city.example", "email_verified": False}),
)
SECRETS = f"""
[auth]
redirect_uri = "http://{HERE}:{{port}}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "csc"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "http://{HERE}:PROVIDER/.well-known/openid-configuration"
"""


@dataclass
class App:
    """A server with a sign-in, and what it printed."""

    address: str
    provider: str
    log_file: Path


@contextlib.contextmanager
def app_with_sign_in(folder: Path, *, away: bool = False, **settings: str) -> Iterator[App]:
    """Start a provider, or leave it ``away``, and the app; both are ended after."""
    secrets, log = folder / "secrets.toml", folder / "log.txt"
    with oidc_provider_mock.run_server_in_thread(user_claims=PEOPLE) as provider:
        port = free_port() if away else provider.server_port
        secrets.write_text(SECRETS.replace("PROVIDER", str(port)))
        here = {"STREAMLIT_SECRETS_FILES": str(secrets), "CSC_STORE": f"sqlite:///{folder / 'csc.sqlite'}"}
        with launch(log, **(here | settings)) as (_, own):
            yield App(f"http://{HERE}:{own}", f"http://{HERE}:{port}", log)


@dataclass
class SigningIn:
    """A browser without a screen, on its way through a sign-in."""

    app: App
    client: httpx.Client

    def begin(self) -> str:
        """Ask the app to sign in; gives the address at the provider it sends the browser to."""
        token = jwt.encode(
            {"alg": "HS256"},
            {"provider": "default", "exp": int(time.time()) + 60},
            OctKey.import_key(COOKIE_SECRET),
        )
        sent = self.client.get(f"{self.app.address}/auth/login", params={"provider": token})
        assert sent.status_code == 302, sent.text
        return sent.headers["location"]

    def consent(self, address: str, who: str) -> str:
        """Say who one is at the provider; gives the address it sends the browser back to."""
        sent = self.client.post(address, data={"sub": who})
        assert sent.status_code == 302, sent.text
        return sent.headers["location"]

    def come_back(self, address: str) -> bool:
        """Go back to the app. Is one signed in then?"""
        self.client.get(address)
        return self.is_in

    @property
    def is_in(self) -> bool:
        """Does the app know who this is?"""
        return bool(self.client.cookies.get(USER_COOKIE))

    def sign_out(self) -> None:
        """Leave."""
        self.client.get(f"{self.app.address}/auth/logout")


@contextlib.contextmanager
def somebody(app: App) -> Iterator[SigningIn]:
    """Somebody who is not signed in yet."""
    with httpx.Client(follow_redirects=False, timeout=20) as client:
        yield SigningIn(app, client)


def with_parameter(address: str, name: str, value: str) -> str:
    """An address with one of its parameters changed."""
    parts = urlparse(address)
    given = {key: values[-1] for key, values in parse_qs(parts.query).items()} | {name: value}
    return parts._replace(query=urlencode(given)).geturl()


def parameter(address: str, name: str) -> str:
    """A parameter of an address."""
    return parse_qs(urlparse(address).query)[name][-1]


def tokens_in(text: str) -> list[str]:
    """What looks like a signed token."""
    return re.findall(r"eyJ[\w-]{10,}\.[\w-]{10,}", text)
