# The app in a container: without root, read-only but for /data, and asked for its health.
FROM python:3.11-slim-bookworm AS built
WORKDIR /app
COPY requirements.txt requirements-server.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements-server.txt

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /app app && mkdir /data && chown app /data
COPY --from=built /venv /venv
WORKDIR /app
COPY app.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY csc_core csc_core
COPY pages pages
COPY data data
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    CSC_STORE=sqlite:////data/csc.sqlite
USER 10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/readyz', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0"]
