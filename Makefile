# One word per wish. `make run` and `make test` set up what they need by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# More than the cores of a small machine: tests wait for lines, leases and disks half of their time.
WORKERS ?= 3
# Python keeps what it compiled: without, each process of ours and of the tests compiles a thousand modules anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check lint types contracts fix translations lock audit browser screenshots soak soak-digest scale-demo bench image-check wheel-check clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready  ## build .venv with what the bot needs to run

$(VENV)/.ready: requirements.txt scripts/setup.sh
	sh scripts/setup.sh $(PYTHON) $(VENV) requirements.txt
	@touch $@

setup-dev: $(VENV)/.ready-dev  ## build .venv with what the checks need as well

$(VENV)/.ready-dev: requirements.txt requirements-dev.txt scripts/setup.sh
	sh scripts/setup.sh $(PYTHON) $(VENV) requirements-dev.txt
	@touch $(VENV)/.ready $@

run: setup  ## serve the workspaces whose tokens are set, or open the playground
	$(BIN)/python main.py run

test: setup-dev  ## all tests
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

check: setup-dev lint contracts types test  ## everything that must hold

lint: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell

contracts: setup-dev
	$(BIN)/lint-imports

types: setup-dev
	$(BIN)/mypy
	$(BIN)/pyright

fix: setup-dev  ## let the formatter and the linter mend what they can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: setup-dev  ## bring the message catalogues up to date with the sentences in the code
	$(BIN)/python scripts/translations.py

lock:  ## resolve the dependencies anew into the lock files (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements.txt
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -c requirements.txt -o requirements-extras.txt
	uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -c requirements-extras.txt -o requirements-dev.txt

AUDIT := .venv-audit

audit:  ## look the locked packages up among known weaknesses (asks the package index)
	sh scripts/setup.sh $(PYTHON) $(AUDIT) scripts/requirements-audit.txt
	$(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements-extras.txt

browser:  ## install Debian's chromium for the browser tests (needs root)
	apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji

clean:  ## remove what was built, not what was recorded
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

screenshots: setup-dev  ## take the README's pictures anew (needs chromium)
	VERDICT_SCREENSHOTS=1 $(BIN)/pytest -q tests/browser

MINUTES ?= 3
PEOPLE ?= 3000
DATABASES ?= sqlite postgresql

soak: setup-dev  ## thousands of people vote through faults for minutes; differences must be 0
	for database in $(DATABASES); do \
		$(BIN)/python -m tests.soak.votes --minutes $(MINUTES) --people $(PEOPLE) --database $$database || exit 1; done

image-check:  ## build the image with a Docker engine, and try it
	sh scripts/image_check.sh

wheel-check: setup-dev  ## build the wheel, install it somewhere else, and try it there
	sh scripts/wheel_check.sh $(BIN)/python

ROUNDS ?= 500

soak-digest: setup-dev  ## weeks pass while replicas and databases die; posts that are missed or doubled must be 0
	for database in $(DATABASES); do \
		$(BIN)/python -m tests.soak.digest --rounds $(ROUNDS) --database $$database || exit 1; done

BENCH ?=

bench: setup-dev  ## measure beside the peers, in one run: a table, and bench-results/bench.json
	$(BIN)/python -m tests.bench $(BENCH)

scale-demo: setup-dev  ## three replicas on one PostgreSQL, one killed again and again; votes and posts must be equal
	$(BIN)/python -m tests.soak.scale --minutes 2
	$(BIN)/python -m tests.bench replicas
