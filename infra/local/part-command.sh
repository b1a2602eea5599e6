#!/usr/bin/env bash
# Becomes one part of the local stack, a program of supervisord.conf. Everything listens on 127.0.0.1 only. What is
# built runs from a copy, so that a build may replace it meanwhile.
. "$(dirname "$0")/../lib.sh"
load_settings
app=$TANDEM_STATE/app temporary=$TANDEM_STATE/tmp/$1
mkdir -p "$app"

# Netty and others unpack native libraries into the temporary folder and load them from there; no code may run in some
# /tmp.
run_java() {
  rm -rf "$temporary"
  mkdir -p "$temporary"
  exec "$(find_jdk)/bin/java" -Djava.io.tmpdir="$temporary" "$@"
}

case $1 in
  postgres)
    run_java -Xmx48m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
      -jar infra/local-postgres/target/local-postgres.jar "$TANDEM_STATE/postgres"
    ;;
  ml-service)
    export ML_HOST=127.0.0.1 ML_MODEL_DIR=${ML_MODEL_DIR:-$ROOT/ml-service/model}
    exec ml-service/.venv/bin/python -m tandem_ml
    ;;
  gateway | gateway-2)
    # shellcheck disable=SC2153  # the settings have both
    [ "$1" = gateway ] || export GATEWAY_PORT=$GATEWAY_2_PORT
    export SERVER_ADDRESS=127.0.0.1 POSTGRES_HOST=127.0.0.1 ML_GRPC_HOST=127.0.0.1
    export LOGGING_STRUCTURED_FORMAT_CONSOLE=$GATEWAY_LOG_FORMAT
    export LOGGING_LEVEL_WEB=$GATEWAY_LOG_LEVEL LOGGING_LEVEL_DEV_TANDEM=$GATEWAY_LOG_LEVEL
    read -ra options <<<"$GATEWAY_JAVA_OPTS"
    cp gateway/target/gateway.jar "$app/$1.jar"
    run_java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
      ${options[@]+"${options[@]}"} -jar "$app/$1.jar"
    ;;
  frontend)
    export HOSTNAME=127.0.0.1 PORT=$FRONTEND_PORT GATEWAY_URL=$TANDEM_GATEWAYS
    export GATEWAY_DOCS_URL=http://localhost:$GATEWAY_PORT/api/docs ML_DOCS_URL=http://localhost:$ML_REST_PORT/docs
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
