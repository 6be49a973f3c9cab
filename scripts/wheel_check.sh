#!/bin/sh
# wheel_check.sh PYTHON: builds the wheel, installs it with the locked packages in a place of its own, and tries it there.
set -eu
python=$1
cd "$(dirname "$0")/.."
place=$(mktemp -d)
bot=
trap '[ -z "$bot" ] || kill "$bot" 2>/dev/null || true; rm -rf "$place"' EXIT
fail() { echo "FAILED: $*"; exit 1; }

"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$place/dist" .
"$python" - "$place"/dist/*.whl <<'END' || fail "files are missing from the wheel"
import subprocess, sys, zipfile
held = set(zipfile.ZipFile(sys.argv[1]).namelist())
kept = subprocess.run(["git", "ls-files", "main.py", "bot", "adapters", "store"], capture_output=True, text=True, check=True)
missing = sorted(set(kept.stdout.split()) - held)
print(f"{len(held)} files in the wheel, {len(missing)} missing", *missing, sep="\n")
sys.exit(bool(missing))
END
sh scripts/setup.sh "$python" "$place/venv" requirements.txt
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$place"/dist/*.whl

cd "$place"
verdict=$place/venv/bin/verdict
"$verdict" --help | grep -q compare || fail "verdict --help"
"$verdict" compare claude 4 opus vs smollm3 | grep -q 'Claude 4 Opus' || fail "verdict compare: starter catalogue or migrations"
HOST=127.0.0.1 PORT=0 "$verdict" run >"$place/said" 2>"$place/log" &
bot=$!
url=
for _ in $(seq 60); do
    url=$(grep -o 'http://127.0.0.1:[0-9]*' "$place/said" || true)
    [ -z "$url" ] || break
    sleep 0.5
done
[ -n "$url" ] || { tail "$place/log"; fail "verdict run opened no playground"; }
"$place/venv/bin/python" - "$url" <<'END' || fail "the playground's page is incomplete"
import re, sys, urllib.request
def read(path): return urllib.request.urlopen(sys.argv[1] + path, timeout=10).read().decode()
page = read("/")
named = set(re.findall(r'(?:src|href)="(/?page/[^"]+)"', page))
assert named, page
for name in named: assert read("/" + name.lstrip("/")), name
print(f"the page and {len(named)} files that it names")
END
kill -TERM "$bot"
wait "$bot" || fail "verdict run left with code $? after SIGTERM"
bot=
echo "1 passed, 0 failed"
