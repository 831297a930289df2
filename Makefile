# The front door. Everything is set up on first use in .venv; only `bench` and `train` need the shared data.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
TORCH ?= torch==2.13.0
PAGE ?= examples/harbour-accord.txt
OUT ?= build/demo

.PHONY: setup demo test lint format bench train clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Verbale needs Python 3.11 or newer: set PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: setup
	@$(BIN)/verbale read "$(PAGE)"
	@mkdir -p $(OUT)
	@$(BIN)/verbale read "$(PAGE)" --format html --output $(OUT)/page.html
	@$(BIN)/verbale read "$(PAGE)" --format jsonl --output $(OUT)/record.jsonl
	@echo "The same as a page: $(OUT)/page.html; as data: $(OUT)/record.jsonl"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The proof that training works (a tiny sample of our own) needs the train extra as well.
test: setup $(VENV)/.train
	$(BIN)/python -m pytest

$(VENV)/.train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	touch $@

$(SHARED)/data:
	@echo "No data at $(SHARED)/data. Set SHARED=FOLDER; docs/data.md says where the public files come from." >&2; exit 2

bench: setup $(SHARED)/data
	$(BIN)/python -m benchmarks.run --shared $(SHARED) --report docs/benchmarks.md

train: setup $(VENV)/.train $(SHARED)/data
	$(BIN)/python -m training.train --data $(SHARED)/data --out build/first
	$(BIN)/python -m training.train --data $(SHARED)/data --out build/model --polish build/first/reader.pt
	$(BIN)/python -m training.export --model build/model --out src/verbale/weights/en --data $(SHARED)/data
	$(BIN)/python -m training.export --model build/model --out build/fp32 --fp32
	$(BIN)/python -m benchmarks.run --shared $(SHARED) --report docs/benchmarks.md --fp32 build/fp32 --card src/verbale/weights/en/MODEL_CARD.md

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
