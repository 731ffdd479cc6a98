# Two promises: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

TARGET := $(or $(CARGO_TARGET_DIR),target)
BINARY := $(TARGET)/debug/wegmarke
RELEASE := $(TARGET)/release/wegmarke
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

# Where the laboratory data lies that is too large or not ours to ship (see CONTRIBUTING).
export WEGMARKE_SHARED ?= $(abspath ../shared)

.PHONY: help demo test lint test-rust test-web test-browser test-api test-oracles bench screenshots api binary interface release fmt clean-demo

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

demo: ## build, load the sample company, serve it on loopback and print the address
	@scripts/require cargo node
	@$(MAKE) --no-print-directory -j2 binary interface
	$(BINARY) demo $(ARGS)

test: ## everything: lints, unit, storage on SQLite and PostgreSQL, HTTP, browser
	@scripts/require cargo node postgres chromium
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory interface
	@$(MAKE) --no-print-directory test-rust
	@$(MAKE) --no-print-directory test-web
	@$(MAKE) --no-print-directory test-browser

lint: ## formatting and warnings, which are errors here
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings

test-rust: ## Rust tests, PostgreSQL included
	cargo test --quiet --workspace

test-web: web/node_modules/.package-lock.json ## type check and unit tests of the interface
	cd web && npm test

test-browser: binary interface ## the interface in a real browser against the real binary
	cd web && WEGMARKE_BINARY=$(abspath $(BINARY)) npm run e2e

test-api: binary interface ## generated requests to every route of the API, answers checked (EXAMPLES=200 for many more)
	@scripts/require python
	WEGMARKE_BINARY=$(abspath $(BINARY)) EXAMPLES=$(EXAMPLES) node scripts/fuzz/main.mjs

test-oracles: ## reports against the known-good results of other tools, when the data is there
	@if [ -d "$(WEGMARKE_SHARED)/oracles" ]; then cargo test --quiet -p wegmarke --test it oracles -- --ignored --nocapture; \
	else echo "no known-good results at $(WEGMARKE_SHARED)/oracles (set WEGMARKE_SHARED); nothing was compared"; fi

bench: release ## measure the optimised program and write docs/benchmarks.md (PARTS=events for one part)
	WEGMARKE_BINARY=$(abspath $(RELEASE)) PARTS=$(PARTS) node scripts/bench/main.mjs

screenshots: binary interface ## take the pictures under docs/images anew
	@scripts/require chromium
	cd web && WEGMARKE_BINARY=$(abspath $(BINARY)) npm run screenshots

api: interface ## write the OpenAPI document, the text-form schema and the client's types anew
	UPDATE=1 cargo test --quiet -p wegmarke --test it -- fresh
	cd web && npm run api

binary: ## build the program (development profile, hot parts optimised)
	cargo build --quiet -p wegmarke

interface: web/dist/index.html ## build the interface

release: interface ## build the optimised program with the interface inside
	cargo build --release -p wegmarke

fmt: ## format the code
	cargo fmt --all

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(filter-out web/node_modules/% web/dist/% web/e2e/%,$(WEB_SOURCES))
	cd web && npm run --silent build
	@touch $@
