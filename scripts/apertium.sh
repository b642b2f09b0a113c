#!/bin/sh
# The tests of the rule-based engines, and Spanish to Portuguese, need Apertium. On Debian as root it is installed;
# elsewhere one line says what is lacking.
set -u
if command -v apertium >/dev/null 2>&1 && apertium -l 2>/dev/null | grep -q 'es-pt\|spa-por'; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing apertium and apertium-es-pt ..." >&2
    if { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y apertium apertium-es-pt apertium-eng-spa; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "Spanish to and from Portuguese needs Apertium (apt install apertium apertium-es-pt); its tests will fail without it." >&2
exit 0
