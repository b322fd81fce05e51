#!/usr/bin/env bash
# The journeys in windows on a virtual screen that a window manager looks after: on_a_screen.sh PYTHON [WORDS FOR PYTEST]
# Needs Debian's xvfb, xauth and openbox, and the libraries that Qt asks for there (.ci/run names them).
set -u
if [ -z "${WRES_TESTS_ON:-}" ]; then
    export WRES_TESTS_ON=xcb
    exec xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24 -nolisten tcp" bash "$0" "$@"
fi
python=${1:?the Python of the environment}
shift
openbox >/dev/null 2>&1 &
manager=$!
trap 'kill "$manager" 2>/dev/null' EXIT
"$python" -m pytest -q -p no:cacheprovider tests/journeys/test_choose_a_plan.py \
    tests/journeys/test_five_sittings.py tests/journeys/test_sample_to_paper.py tests/journeys/test_year_by_keyboard.py "$@"
