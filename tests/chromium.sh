#!/bin/sh
# Puts Debian's Chromium on the machine if it may. Prints nothing if there is one in the end,
# else the reason why there is none. Used by tests/run.sh and `make screenshots`.
command -v chromium >/dev/null && exit 0
cd "$(dirname "$0")/.." && mkdir -p var
if ! command -v apt-get >/dev/null; then
    echo "this machine has no apt-get to install Debian's Chromium with"
elif [ "$(id -u)" != 0 ]; then
    echo "only root may install it: sudo apt-get install chromium"
elif ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends chromium fonts-noto-core; } >var/chromium.log 2>&1; then
    echo "apt-get could not install it, see var/chromium.log"
fi
