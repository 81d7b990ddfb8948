"""How people get in, as whoever runs the app has set it: environment first, then [access] in the secrets."""

import os
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import streamlit as st

from csc_core.access import account_name

HOURS = 12.0  # how long a sign-in lasts
YES = ("1", "yes", "true", "on")


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """``claim`` names what a sign-in is known by; blank: the verified e-mail address, else the subject.

    ``contact`` is whom people are told to ask who do not get in. With ``retain`` the server itself deletes
    what is past its date.
    """

    administrators: frozenset[str] = frozenset()
    hours: float = HOURS
    claim: str = ""
    proxy_header: str = ""
    proxy_addresses: tuple[IPv4Network | IPv6Network, ...] = ()
    open_to_all: bool = False
    contact: str = ""
    retain: bool = False

    def trusts(self, address: str) -> bool:
        """Is this the address of the proxy that may say who somebody is?"""
        try:
            asked = ip_address(address)
        except ValueError:
            return False
        return any(asked in network for network in self.proxy_addresses)


@cache
def settings() -> AccessSettings:
    """The settings of this process. A mistake in them stops it: nobody should get in by one."""
    return AccessSettings(
        administrators=frozenset(map(account_name, _listed("administrators"))),
        hours=float(_given("hours") or HOURS),
        claim=_given("claim"),
        proxy_header=_given("proxy_header").lower(),
        proxy_addresses=tuple(map(ip_network, _listed("proxy_addresses"))),
        open_to_all=_given("open").lower() in YES,
        contact=_given("contact"),
        retain=_given("retain").lower() in YES,
    )


def signs_in_here() -> bool:
    """Do people sign in with the app itself ([auth] in the secrets)?"""
    return bool(st.secrets.load_if_toml_exists() and st.secrets.get("auth"))


def _given(name: str) -> str:
    set_outside = os.environ.get(f"CSC_{name.upper()}")
    if set_outside is not None or not st.secrets.load_if_toml_exists():
        return (set_outside or "").strip()
    found = st.secrets.get("access", {}).get(name, "")
    return ",".join(map(str, found)) if isinstance(found, list) else str(found).strip()


def _listed(name: str) -> list[str]:
    return [one.strip() for one in _given(name).split(",") if one.strip()]
