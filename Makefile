# `make site`, `make test`, `make check`, `make serve`: each sets up what it needs, from Python 3.11 or newer alone.
# For the checkout only: who installs docketpress has the command `docketpress` and needs no make.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN = .venv/bin
READY = .venv/.ready

.PHONY: site test check serve coverage fault format clean audit bench bench-growth bench-citations bench-linear bench-preview fuzz bench-eyecite

site: $(READY)
	$(BIN)/docketpress build $(BUILD)

serve: $(READY)
	$(BIN)/docketpress serve --open

test: $(READY)
	$(BIN)/python -m pytest -n auto -q $(FILES)

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: $(READY)
	$(BIN)/python -m pytest -n auto -q --cov --cov-report=term --cov-fail-under=90

# Citations against eyecite and citeurl, per kind, on labels of real orders.
LABELS ?= ../shared/gold/citations.jsonl
bench-citations: $(READY)
	$(BIN)/python bench/citations.py $(LABELS)

# Full citations of cases that eyecite alone finds in orders, by class of reason.
bench-eyecite: $(READY)
	$(BIN)/python bench/against_eyecite.py $(ORDERS)

# What could make a pattern slow, on 100, 200 and 400 KB.
bench-linear: $(READY)
	$(BIN)/python bench/citations.py --linear

# Whole builds beside Hugo, Pelican, MkDocs and mistune: bench/README.md says how to read it.
ORDERS ?= ../shared/orders
bench: $(READY) bench/.venv/.ready
	$(BIN)/python bench/sites.py $(ORDERS) $(BENCH)

# docketpress alone at growing sizes: time, memory and disk, and what they come to at a million. BENCH="--sizes 1000 10000 100000" for more.
bench-growth: $(READY)
	$(BIN)/python bench/growth.py $(ORDERS) $(BENCH)

# From a save to the page in the browser, beside livereload as it comes.
bench-preview: $(READY)
	$(BIN)/python bench/preview.py $(ORDERS) $(BENCH)

bench/.venv/.ready: bench/pins.txt
	$(PYTHON) -m venv --clear bench/.venv
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement bench/pins.txt
	@touch $@

# Random bytes and pieces of orders, by coverage, from file to page; what it finds lies in .fuzz/. FUZZ=-max_total_time=60 for a minute.
FUZZ ?= -max_total_time=1800
fuzz: tests/fuzz/.venv/.ready
	tests/fuzz/.venv/bin/python tests/fuzz/seeds.py .fuzz/seeds
	mkdir -p .fuzz/corpus .fuzz/found
	tests/fuzz/.venv/bin/python tests/fuzz/fuzz_page.py -max_len=4096 -timeout=20 -rss_limit_mb=4096 -artifact_prefix=.fuzz/found/ $(FUZZ) .fuzz/corpus .fuzz/seeds

tests/fuzz/.venv/.ready: tests/fuzz/pins.txt .ci/pins.txt pyproject.toml
	$(PYTHON) -m venv --clear tests/fuzz/.venv
	tests/fuzz/.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/fuzz/pins.txt
	tests/fuzz/.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/pins.txt hatchling editables
	tests/fuzz/.venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/pins.txt --no-build-isolation --editable .
	@touch $@

# Lighthouse, axe, the W3C's validator and linkinator on a built site; needs Node 20, Java and Chromium. AUDIT="--only axe".
SITE ?= site
audit: $(READY) tests/audit/node_modules/.ready
	$(BIN)/python tests/audit/audit.py $(SITE) $(AUDIT)

tests/audit/node_modules/.ready: tests/audit/package-lock.json
	cd tests/audit && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-audit --no-fund
	@touch $@

# A hundred builds killed, no space left at each write, builds two at once: the site is whole after each.
fault: $(READY)
	DOCKETPRESS_FAULTS=100 $(BIN)/python -m pytest -q --timeout 3600 tests/test_faults.py

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Made anew whenever the pins or the dependencies change.
$(READY): .ci/pins.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "docketpress needs Python 3.11 or newer, with venv (on Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip==$$(sed -n 's/^pip==//p' .ci/pins.txt)"
	$(BIN)/python -m pip install --quiet --constraint .ci/pins.txt --group dev
	$(BIN)/python -m pip install --quiet --constraint .ci/pins.txt --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv bench/.venv tests/fuzz/.venv .fuzz .docketpress dist build htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
