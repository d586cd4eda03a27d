#!/bin/sh
# Make the virtual environment. Usage: setup.sh PYTHON VENV. Debian packages are installed when root, else named.
set -eu
python=$1 venv=$2
packages=""
command -v pdftotext >/dev/null || packages="$packages poppler-utils"
command -v qpdf >/dev/null || packages="$packages qpdf"
if [ -z "$python" ]; then
    packages="$packages python3 python3-venv python3-pip"
fi
if [ -n "$packages" ]; then
    if [ "$(id -u)" = 0 ]; then
        echo "Installing:$packages"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    else
        echo "Missing Debian packages. Run: sudo apt-get install$packages" >&2
        exit 1
    fi
fi
[ -n "$python" ] || python=python3
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --editable '.[dev]'
