#!/bin/sh
# Ask whether weaknesses are known of the packages that are locked (pip-audit). Usage: audit_packages.sh VENV
# Exits with 0: none known; 1: some are, listed above; 2: could not be asked, so nothing is known.
set -u
venv=$1
if ! "$venv/bin/python" -m pip install --quiet --upgrade 'pip-audit>=2.9' --target "$venv/audit" 2>/dev/null; then
    echo "Not checked: pip-audit cannot be installed here." >&2
    exit 2
fi
answer=$(PYTHONPATH="$venv/audit" "$venv/bin/python" -m pip_audit --disable-pip --require-hashes \
    --progress-spinner off -r requirements/run.lock 2>&1)
status=$?
echo "$answer"
# A package that it could not ask about is told as skipped, and the exit code is 0 then too.
case $status/$answer in
*Found*known\ vulnerabilit*) exit 1 ;;
*could\ not\ be\ audited* | [!0]/*)
    echo "Not checked, or not all of it: the lists of known weaknesses cannot be reached from here. Ask again with a network." >&2
    exit 2
    ;;
*) echo "Checked: no weakness is known of what is locked." ;;
esac
