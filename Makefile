# The front door. demo, test, build, bench, fuzz and docs first install the system libraries that
# they need, and say so before they ask for root.
#
#   make demo              paint sample stills and a film, draw their palettes and the film's report
#   make demo STILL=path   the palette of a picture of your own
#   make check             layout, build and unit tests: quick, without installing anything
#   make test              everything that must hold before a merge
#   make test-debian-13    the same in a Debian 13 of its own; as root
#   make build             the programs, for release
#   make install           them with man pages and completions, below PREFIX (/usr/local)
#   make install-library   the library for C with its header, below PREFIX
#   make dist              a tarball and a Debian package of them, in .build/dist
#   make wheel             the Python package, in .build/dist
#   make bench             how fast and how good, beside other programs
#   make fuzz              mutated files against the readers, for SECONDS (600)
#   make docs              the documentation of the libraries, as web pages
#   make format            lay out every Swift file

# Homebrew's headers are not where clang looks by itself.
ifeq ($(shell uname -s),Darwin)
export CPATH := $(shell brew --prefix 2> /dev/null)/include:$(CPATH)
endif

.PHONY: help demo check setup-check lint unit-tests test test-debian-13 build install \
  install-library uninstall dist wheel bench fuzz docs format setup

SWIFT_SOURCES = Package.swift $(wildcard Sources Tests Tools Benchmarks Examples)

help:
	@sed -n 's/^#   //p' Makefile

setup:
	@Tools/setup

# A path may hold spaces, quotes and dollar signs: it travels in the environment, as it was typed.
override STILL := $(value STILL)
export STILL

demo: setup
	@Tools/demo

build: setup
	@Tools/build-release filmpalette filmpalette-catalog filmpalette-fetch filmpalette-serve
	@Tools/make-manual .build/release/man
	@echo ".build/release/filmpalette"

PREFIX = /usr/local

install:
	@Tools/install "$(PREFIX)"

install-library:
	@Tools/install --library "$(PREFIX)"

uninstall:
	@Tools/install --remove "$(PREFIX)"

dist:
	@Tools/make-dist

wheel: setup
	@Tools/make-wheel

check: lint unit-tests

# On a machine that has nothing yet.
setup-check: setup
	@$(MAKE) --no-print-directory check

lint:
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)
	Tools/check-imports

unit-tests:
	Tools/check-build
	swift test --skip-build --skip FetchingTests
	@# By itself: other tests wait for programs, and what has deadlines must not wait with them.
	swift test --skip-build --filter FetchingTests

test:
	@Tools/setup test
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory --jobs=2 $(SIDE_BY_SIDE)
	Tools/check-film-page
	Tools/check-service
	Tools/check-service-page
	Tools/build-documentation
	@# Seen whole, a module may miss an import that it seems to have file by file.
	@$(MAKE) --no-print-directory dist
	Tools/check-abi
	@$(MAKE) --no-print-directory --jobs=2 check-unit check-dist
	@Tools/make-wheel
	Tools/check-python

# What has no deadlines may share the machine. Each is also a target of its own: make check-film.
SIDE_BY_SIDE = check-film check-agreement check-limits check-catalog check-command check-outputs check-ffmpeg check-constants \
  check-timelines check-vips-prototypes check-tiff-prototypes check-jxl-prototypes \
  check-lcms-prototypes check-deflate-prototypes
.PHONY: $(SIDE_BY_SIDE) check-unit check-dist

check-constants:
	Tools/derive-matrices --check > /dev/null

$(filter-out check-constants, $(SIDE_BY_SIDE)) check-dist:
	Tools/$@

check-unit:
	PROGRAMS=.build/release Tools/check-unit

test-debian-13:
	Tools/in-debian trixie make test

bench: setup
	Benchmarks/run

fuzz:
	@Tools/setup test
	Tools/run-fuzz $(or $(SECONDS),600)

docs: setup
	Tools/build-documentation

format:
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)
