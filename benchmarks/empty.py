"""A page with nothing on it: what every rerun costs at least."""

import streamlit as st  # noqa: F401
