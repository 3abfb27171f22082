# make serve   the portal on this machine, with demonstration content     make serve PORT=8123
# make test    all tests, in parallel       make test DATABASE=postgresql     make test ARGS="tests/home -k news"
# make stripe-standin  the played payment service alone; `make serve` starts one by itself
# make check   formatters, linters, types, import contract, translations, migrations
# make rehearse  production without Docker: nginx, PostgreSQL, Redis, gunicorn, a worker, and the journeys by HTTP
# make screenshots  the pictures of docs/screenshots, from the demonstration of a fixed day
# make bench   pages with 10,000 people, matching with 100,000 and 1,000,000; written to benchmarks/results.json
#              with Wagtail's demonstration beside our pages: make bench BAKERYDEMO=/a/folder
# make bench-quality   ranking, titles, suggestions and bias, from ../shared/data     make bench-quality DATA=/a/folder
PORT ?= 8000
PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3))
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Each file is compiled once, and not again by every process that a test starts.
export PYTHONDONTWRITEBYTECODE :=
# Every command runs with the settings of production unless others are named: these name their own.
serve check messages: export DJANGO_SETTINGS_MODULE := portal.settings.dev
.PHONY: serve test check rehearse stripe-standin screenshots bench bench-faults bench-quality messages requirements installed installed-dev format

installed:
	@$(PYTHON) bootstrap.py requirements.txt

installed-dev:
	@$(PYTHON) bootstrap.py requirements-dev.txt

serve: installed
	@python manage.py serve --port $(PORT)

test: installed-dev
	@python -m tests.run $(if $(DATABASE),--database=$(DATABASE)) $(ARGS)

check: installed-dev
	ruff format --check .
	ruff check .
	djade --check $$(git ls-files 'templates/*.html')
	lint-imports
	mypy portal conferences contributions newsletters home placements selection safeguarding reviews skills_match payments office diaspora casework
	python manage.py makemigrations --check --dry-run
	python manage.py catalogues check

stripe-standin: installed
	@python -m tests.standins.stripe

rehearse: installed-dev
	python -m tests.rehearsal

screenshots: installed-dev
	@python -m tests.browser.screenshots

bench: installed-dev
	python -m benchmarks.pages
	python -m benchmarks.esco
	python -m benchmarks.matching
	python -m benchmarks.my_matches
	python -m benchmarks.matching_elasticsearch
	python -m benchmarks.search
	python -m benchmarks.alerts
	python -m benchmarks.site_search
	python -m benchmarks.event_lists
	python -m benchmarks.kept_pages
	python -m benchmarks.lighthouse
	$(if $(BAKERYDEMO),python -m benchmarks.bakerydemo)

bench-quality: installed-dev
	python -m benchmarks.quality $(DATA)

bench-faults: installed-dev
	@python -m tests.run --whole

format: installed-dev
	ruff check --fix .
	ruff format .
	djade $$(git ls-files 'templates/*.html')

messages: installed-dev
	python manage.py catalogues extract

# Pins every package with its hashes; no index address is written.
requirements:
	uv pip compile -q --python-version 3.11 --generate-hashes --no-annotate --no-header --universal requirements.in -o requirements.txt
	uv pip compile -q --python-version 3.11 --generate-hashes --no-annotate --no-header --universal requirements-dev.in -o requirements-dev.txt
