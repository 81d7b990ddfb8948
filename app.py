"""The app. As a server it is wrapped in safe headers; as a script it draws the frame and a page."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import frame, server

if get_script_run_ctx(suppress_warning=True) is None:
    from pages.shared import readiness, retention, server_log
    from pages.shared.ballot import routes

    server_log.start()
    server.prepare()
    retention.start()
    served = (*routes.ROUTES, *readiness.ROUTES)
    app = st.App(__file__, routes=served, middleware=server.MIDDLEWARE, on_script_error=frame.show_fault)
else:
    frame.draw()
