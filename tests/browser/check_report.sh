#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Loads the report in a real browser: no error and no breach of the content security policy on its console, wide and narrow, and it
# prints. usage: check_report.sh EXAMPLE_REPORT_PROGRAM. Exit code 77: no chromium here.
set -euo pipefail
browser=$(command -v chromium || true)
[ -n "$browser" ] || { echo "chromium is not installed"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/run"
page="file://$folder/run/report.html"

visit() {   # visit NAME ARGUMENTS...: the browser's console goes to NAME.log
  local name=$1
  shift
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$folder/profile-$name" --enable-logging=stderr \
    "$@" "$page" > "$folder/$name.out" 2> "$folder/$name.log"
  # Messages of the page carry CONSOLE; the rest is the browser talking about its own surroundings.
  if grep -E 'CONSOLE|Content Security Policy|Uncaught' "$folder/$name.log"; then
    echo "$name: the page wrote to the console"
    exit 1
  fi
}

visit wide --window-size=1280,900 --screenshot="$folder/wide.png"
visit narrow --window-size=500,900 --screenshot="$folder/narrow.png"
visit paper --print-to-pdf="$folder/report.pdf"
for picture in wide narrow; do
  [ -s "$folder/$picture.png" ] || { echo "$picture: no screenshot"; exit 1; }
done

# The script of the page ran: it adds the theme button, which the file itself does not have.
visit ran --dump-dom
grep -q '<button type="button" class="theme">' "$folder/ran.out" || { echo "the script did not run"; exit 1; }

# The policy is enforced: a page with one more script must not run it and must say so on the console.
sed 's|</body>|<script>document.title = "breached"</script></body>|' "$folder/run/report.html" > "$folder/run/tampered.html"
page="file://$folder/run/tampered.html"
if (visit tampered --dump-dom) > /dev/null; then
  echo "a foreign script raised no complaint"
  exit 1
fi
! grep -q '<title>breached' "$folder/tampered.out" || { echo "a foreign script ran"; exit 1; }

if command -v pdfinfo > /dev/null; then
  pages=$(pdfinfo "$folder/report.pdf" | awk '/^Pages:/ {print $2}')
else
  pages=$(grep -ac '/Type */Page[^s]' "$folder/report.pdf")
fi
[ "$pages" -gt 0 ] || { echo "the report does not print"; exit 1; }
echo "report: clean console, $pages printed pages"
