PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/pycache

.PHONY: run test check soak bench lock clean

run: $(VENV)/run.stamp
	@exec $(BIN)/quizapp serve --port $(PORT)

test: $(VENV)/test.stamp
	@$(BIN)/python -m tests.prepare
	$(BIN)/python -m pytest -n 2 --dist worksteal tests

check: $(VENV)/test.stamp
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

soak: $(VENV)/test.stamp
	$(BIN)/python -m pytest -m soak --override-ini addopts= tests

bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

# Needs uv; run after changing the dependencies in pyproject.toml.
lock:
	printf 'hatchling==1.27.0\neditables==0.5\n' | uv pip compile --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -q -o requirements.lock pyproject.toml -
	uv pip compile --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	  --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "quizapp needs Python 3.11 or newer: install it, or name it with PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python has no venv module: install it (on Debian: apt install python3-venv), then try again"; exit 1; }
	@touch $@

$(VENV)/run.stamp: requirements.lock pyproject.toml $(VENV)/python.stamp
	@echo "Installing quizapp into $(VENV) (the first time takes a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

clean:
	rm -rf $(VENV)
