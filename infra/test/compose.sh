#!/usr/bin/env bash
# Builds every image, brings the containers up, runs the short journeys in a browser, and takes them down again.
# A project, ports and volumes of its own: it disturbs no stack that runs.
. "$(dirname "$0")/../lib.sh"

docker_answers || fail "No Docker engine responds"
export COMPOSE_PROJECT_NAME=tandem-test-$$ TANDEM_STATE=$ROOT/.tandem/compose REPLICAS=1
load_settings
# The journeys expect the model's responses. On a busy machine a call may take longer than the default deadline.
export GATEWAY_JAVA_OPTS="$GATEWAY_JAVA_OPTS -Dtandem.ml-service.deadline=5s"
eval "$("$(find_python)" infra/test/free_ports.py FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)"

take_down() { docker compose down --volumes --remove-orphans --timeout 40; }
finish() {
  local code=$?
  trap - EXIT
  [ $code = 0 ] || docker compose logs --no-color --tail 60 || true
  take_down || code=1
  exit $code
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# From a copy that other users may not read, like a clone under umask 077: the images must not inherit those modes.
copy=$TANDEM_STATE/clone
rm -rf "$copy"
mkdir -p "$copy"
"$(find_python)" infra/test/sources.py '*' | tar -c -f - -T - | tar -x -f - -C "$copy"
[ ! -f .env ] || cp .env "$copy"
chmod -R go= "$copy"
(cd "$copy" && docker compose build)
rm -rf "$copy"
options=()
# ridehailing:begin
options+=(--scale simulator=0)
# ridehailing:end
docker compose up --wait ${options[@]+"${options[@]}"}
docker compose ps
infra/test/journeys.sh e2e:short
docker compose logs --no-color | "$(find_python)" infra/test/quiet_log.py || fail "A healthy stack logs no line for each call"

# None was killed by the kernel for its memory, none restarted by itself.
for container in $(docker compose ps --quiet); do
  docker inspect --format '{{.Name}} {{.State.OOMKilled}} {{.RestartCount}}' "$container" | grep -E ' false 0$' \
    || fail "This container was out of memory or restarted: $(docker inspect --format '{{.Name}}' "$container")"
done
