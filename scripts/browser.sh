#!/bin/sh
# The tests of `serve` drive a real browser. On Debian as root it is installed; elsewhere they are skipped by name.
set -u
if command -v chromedriver >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing chromium with its driver ..." >&2
    if { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium chromium-driver; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "The pages' tests need chromium and chromedriver (apt install chromium chromium-driver); they are skipped without it." >&2
exit 0
