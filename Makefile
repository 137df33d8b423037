# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --require-hashes
UV := $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header
SOURCES := home search propaganda_cms quiz_blocks settings

.DEFAULT_GOAL := help
.PHONY: help install demo test test-postgres lint bench screenshots lock wheel clean

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

install: $(VENV)/.base  ## Set up .venv, nothing else

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed: install it, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed, $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	@echo "Installing what the site runs on (a minute or two the first time)..."
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Installing what the tests need besides..."
	@$(PIP) -r requirements/dev.txt
	@touch $@

demo: install  ## Serve the site with demo content on http://127.0.0.1:8000/ (or PORT=...)
	@$(PY) manage.py demo --port $(PORT)

test: lint  ## Check everything: style, types, structure, then the tests on SQLite
	@sh tests/run.sh

test-postgres: $(VENV)/.dev  ## Run the same tests on PostgreSQL and Redis (DATABASE_URL, REDIS_URL)
	@test -n "$$DATABASE_URL" -a -n "$$REDIS_URL" || { echo "Set DATABASE_URL and REDIS_URL."; exit 1; }
	@sh tests/run.sh

lint: $(VENV)/.dev  ## Check style, types, import contracts, migrations and settings
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint --lint --quiet $(SOURCES)
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/mypy
	$(PY) -m pip --disable-pip-version-check check
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check --fail-level WARNING

bench: install  ## Measure speed; every figure is a ratio taken in one run
	$(PY) bench/pages.py

screenshots: $(VENV)/.dev  ## Take pictures of every page type into var/screenshots/
	@sh tests/chromium.sh
	@$(PY) manage.py demo --no-serve
	$(PY) manage.py screenshots

lock: $(VENV)/.dev  ## Pin the newest fitting versions of all requirements, by hash
	$(UV) --upgrade -o requirements/base.txt requirements/base.in
	$(UV) --upgrade -o requirements/dev.txt requirements/dev.in

wheel: $(VENV)/.dev  ## Build the wheel of the two packages into dist/
	$(PY) -m build --wheel --no-isolation

clean:  ## Remove .venv and what tools leave; var/ with its content stays
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
