# make demo: sets everything up and audits the sample region. make test: sets up and runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint bench fuzz lock clean
.DELETE_ON_ERROR:

demo: $(READY)
	$(BIN)/auditor demo

# Tests of one file stay on one worker. They wait for servers as much as they work: a worker more than two cores.
WORKERS ?= 3

test: $(READY) lint
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

# Properties on examples not seen before, twenty times as many; then spoiled documents of every format through the
# isolated readers, for a minute.
fuzz: $(READY)
	TRIALS=20 $(BIN)/pytest $$(grep -l '^@trials' tests/*.py tests/*/*.py)
	$(BIN)/python -m tests.documents.fuzzing

# A virtual environment of its own; every package at the version and with the hash that requirements.txt names.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "The module venv is missing. Debian, Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Rewrites requirements.txt after a change of pyproject.toml. No address of a registry gets into it.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header --extra dev pyproject.toml --output-file requirements.txt

clean:
	rm -rf $(VENV) report audit.db audit.db-wal audit.db-shm bodies
