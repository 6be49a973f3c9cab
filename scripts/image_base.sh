#!/bin/sh
# image_base.sh NAME: a base image made on this machine of Debian's own packages, for engines that cannot fetch one.
# Certificates and the settings that lead to them come from this machine, so that builds can fetch packages as it does.
set -eu
name=$1
docker image inspect "$name" >/dev/null 2>&1 && exit 0
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates "${SUITE:-bookworm}" "$root" >/dev/null
bundle=/etc/ssl/certs/ca-certificates.crt
cp "$bundle" "$root$bundle"
tar --create --directory "$root" . | docker import --change "ENV SSL_CERT_FILE=$bundle PIP_CERT=$bundle" \
    --change 'CMD ["python3"]' - "$name" >/dev/null
echo "base $name made of Debian's packages"
