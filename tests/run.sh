#!/bin/sh
# Runs the tests, two at a time (in order: flushing tests last), with whatever DATABASE_URL and REDIS_URL say.
# Without Chromium the browser tests are skipped; the last lines then say so and why.
cd "$(dirname "$0")/.." || exit 1
NO_CHROMIUM_BECAUSE="$(sh tests/chromium.sh)"
export NO_CHROMIUM_BECAUSE
exec .venv/bin/python -m pytest -n "${TEST_PROCESSES:-2}" "$@"
