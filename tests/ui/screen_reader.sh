#!/usr/bin/env bash
# The real window under a virtual screen, read through AT-SPI and driven by keys alone: bash tests/ui/screen_reader.sh PYTHON [PICTURE]
# Needs Debian's xvfb, openbox, xdotool, imagemagick, at-spi2-core and python3-pyatspi. Stops only what it started.
set -u
python=${1:?the Python of the environment}
picture=${2:-out/screen-reader.png}
if [ -z "${WRES_IN_BUS:-}" ]; then
    export WRES_IN_BUS=1
    exec dbus-run-session -- bash "$0" "$python" "$picture"
fi
display=:$((300 + RANDOM % 90))
Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
started=$!
for _ in $(seq 100); do [ -S "/tmp/.X11-unix/X${display#:}" ] && break; sleep 0.05; done
home=$(mktemp -d)
export DISPLAY=$display HOME=$home XDG_DATA_HOME=$home QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
openbox >/dev/null 2>&1 &
started="$! $started"
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
started="$! $started"
sleep 1
"$python" main.py --sample &
started="$! $started"
window=$(xdotool search --sync --onlyvisible --name "WRES Desktop" | head -1)
sleep 10
/usr/bin/python3 tests/ui/screen_reader_walk.py
result=$?
xdotool windowactivate --sync "$window"
xdotool key Down Down Down Down
sleep 1
xdotool key F1
sleep 2
mkdir -p "$(dirname "$picture")"
import -window root "$picture"
# shellcheck disable=SC2086  one word for each process
kill $started 2>/dev/null
rm -rf "$home"
exit $result
