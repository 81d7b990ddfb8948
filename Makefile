# make run     set up and start the app            make test    set up and run the tests (under 5 minutes)
# make run ADDRESS=0.0.0.0   the same, for phones in the network too
# make check   format, lint, types, imports, dependencies, licences, tests
# make browser the real-browser journeys (needs Chromium)       make long    what takes longer still
# make bench   the figures of benchmarks/RESULTS.md     make pictures the README's screenshots
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python

.PHONY: run test check browser long bench pictures format clean

$(VENV)/.run-ready: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev-ready: requirements.txt requirements-server.txt requirements-engine.txt requirements-dev.txt $(VENV)/.run-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: $(VENV)/.run-ready
	$(RUN) -m streamlit run app.py $(if $(ADDRESS),--server.address $(ADDRESS))

test: $(VENV)/.dev-ready
	$(RUN) -m pytest -n auto

check: $(VENV)/.dev-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml
	$(BIN)/pip-licenses --from=mixed --partial-match --allow-only="$(LICENCES)" --packages $(RUNTIME) > /dev/null
	$(RUN) -m pytest -n auto --cov --cov-report=term:skip-covered

browser: $(VENV)/.dev-ready
	$(RUN) -m pytest -n 2 -m "browser and not long" tests/browser

long: $(VENV)/.dev-ready
	$(RUN) -m pytest -m long

bench: $(VENV)/.dev-ready
	$(RUN) -m benchmarks

pictures: $(VENV)/.dev-ready
	$(RUN) -m tests.browser.pictures

format: $(VENV)/.dev-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

LICENCES := MIT;BSD;Apache;ISC;PSF;Python Software Foundation;Mozilla Public License 2.0;HPND;Unlicense;CC0;Zlib
RUNTIME := streamlit pandas numpy pyarrow altair pydantic pydantic_core python-calamine xlsxwriter babel vl-convert-python \
	sqlalchemy alembic mako greenlet typst python-pptx jinja2 markupsafe segno \
	authlib httpx joserfc cryptography
