#!/bin/sh
# Write requirements/*.lock anew: every package that is needed, in one version with the hashes of all its files, for all
# Pythons from 3.11 on and all systems. Usage: lock.sh VENV [uv's options, as --upgrade]. Without options what is locked stays.
set -eu
venv=$1
shift
[ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet uv
lock() {
    "$venv/bin/uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --no-emit-index-url --no-header --no-annotate "$@"
}
lock "$@" pyproject.toml -o requirements/run.lock
lock "$@" requirements/build.in -o requirements/build.lock
lock "$@" --extra dev --constraints requirements/run.lock pyproject.toml -o requirements/dev.lock
