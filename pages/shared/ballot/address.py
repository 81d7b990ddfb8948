"""Where the phones find the ballots: the address they can reach, and its QR code."""

import io
import socket
from urllib.parse import urlparse

import segno
import streamlit as st

from pages.shared import memory, parts
from pages.shared.desk import Desk
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk, remember
from pages.shared.parts import plain

KEPT = "phone-address"
HERE = ("localhost", "127.0.0.1", "::1")
ELSEWHERE = ("192.0.2.1", 9)  # set aside for documents: asking the way there sends nothing


def phone_address(key: str) -> str:
    """The address phones can reach, without a slash at the end; empty while nobody knows it.

    ``key`` is the log's: what was typed for its ballots is remembered with it.
    """
    return memory.remembered(KEPT, str, lambda: store().remembered(key).get(KEPT, "") or _likely())


def link(address: str, code: str) -> str:
    """Where a phone finds a ballot; empty while the address is not known."""
    return f"{address}/b/{code}" if address else ""


def typed_at(address: str) -> str:
    """What to type into a phone to be asked for the code; empty while the address is not known."""
    return f"{address.partition('//')[2]}/b" if address else ""


def qr(address: str) -> str:
    """The QR code of an address as an SVG drawing, dark on light in every theme."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=8, border=4, dark="#18232f", light="#ffffff", xmldecl=False
    )
    return drawn.getvalue().decode()


def draw_qr(address: str, code: str, width: int) -> None:
    """The QR code that leads to a ballot, so many pixels wide."""
    way = link(address, code)
    st.image(qr(way), width=width, alt=f"QR code of {way}")


def choose_address(desk: Desk) -> None:
    """Ask for the address phones can reach, and say how to let phones in when they cannot come in."""
    parts.section("The way in for phones")
    label, before = "Address of this app as phones reach it", phone_address(desk.key)
    typed = st.text_input(label, before, key="phones", placeholder=_own_address() or EXAMPLE)
    address = read_address(typed)
    memory.keep(KEPT, address)
    if isinstance(desk, KeptDesk) and address and store().remembered(desk.key).get(KEPT) != address:
        remember(desk.key, {KEPT: address})
    if typed.strip() and not address:
        st.markdown(f"That is no address. It looks like {plain(EXAMPLE)}.")
    elif address and urlparse(address).hostname in HERE:
        st.markdown("Phones cannot reach this address: it means the device itself.")
    if not address or urlparse(address).hostname in HERE or _not_answered_yet(address):
        _how_to_let_in()


EXAMPLE = "http://192.168.1.20:8501"


def _not_answered_yet(address: str) -> bool:
    """Is this the computer's own address in its network, where the app does not listen?"""
    return _only_here() and urlparse(address).hostname == _own_place()


def _how_to_let_in() -> None:
    if not _only_here():
        st.markdown("Type the address of this computer in the network that the phones are in.")
        return
    st.markdown(
        "**Phones cannot come in yet:** this app answers on this computer only. **Paper works at once**, "
        "with the slips below."
    )
    own = _own_address()
    st.markdown("For phones, whoever started the app stops it and starts it again so:")
    st.code(f"make run ADDRESS={_own_place() or '0.0.0.0'}", language=None, wrap_lines=True)
    if own:
        st.markdown(f"Then open it here as **{plain(own)}**. Phones in the same network find it there too.")
    parts.muted("Visitors from other computers get the ballots only, unless a sign-in is set up.")


def read_address(typed: str) -> str:
    """The address typed, with http:// where nothing stands before it; empty when it is none."""
    text = typed.strip()
    try:
        parsed = urlparse(text if "://" in text else f"http://{text}")
        usable = parsed.scheme in ("http", "https") and bool(parsed.hostname) and not parsed.query
        usable = usable and (parsed.port is None or parsed.port > 0)
    except ValueError:  # a port that is no number
        return ""
    return parsed.geturl().rstrip("/") if usable and not set(text) & set(" <>\"'\\") else ""


def _likely() -> str:
    """How this visitor came here, if others can come so too; else this computer's place in its network."""
    parsed = urlparse(st.context.url or "")
    if parsed.hostname and parsed.hostname not in HERE:
        return f"{parsed.scheme}://{parsed.netloc}"
    return "" if _only_here() else _own_address()


def _only_here() -> bool:
    return st.get_option("server.address") in HERE


def _own_address() -> str:
    """Where others in this computer's network would find the app; empty when it is in none."""
    own = _own_place()
    return f"http://{own}:{st.get_option('server.port')}" if own else ""


def _own_place() -> str:
    """This computer's address in its network; empty when it is in none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect(ELSEWHERE)
            return str(way.getsockname()[0])
    except OSError:
        return ""
