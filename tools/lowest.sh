#!/bin/sh
# Make a virtual environment with the lowest versions that pyproject.toml declares. Usage: lowest.sh PYTHON VENV
# uv knows how to choose the lowest; pip does not. What it needs of the system, setup.sh has installed.
set -eu
python=$1 venv=$2
[ -n "$python" ] || python=python3
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet uv
"$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --resolution lowest-direct --editable '.[dev]'
