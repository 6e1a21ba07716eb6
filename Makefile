# `make demo` shows what Sifara does, `make check` is all that a change must pass.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Errors only: a machine's own settings of pip may warn at each package.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
OUT := out
SAMPLES := $(wildcard sifara/samples/*.jsonl)
STORE := $(OUT)/demo.store

.DEFAULT_GOAL := help
.PHONY: help demo test lint types check golden picture bench lock wheel clean

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

# --- the two environments, one folder: what runs it, and what checks it

$(VENV)/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Sifara needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -1); say which with: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# --- to see it

demo: $(VENV)/run.stamp ## read the bundled articles, ask the graph, draw it: out/network.html
	@mkdir -p $(OUT) && rm -rf $(STORE)
	$(BIN)/sifara extract $(SAMPLES) --format table
	$(BIN)/sifara load $(SAMPLES) --store $(STORE)
	$(BIN)/sifara stats --store $(STORE)
	$(BIN)/sifara query meetings --labels en --store $(STORE)
	$(BIN)/sifara query denied --labels en --store $(STORE)
	$(BIN)/sifara query last-contact --a "بشار الأسد" --b "فلاديمير بوتين" --store $(STORE)
	$(BIN)/sifara search "Лавров" --labels en --store $(STORE)
	$(BIN)/sifara view --store $(STORE) -o $(OUT)/network.html
	@echo
	@echo "Open $(OUT)/network.html in a browser. What else can be asked: $(BIN)/sifara queries"

# --- to check it

test: $(VENV)/dev.stamp ## run the tests
	$(BIN)/pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.stamp
	$(BIN)/mypy

check: lint types test ## lint, types and tests: all that a change must pass

golden: $(VENV)/dev.stamp ## write the golden files of the tests anew; read the diff
	$(BIN)/pytest -q --renew

picture: $(VENV)/dev.stamp ## take the README's picture anew (needs a Chromium)
	$(BIN)/python docs/picture.py

bench: $(VENV)/dev.stamp ## measure speed and quality
	$(BIN)/python -m benchmarks.read
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.identity
	$(BIN)/python -m benchmarks.ask --quads 100000 --budget 1

wheel: $(VENV)/dev.stamp ## build the wheel: out/dist
	rm -rf $(OUT)/dist
	$(BIN)/python -m build --wheel --no-isolation --outdir $(OUT)/dist

# --- to renew it

# Each lock holds to the one before it, so that the two environments never differ in a version.
# Compile with the oldest Python that is supported. Registries are the machine's own affair: none is named.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --newline lf --no-header \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
lock: $(VENV)/dev.stamp ## renew requirements/ from pyproject.toml
	$(COMPILE) --extra dev --extra validate -o requirements/dev.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt -o requirements/run.txt pyproject.toml
	$(COMPILE) -c requirements/dev.txt -o requirements/build.txt pyproject.toml \
	  --only-build-deps --build-deps-for editable --build-deps-for wheel

clean: ## remove what was built, the environment too
	rm -rf $(OUT) $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
