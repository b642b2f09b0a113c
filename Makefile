# Two commands for a newcomer: `make demo` and `make test`. Only Python 3.11+ and make are needed.
# PYTHON=python3.12 chooses one; otherwise the first that is new enough is taken.
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: demo test check bench bench-peers dist clean venv

demo: $(VENV)/.app
	@$(BIN)/ert-writer demo

test: $(VENV)/.test
	@sh scripts/apertium.sh
	@sh scripts/ocr.sh
	@sh scripts/browser.sh
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/.test
	$(BIN)/ruff format --check ert_writer tests benchmarks fuzz scripts
	$(BIN)/ruff check ert_writer tests benchmarks fuzz
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

bench-peers: $(VENV)/.bench
	$(BIN)/python -m benchmarks.peers

dist: $(VENV)/.test
	$(BIN)/python scripts/release.py build dist

venv:
	@sh scripts/venv.sh $(VENV) $(PYTHON)

$(VENV)/.app: pyproject.toml constraints.txt | venv
	$(PIP) -e .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | venv
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.app

$(VENV)/.bench: $(VENV)/.test
	$(PIP) -e '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache dist build
