# make run | test | test-lowest | demo | check | bench | pictures | screenshots | verify-page: each sets up what it needs on a fresh Debian machine with Python and make.
.PHONY: run test test-lowest demo check bench pictures manual screenshots verify-page attack-table fuzz lock sbom audit-packages setup clean
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  command -v $$p >/dev/null && $$p -c 'import sys,venv,ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
LOWEST := .venv-lowest
BIN := $(VENV)/bin
DEMO := build/demo
export PIP_DISABLE_PIP_VERSION_CHECK = 1

run: $(VENV)/.run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then exec $(BIN)/python -m inspector; \
	else echo "No display here: the main job is done headless with the sample data, as by make demo."; \
	$(BIN)/python -m inspector.demo $(DEMO); fi

demo: $(VENV)/.run
	$(BIN)/python -m inspector.demo $(DEMO)

test: setup $(VENV)/validator/.made
	$(BIN)/python -m pytest -n auto

test-lowest: $(LOWEST)/.made
	$(LOWEST)/bin/python -m pytest -n auto

# The independent validator of PDF/A and PDF/UA. Whoever cannot have it goes on without its tests.
$(VENV)/validator/.made: tools/validator/setup.sh tools/validator/Validate.java $(VENV)/.made
	@sh tools/validator/setup.sh $(BIN)/python $(VENV)/validator || [ "$$CI" != true ]
	@mkdir -p $(VENV)/validator && touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/pyright --pythonpath $(BIN)/python

bench: setup
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks

pictures: setup
	$(BIN)/python tools/make_pictures.py

manual: setup
	$(BIN)/python tools/make_manual.py

screenshots: setup
	$(BIN)/python -m tools.make_screenshots build/screenshots

attack-table: setup
	$(BIN)/python -m tools.make_attack_table

verify-page: $(VENV)/.run
	@mkdir -p build
	$(BIN)/inspector verify-page --out build/verify.html

# A minute for each parser of what comes from outside: make fuzz SECONDS=5 FUZZ="pdf markup".
SECONDS ?= 60
fuzz: setup
	$(BIN)/python -m tools.fuzz $(SECONDS) $(FUZZ)

# One version of every package, with hashes; make lock UPGRADE=--upgrade takes the newest.
lock: $(VENV)/.run
	sh tools/lock.sh $(VENV) $(UPGRADE)

sbom: setup
	$(BIN)/python -m tools.make_sbom build/inspector.cdx.json

# Known weaknesses of what is locked. Asks the network; where it cannot, it says so and fails.
audit-packages: setup
	sh tools/audit_packages.sh $(VENV)

setup: $(VENV)/.made

# Two stamps: whoever only runs the program does not wait for the test and lint tools.
$(VENV)/.run: pyproject.toml tools/setup.sh requirements/build.lock requirements/run.lock
	@sh tools/setup.sh "$(PYTHON)" $(VENV) run
	@touch $@

$(VENV)/.made: $(VENV)/.run requirements/dev.lock
	@sh tools/setup.sh "$(PYTHON)" $(VENV) dev
	@touch $@

$(LOWEST)/.made: pyproject.toml tools/lowest.sh $(VENV)/.made
	@sh tools/lowest.sh "$(PYTHON)" $(LOWEST)
	@touch $@

clean:
	rm -rf build $(VENV) $(LOWEST)
