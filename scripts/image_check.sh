#!/bin/sh
# image_check.sh [IMAGE]: builds the image with a Docker engine and tries it as strictly as it is meant to run.
# PYTHON_IMAGE names the base. Where none can be fetched, BASE_FROM_DEBIAN=1 makes one with debootstrap (as root).
# BUILD_NETWORK=host lets the build use this machine's network as it is.
set -eu
image=${1:-verdict:check}
network=${BUILD_NETWORK:-default}
cd "$(dirname "$0")/.."
name=verdict-check-$$
trap 'docker rm -f "$name" >/dev/null 2>&1 || true; docker volume rm -f "$name" >/dev/null 2>&1 || true' EXIT

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*"; docker logs "$name" 2>&1 | tail -20; exit 1; }

if [ "${BASE_FROM_DEBIAN:-}" = 1 ]; then
    PYTHON_IMAGE=verdict-base:local
    sh scripts/image_base.sh "$PYTHON_IMAGE"
fi
docker build --network "$network" ${PYTHON_IMAGE:+--build-arg "PYTHON_IMAGE=$PYTHON_IMAGE"} \
    --label "org.opencontainers.image.base.name=${PYTHON_IMAGE:-}" --file docker/Dockerfile --tag "$image" .
say "built: $(docker image inspect --format '{{.Size}}' "$image") bytes"

# Without tokens it opens the playground.
docker run --detach --name "$name" --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
    --volume "$name:/data" "$image" >/dev/null
left=60
until [ "$(docker inspect --format '{{.State.Running}}' "$name")" = true ] &&
    docker exec "$name" /opt/verdict/bin/python -I -S /app/docker/health.py 2>/dev/null; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "it did not become healthy within a minute"
    sleep 1
done
say "healthy"
[ "$(docker exec "$name" id -u)" = 10001 ] || fail "it does not run as user 10001"
docker exec "$name" sh -c 'touch /app/x 2>/dev/null' && fail "the root can be written"
docker exec "$name" sh -c 'ls /data/*.db >/dev/null' || fail "the database is not on the volume"
docker exec "$name" /opt/verdict/bin/python /app/main.py compare claude 4 opus vs smollm3 | grep -q 'Claude 4 Opus' ||
    fail "it cannot compare"
say "not root, read-only root, database on the volume, compares"
began=$(date +%s)
docker stop --time 20 "$name" >/dev/null
took=$(($(date +%s) - began))
code=$(docker inspect --format '{{.State.ExitCode}}' "$name")
[ "$code" = 0 ] || fail "it left with code $code after SIGTERM"
[ "$took" -le 10 ] || fail "stopping took $took s"
say "stopped in order within $took s"
say "1 passed, 0 failed"
