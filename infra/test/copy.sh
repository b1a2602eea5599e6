# shellcheck shell=bash
# What the tests on a copy of the sources share; source it after lib.sh. COPY is the folder of the copy, LOGS that of the
# stages' logs, PYTHON a Python that suits.

# The `make` that started us hands its variables on, such as PARTS; one in the copy would take them for its own.
unset MAKEFLAGS MAKEOVERRIDES MFLAGS MAKELEVEL PARTS TESTS

copy_sources() {
  mkdir -p "$COPY" "$LOGS"
  "$PYTHON" infra/test/sources.py '*' | tar -c -f - -T - | tar -x -f - -C "$COPY"
}

# Makes the copy a git repository with all of it in one commit. From then on git has an identity, whoever runs the test.
commit_sources() {
  export GIT_CONFIG_GLOBAL=$LOGS/gitconfig
  git config --global user.name Test
  git config --global user.email test@localhost
  git -C "$COPY" init --quiet --initial-branch main
  git -C "$COPY" add --all
  git -C "$COPY" commit --quiet --message "The sources"
}

# stage NAME COMMAND...: runs a command in the copy, its output in a log of its own, and shows the end of that if it
# fails
stage() {
  local name=$1 started=$SECONDS code=0
  shift
  (cd "$COPY" && "$@") >"$LOGS/$name.log" 2>&1 </dev/null || code=$?
  if [ $code = 0 ]; then
    say "✓ $name ($((SECONDS - started)) s)" | tee -a "$LOGS/passed"
  else
    say "✗ $name ($((SECONDS - started)) s); the end of ${LOGS#"$ROOT/"}/$name.log:" >&2
    tail -n 60 "$LOGS/$name.log" >&2
  fi
  return $code
}

# The Python environment of this clone, where it has one, by hard links: its packages are those of the copy's lock.
# What the copy would write to in place is removed first, and the installed package, which has this clone's name.
link_environment() {
  local venv=$COPY/ml-service/.venv own
  [ -f ml-service/.venv/.locked ] || return 0
  cp -al ml-service/.venv "$venv" 2>/dev/null || cp -a ml-service/.venv "$venv"
  rm -f "$venv/.installed" "$venv/.locked"
  cp ml-service/.venv/.locked "$venv/.locked"
  own=$("$PYTHON" infra/mine/origin.py name)
  rm -rf "$venv"/bin/"$own"-ml "$venv"/lib/python3*/site-packages/{,_,_editable_impl_}"$own"_ml*
}

# Exports free ports under the names of the settings.
choose_ports() {
  eval "$("$PYTHON" infra/test/free_ports.py FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT \
    GATEWAY_DEBUG_PORT ML_DEBUG_PORT FRONTEND_DEBUG_PORT)"
}

# export_own NAME VALUE: exports a variable whose name begins with that of the copy's project, here TANDEM_STATE
export_own() {
  local name
  name=$("$PYTHON" "$COPY/infra/mine/origin.py" name) || return
  export "$(printf %s "$name" | tr '[:lower:]' '[:upper:]')_$1=$2"
}

# The stack of the copy in the background, with free ports. Its state folder is its settings' as in its own scripts.
start_stack() {
  stack_state=$COPY/.$("$PYTHON" "$COPY/infra/mine/origin.py" name)/stack
  export_own STATE "$stack_state"
  export LOCAL=1 REPLICAS=1
  choose_ports
  mkdir -p "$stack_state"
  set -m # a process group of its own
  (cd "$COPY" && exec infra/up.sh) >"$LOGS/stack.log" 2>&1 </dev/null &
  stack=$!
  set +m
}

stop_stack() {
  [ -n "${stack:-}" ] || return 0
  kill "$stack" 2>/dev/null || true
  wait "$stack" 2>/dev/null || true
  stack=
}

is_ready() {
  while [ ! -f "$stack_state/ready" ]; do
    kill -0 "$stack" 2>/dev/null || { tail -60 "$LOGS/stack.log"; fail "The stack did not start"; }
    sleep 0.5
  done
}
