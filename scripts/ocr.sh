#!/bin/sh
# The tests of scanned letters need Tesseract with its Spanish and Portuguese data. On Debian as root it is installed;
# elsewhere one line says what is lacking.
set -u
if command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -q '^spa$'; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing tesseract-ocr with Spanish and Portuguese ..." >&2
    if { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y tesseract-ocr tesseract-ocr-spa tesseract-ocr-por; } >/dev/null 2>&1; then
        exit 0
    fi
fi
echo "Scanned letters need Tesseract (apt install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por); their tests will fail without it." >&2
exit 0
