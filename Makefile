# Needs python3 (3.11 or newer, with venv), make and the package registries; everything else is built here.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
BENCH := .venv-bench
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header
SLOW_MARKS := slow or browser or postgres or flows
export DO_NOT_TRACK := 1

.PHONY: install run test test-fast soak bench lint format lock docs vendor clean
.DEFAULT_GOAL := install

install: $(VENV)/.installed

$(VENV)/.uv: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and f"Python 3.11 or newer is needed, {sys.executable} is {v[0]}.{v[1]}: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment: on Debian, apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.synced: $(VENV)/.uv requirements/dev.lock
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements/dev.lock
	@touch $@

# What is measured against, Django, OpenFisca and lifelines: in an environment of its own.
$(BENCH)/.synced: $(VENV)/.uv requirements/bench.lock
	@$(UV) venv --quiet --clear --python $(BIN)/python $(BENCH)
	@$(UV) pip sync --quiet --python $(BENCH)/bin/python --require-hashes --compile-bytecode requirements/bench.lock
	@touch $@

# The build tool comes from the lock, hence no isolated build.
$(VENV)/.installed: $(VENV)/.synced pyproject.toml
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

run: install
	@$(BIN)/python -m cli.main demo --port $(PORT) $(if $(filter-out 0,$(ONCE)),--once)

test: lint
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m pytest --quiet -n 2 --dist loadfile

test-fast: install
	@$(BIN)/python -m pytest --quiet -n 2 --dist loadfile -m "not ($(SLOW_MARKS))"

# Two hundred kills of the deliverer and ten thousand messages: minutes, so not part of `make test`.
soak: install
	@SOAK=1 $(BIN)/python -m pytest --quiet -s -n 0 tests/posting/test_killed.py

bench: install $(BENCH)/.synced
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(SCALE),--scale $(SCALE))

lint: install
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > $(VENV)/lint-imports.log 2>&1 || { cat $(VENV)/lint-imports.log; exit 1; }

format: install
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

# The runtime lock first: the lock for the checks takes its versions.
lock: $(VENV)/.uv
	@$(COMPILE) requirements/bootstrap.in -o requirements/bootstrap.lock
	@$(COMPILE) requirements/runtime.in -o requirements/runtime.lock
	@$(COMPILE) requirements/dev.in -o requirements/dev.lock
	@$(COMPILE) requirements/bench.in -o requirements/bench.lock

docs: install
	@$(BIN)/python -m tools.diagrams

# The files that pages load; committed, so only a change of version needs this (and npm).
vendor: install
	@$(BIN)/python -m tools.vendor_frontend

clean:
	@rm -rf $(VENV) $(BENCH) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
