#!/bin/sh
# setup.sh PYTHON VENV REQUIREMENTS: a virtual environment with exactly the locked packages, each checked by its hash.
# uv does it in seconds where it is or can be had; otherwise pip does the same.
set -eu
python=$1 venv=$2 requirements=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Verdict needs Python 3.11 or newer; '$python' is not. Say which one: make PYTHON=python3.12 ..." >&2
    exit 1
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$(dirname "$0")/requirements-uv.txt" >/dev/null 2>&1 || true
    [ -x "$venv/bin/uv" ] && uv="$venv/bin/uv"
fi
if [ -n "$uv" ]; then
    "$uv" pip install --quiet --require-hashes --python "$venv/bin/python" -r "$requirements" && exit 0
    echo "uv could not install the packages; trying pip." >&2
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
