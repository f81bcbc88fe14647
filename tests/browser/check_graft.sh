#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Loads the page of a graft in a real browser, with WebGL and without, wide, narrow and on paper: no error and no breach of the content
# security policy on its console. usage: check_graft.sh EXAMPLE_GRAFT_FOLDER_PROGRAM. Exit code 77: no chromium here.
set -euo pipefail
browser=$(command -v chromium || true)
[ -n "$browser" ] || { echo "chromium is not installed"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/run"
page="file://$folder/run/graft.html"

visit() {   # visit NAME ARGUMENTS...: the browser's console goes to NAME.log
  local name=$1
  shift
  timeout 120 "$browser" --headless --no-sandbox --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$folder/profile-$name" --enable-logging=stderr \
    "$@" "$page" > "$folder/$name.out" 2> "$folder/$name.log"
  # What a software renderer says about its speed is the browser's own.
  if grep -E 'CONSOLE|Content Security Policy|Uncaught' "$folder/$name.log" | grep -v 'GPU stall due to ReadPixels'; then
    echo "$name: the page wrote to the console"
    exit 1
  fi
}
webgl=(--use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --virtual-time-budget=4000)

visit drawn "${webgl[@]}" --window-size=1280,900 --dump-dom
grep -q 'class="graft-view live"' "$folder/drawn.out" || { echo "the view did not start"; exit 1; }
grep -q 'after the first dose: ' "$folder/drawn.out" || { echo "the view says nothing"; exit 1; }
visit narrow "${webgl[@]}" --window-size=500,900 --screenshot="$folder/narrow.png"
[ -s "$folder/narrow.png" ] || { echo "no screenshot"; exit 1; }

visit flat --disable-gpu --disable-3d-apis --dump-dom
! grep -q 'graft-view live' "$folder/flat.out" || { echo "the view claims WebGL where there is none"; exit 1; }
grep -q 'id="figure-graft-still"' "$folder/flat.out" || { echo "no still picture without WebGL"; exit 1; }
visit paper "${webgl[@]}" --print-to-pdf="$folder/graft.pdf"
[ -s "$folder/graft.pdf" ] || { echo "the page does not print"; exit 1; }
echo "graft: clean console with WebGL, without, and on paper"
