# Everything a developer types. `make run` and `make test` need git, make and Python 3.11 or newer, nothing else.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# The first Python of the right age; `make PYTHON=/path/to/python …` overrides.
RIGHT_AGE := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for p in $(PYTHONS); do "$$p" -c '$(RIGHT_AGE)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

HEADLESS := QT_QPA_PLATFORM=offscreen PYTHONUTF8=1

.PHONY: help setup run test test-peers check fix bench translations clean
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z-]+: .*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 16

setup:  ## make the clone ready: environment, dependencies, translations, system libraries
	@python="$(PYTHON)"; if [ -z "$$python" ]; then \
		echo "isnad: Python 3.11 to 3.14 is needed, and none was found; name one with make PYTHON=…" >&2; exit 1; fi; \
	"$$python" -m tools.setup

run: setup  ## open the window on the sample article (without a display: do the main job unattended, into out/)
	@$(BIN)/python main.py --sample

test: setup  ## run the whole suite, headless
	@$(HEADLESS) $(BIN)/python -m pytest -q

test-peers: setup  ## open what we write in heavy programs of others (LibreOffice, Chromium), installed where that may be
	@$(BIN)/python -m tools.peers
	@$(HEADLESS) $(BIN)/python -m pytest -q peers

check: setup  ## format, lint, types, and who imports whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

fix: setup  ## format, and repair what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup  ## measure the program against its floors
	@$(BIN)/python -m tools.bench

translations: setup  ## bring the catalogues in line with the words in the code
	@$(BIN)/python -m tools.translations update
	@$(BIN)/python -m tools.translations compile

clean:  ## back to a fresh clone: environment, caches, output
	@rm -rf $(VENV) .setup-done out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find resources -name '*.mo' -delete
