#!/bin/sh
# Makes the virtual environment, or makes it again when it cannot be used: of a Python older than 3.11, of one that is
# gone, or without pip, as it is left behind when python3-venv was missing.
#   sh scripts/venv.sh DIRECTORY [PYTHON]
set -u
venv=$1
asked=${2:-}
least='import sys; sys.exit(sys.version_info < (3, 11))'

if "$venv/bin/python" -c "$least" 2>/dev/null && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
found=
for python in ${asked:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$python" -c "$least" 2>/dev/null; then
        found=$python
        break
    fi
done
if [ -z "$found" ]; then
    there=$("${asked:-python3}" --version 2>&1) || there="no Python"
    echo "ert-writer needs Python 3.11 or newer, and here is $there. Install one, then: make demo PYTHON=python3.12" >&2
    exit 2
fi
if [ -e "$venv" ]; then
    echo "$venv is of another Python or has no pip: it is made again." >&2
    rm -rf "$venv"
fi
if ! said=$("$found" -m venv "$venv" 2>&1); then
    rm -rf "$venv"
    echo "$said" | tail -n 3 >&2
    echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv" >&2
    exit 2
fi
