#!/usr/bin/env bash
# Becomes one part of the local stack, a program of supervisord.conf. Everything listens on 127.0.0.1 only. What is
# built runs from a copy, so that a build may replace it meanwhile. With TANDEM_DEV=true (`make dev`) the sources run.
. "$(dirname "$0")/../lib.sh"
. infra/local/stamps.sh
load_settings
app=$TANDEM_STATE/app temporary=$TANDEM_STATE/tmp/$1 classes=$TANDEM_STATE/dev/classes
mkdir -p "$app"

# Netty and others unpack native libraries into the temporary folder and load them from there; no code may run in some
# /tmp.
run_java() {
  rm -rf "$temporary"
  mkdir -p "$temporary"
  exec "$(find_jdk)/bin/java" -Djava.io.tmpdir="$temporary" "$@"
}

# The classes that the compiler keeps up to date stand before what the last build made of them.
run_gateway_from_sources() {
  local debug=()
  [ "$1" != gateway ] || debug=("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:$GATEWAY_DEBUG_PORT")
  export TANDEM_WEB_DRAIN=0ms
  run_java "${java_options[@]}" ${debug[@]+"${debug[@]}"} -XX:TieredStopAtLevel=1 -Dspring.devtools.add-properties=false \
    -Dspring.devtools.livereload.enabled=false -Dspring.devtools.restart.trigger-file=.compiled \
    -Dspring.devtools.restart.poll-interval=200ms -Dspring.devtools.restart.quiet-period=100ms \
    -cp "$classes:$(cat "$BUILD/classpath")" dev.tandem.gateway.GatewayApplication
}

run_page_from_sources() {
  cd frontend
  npm run --silent predev --if-present
  export NEXT_TELEMETRY_DISABLED=1
  exec node node_modules/next/dist/bin/next dev --hostname 127.0.0.1 --port "$FRONTEND_PORT" \
    --inspect "127.0.0.1:$FRONTEND_DEBUG_PORT"
}

case $1 in
  compiler)
    run_java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 infra/local/Recompile.java "$classes" "$(cat "$BUILD/classpath")" \
      {ml-service-client,gateway}/src/main/{java,resources}
    ;;
  postgres)
    run_java -Xmx48m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
      -jar infra/local-postgres/target/local-postgres.jar "$TANDEM_STATE/postgres"
    ;;
  ml-service)
    export ML_HOST=127.0.0.1 ML_MODEL_DIR=${ML_MODEL_DIR:-$ROOT/ml-service/model}
    python=ml-service/.venv/bin/python
    [ "$TANDEM_DEV" = true ] || exec $python -m tandem_ml
    export ML_DRAIN_SECONDS=0 ML_GRACE_SECONDS=2
    exec $python -m watchfiles --filter python --verbosity warning \
      "$python -Xfrozen_modules=off -m debugpy --listen 127.0.0.1:$ML_DEBUG_PORT -m tandem_ml" ml-service/src
    ;;
  gateway | gateway-2)
    # shellcheck disable=SC2153  # the settings have both
    [ "$1" = gateway ] || export GATEWAY_PORT=$GATEWAY_2_PORT
    export SERVER_ADDRESS=127.0.0.1 POSTGRES_HOST=127.0.0.1 ML_GRPC_HOST=127.0.0.1
    export LOGGING_STRUCTURED_FORMAT_CONSOLE=$GATEWAY_LOG_FORMAT
    export LOGGING_LEVEL_WEB=$GATEWAY_LOG_LEVEL LOGGING_LEVEL_DEV_TANDEM=$GATEWAY_LOG_LEVEL
    read -ra java_options <<<"$GATEWAY_JAVA_OPTS"
    java_options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
    [ "$TANDEM_DEV" != true ] || run_gateway_from_sources "$1"
    cp gateway/target/gateway.jar "$app/$1.jar"
    run_java "${java_options[@]}" -jar "$app/$1.jar"
    ;;
  frontend)
    export HOSTNAME=127.0.0.1 PORT=$FRONTEND_PORT GATEWAY_URL=$TANDEM_GATEWAYS
    export GATEWAY_DOCS_URL=http://localhost:$GATEWAY_PORT/api/docs ML_DOCS_URL=http://localhost:$ML_REST_PORT/docs
    [ "$TANDEM_DEV" != true ] || run_page_from_sources
    rm -rf "$app/frontend" && cp -R frontend/.next/standalone "$app/frontend"
    exec node "$app/frontend/server.js"
    ;;
  # ridehailing:begin
  simulator)
    rm -rf "$app/simulator" && mkdir "$app/simulator"
    cp -R ridehailing/simulator/target/simulator.jar ridehailing/simulator/target/lib "$app/simulator"
    run_java -Xmx160m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -jar "$app/simulator/simulator.jar" \
      --gateway "$TANDEM_GATEWAYS" --drivers "$SIMULATOR_DRIVERS" --rides-per-minute="$SIMULATOR_RIDES_PER_MINUTE" \
      --hour="$SIMULATOR_HOUR" --seed "$SIMULATOR_SEED" --speed "$SIMULATOR_SPEED" --report-every 60s
    ;;
  # ridehailing:end
  *) fail "No such part: $1" ;;
esac
