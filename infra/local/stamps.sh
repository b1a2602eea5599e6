# shellcheck shell=bash
# The stamps of what was made on this machine; source it after lib.sh. A stamp says of which files a step made what is
# there, and since when these files have not changed.

BUILD=$ROOT/.tandem/build
mkdir -p "$BUILD"

# inputs STEP: prints the files and folders of which a step makes something
inputs() {
  local paths=()
  case $1 in
    java) paths=(pom.xml proto ml-service-client infra/local-postgres gateway) ;;
    classpath) paths=(pom.xml proto/pom.xml ml-service-client/pom.xml gateway/pom.xml) ;;
    frontend) paths=(frontend) ;;
    frontend-install) paths=(frontend/package.json frontend/package-lock.json) ;;
  esac
  # ridehailing:begin
  case $1 in
    java) paths+=(ridehailing) ;;
    frontend) paths+=(ridehailing/city) ;;
  esac
  # ridehailing:end
  printf '%s\n' "${paths[@]}"
}

# input_files STEP [CONDITION...]: prints those of a step's files for which the condition of `find` holds
input_files() {
  local step=$1
  shift
  # shellcheck disable=SC2046  # the paths have no blanks
  find $(inputs "$step") \( -name target -o -name node_modules -o -name '.next*' -o -name test-results \
    -o -name playwright-report -o -name next-env.d.ts -o -name '*.tsbuildinfo' -o -name '__pycache__' \
    -o -path 'frontend/*/e2e' \) -prune \
    -o -type f "$@" -print
}

# is_up_to_date STEP: whether no file was changed, added or removed since the step's stamp
is_up_to_date() {
  local stamp=$BUILD/$1.stamp
  [ -f "$stamp" ] && [ -z "$(input_files "$1" -newer "$stamp")" ] \
    && [ "$(cat "$stamp")" = "$(input_files "$1" | LC_ALL=C sort | cksum)" ]
}

# set_stamp STEP [FILE]: notes that the step was made, of the files as they were when FILE was written, by default now
set_stamp() {
  local stamp=$BUILD/$1.stamp
  input_files "$1" | LC_ALL=C sort | cksum >"$stamp"
  if [ $# -gt 1 ]; then touch -r "$2" "$stamp"; fi
}
