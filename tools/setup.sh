#!/bin/sh
# Make the virtual environment. Usage: setup.sh PYTHON VENV run|dev
# run: what the program needs; dev: what tests and tools need besides. Debian packages are installed when root, else named.
set -eu
python=$1 venv=$2 wanted=$3
packages=""
if [ "$wanted" = dev ]; then
    command -v pdftotext >/dev/null || packages="$packages poppler-utils"
    command -v qpdf >/dev/null || packages="$packages qpdf"
    command -v openssl >/dev/null || packages="$packages openssl" # the time-stamp server of the tests
    # A display, the accessibility bus, a browser and a token of software: only tests/access, tests/verify_page and
    # tests/services/test_token.py want them, so nobody but root is stopped for them.
    if [ "$(id -u)" = 0 ]; then
        command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null ||
            packages="$packages chromium-headless-shell"
        command -v softhsm2-util >/dev/null || packages="$packages softhsm2"
        command -v Xvfb >/dev/null || packages="$packages xvfb"
        command -v dbus-daemon >/dev/null || packages="$packages dbus-daemon"
        [ -x /usr/libexec/at-spi-bus-launcher ] || packages="$packages at-spi2-core"
    fi
fi
if [ -z "$python" ]; then
    packages="$packages python3 python3-venv python3-pip"
fi
# What the windows' library needs of the system; the xcb ones to show a window on X11.
libraries=$(/sbin/ldconfig -p 2>/dev/null || true)
if [ -n "$libraries" ]; then
    while read -r library package; do
        case $libraries in *"$library"*) ;; *) packages="$packages $package" ;; esac
    done <<LIBRARIES
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libX11-xcb.so.1 libx11-xcb1
LIBRARIES
    # Sound and camera (the extra "camera") are tested too.
    if [ "$wanted" = dev ]; then
        case $libraries in *libpulse.so.0*) ;; *) packages="$packages libpulse0" ;; esac
    fi
fi
if [ -n "$packages" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing:$packages"
        apt-get update -qq
        # shellcheck disable=SC2086  # a list of names
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    else
        echo "Missing Debian packages. Run: sudo apt-get install$packages" >&2
        exit 1
    fi
fi
[ -n "$python" ] || python=python3
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
if [ "$wanted" = dev ]; then
    echo "Installing what tests and tools need into $venv:"
    locked=requirements/dev.lock
else
    echo "Installing the program into $venv; once only:"
    locked=requirements/run.lock
fi
# Only files whose hashes are written down are taken; the program itself is this folder, built by what came so.
"$venv/bin/python" -m pip install --require-hashes -r requirements/build.lock -r "$locked"
"$venv/bin/python" -m pip install --no-deps --no-build-isolation --editable .
