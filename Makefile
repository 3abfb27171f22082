PYTHON ?= python3
VENV := .venv
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.PHONY: test
$(VENV)/dev: requirements-dev.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q --require-hashes -r requirements-dev.txt
	touch $@

test: $(VENV)/dev
	pytest -n auto

messages: $(VENV)/dev
	python manage.py catalogues extract
