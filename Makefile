# The two commands that matter: `make run` and `make test`. Everything they need, they install.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APPS := jobanalyzer accounts billing resumes jobs optimizations tests benchmarks manage.py
STAMP := $(VENV)/.installed
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header $(UPGRADE:%=--upgrade-package=%)
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: run test test-slow bench setup lint format types check lock browser clean stop

run: $(STAMP) ## Set everything up and serve the product with a demo workspace.
	@$(if $(PORT),PORT=$(PORT)) $(BIN)/python manage.py serve

test: $(STAMP) browser ## Set everything up and pass every test.
	@$(MAKE) --no-print-directory --output-sync --jobs=$(JOBS) lint types check
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow" -q

test-slow: $(STAMP) browser ## Long explorations.
	@$(BIN)/python -m pytest -m slow -q

bench: $(STAMP) ## Print the figures, as medians and ratios taken in one run.
	@$(BIN)/python -m benchmarks

setup: $(STAMP)

$(STAMP): requirements.txt tests/requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not on this machine. Install Python 3.11 or newer, or name another: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make run PYTHON=python3.12")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 || { echo "$(PYTHON) cannot make a virtual environment in $(VENV): its venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing packages into $(VENV) …"
	@{ $(BIN)/python -m pip install -qq --disable-pip-version-check uv && $(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt -r tests/requirements.txt; } || { echo "The packages could not be installed: is there a network? The same command goes on from here."; exit 1; }
	@touch $@

lock: $(STAMP) ## Pin what pyproject.toml names; versions that are pinned stay. To upgrade one: make lock UPGRADE=django
	@$(LOCK) pyproject.toml -o requirements.txt
	@cat requirements.txt tests/requirements.txt > $(VENV)/test.txt
	@$(LOCK) --group test -c requirements.txt -o $(VENV)/test.txt
	@grep -vxFf requirements.txt $(VENV)/test.txt > tests/requirements.txt

browser: ## Chromium for the browser tests: Debian's, where we may install it.
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } >/dev/null 2>&1; } || true
	@command -v chromium >/dev/null || echo "WARNING: no chromium on this machine and no right to install it: the browser tests will not run."

lint: $(STAMP)
	@$(BIN)/ruff check $(APPS)
	@$(BIN)/ruff format --check -q $(APPS)
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')

format: $(STAMP) ## Put code and templates in the house form.
	@$(BIN)/ruff check --fix -q $(APPS); $(BIN)/ruff format -q $(APPS); $(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html') || true

types: $(STAMP)
	@$(BIN)/mypy $(APPS)

check: $(STAMP)
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@SITE_URL=https://job-analyzer.localhost $(BIN)/python manage.py check --deploy --fail-level WARNING

stop: ## Stop the embedded Postgres, if a command left it running.
	@$(BIN)/python -c 'from jobanalyzer import embedded, settings; embedded.stop(settings.POSTGRES_DIRECTORY)'

clean: stop ## Remove everything that was set up, with the demo data.
	@rm -rf $(VENV) var
