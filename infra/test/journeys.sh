#!/usr/bin/env bash
# Runs the browser's journeys against the stack whose ports the environment names: journeys.sh [e2e | e2e:short].
# Faults are made by infra/part.sh.
. "$(dirname "$0")/../lib.sh"
load_settings

find_browser() {
  local browser
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$browser" ] && command -v "$browser"; then return; fi
  done
  return 1
}

if browser=$(find_browser); then
  export CHROMIUM=$browser
else
  (cd frontend && npx playwright install chromium)
fi
export BASE_URL=http://127.0.0.1:$FRONTEND_PORT GATEWAY_URL=http://127.0.0.1:$GATEWAY_PORT PART_COMMAND=$ROOT/infra/part.sh
npm --prefix frontend run "${1:-e2e}"
