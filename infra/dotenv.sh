# shellcheck shell=bash
# Reads a file of KEY=value lines (.env) with the meaning that Docker Compose gives it; lib.sh sources it.
# What only Compose can read, or what reads like a slip, is refused with the line's number, so that no line has two meanings.

DOTENV_IGNORED='^[[:space:]]*(#.*)?$'
DOTENV_PAIR='^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)[[:space:]]*=[[:space:]]*(.*)$'
DOTENV_SINGLE_QUOTED="^'([^']*)'[[:space:]]*(#.*)?\$"
DOTENV_DOUBLE_QUOTED='^"(([^"\\]|\\.)*)"[[:space:]]*(#.*)?$'
DOTENV_LITERAL='^[^$\\]+'
DOTENV_ESCAPE='^\\(["\\$])'
# shellcheck disable=SC2016  # a pattern of dollar signs
DOTENV_VARIABLE='^\$([A-Za-z_][A-Za-z0-9_]*)|^\$\{([A-Za-z_][A-Za-z0-9_]*)\}'

# Exports what the file sets, unless the environment has it already; with --replace-empty also what is empty there.
defaults_from() {
  local LC_ALL=C _file=$1 _replace_empty=${2:-} _number=0 _line _key _value _own=' '
  while IFS= read -r _line || [ -n "$_line" ]; do
    _number=$((_number + 1))
    _line=${_line%$'\r'}
    [ $_number != 1 ] || _line=${_line#$'\xef\xbb\xbf'} # the byte order mark that some Windows editors write
    [[ ! $_line =~ $DOTENV_IGNORED ]] || continue
    case $_line in
      *$'\r'*) dotenv_refuse "a carriage return inside a line" ;;
      *$'\xc2\xa0'*) dotenv_refuse "a no-break space; write an ordinary one" ;;
    esac
    [[ $_line =~ $DOTENV_PAIR ]] || dotenv_refuse "this is not KEY=value with a key of letters, digits and _"
    _key=${BASH_REMATCH[2]} _value=${BASH_REMATCH[3]}
    [ "$_key" != export ] || dotenv_refuse "this is not KEY=value"
    dotenv_read_value
    case $_own in
      *" $_key "*) ;; # the file's last line of a key holds
      *)
        if [ -n "${!_key+set}" ] && { [ -z "$_replace_empty" ] || [ -n "${!_key}" ]; }; then continue; fi
        _own+="$_key "
        ;;
    esac
    export "$_key=$_value"
  done <"$_file"
}

dotenv_refuse() { fail "${_file##*/}, line $_number: $*"; }

# Turns the text behind the equals sign into the value: without quotes, comment and spaces, its variables expanded.
dotenv_read_value() {
  case $_value in
    \'*)
      [[ $_value =~ $DOTENV_SINGLE_QUOTED ]] || dotenv_refuse "the quote is not closed, or text follows it"
      _value=${BASH_REMATCH[1]}
      case $_value in *\\) dotenv_refuse "a backslash before the closing quote" ;; esac
      ;;
    \"*)
      [[ $_value =~ $DOTENV_DOUBLE_QUOTED ]] || dotenv_refuse "the quote is not closed, or text follows it"
      dotenv_expand "${BASH_REMATCH[1]}" escapes
      ;;
    *)
      _value=${_value%%' #'*}
      case $_value in
        \#* | *$'\t#'* | *$'\v#'* | *$'\f#'*)
          dotenv_refuse "write a comment behind a value and a space, or a value with # in quotes"
          ;;
      esac
      dotenv_expand "${_value%"${_value##*[![:space:]]}"}"
      ;;
  esac
}

# dotenv_expand TEXT [escapes]: sets the value to TEXT with $NAME, ${NAME} and $$ expanded; "escapes" adds \" \\ \$.
dotenv_expand() {
  local rest=$1 name
  _value=''
  while [ -n "$rest" ]; do
    if [[ $rest =~ $DOTENV_LITERAL ]]; then
      _value+=${BASH_REMATCH[0]}
    elif [[ $rest == '$$'* ]]; then
      _value+='$' rest=${rest:2}
      continue
    elif [[ $rest =~ $DOTENV_VARIABLE ]]; then
      name=${BASH_REMATCH[1]:-${BASH_REMATCH[2]}}
      _value+=$(printenv "$name") || dotenv_refuse "\$$name is not set; write \$\$ for a dollar sign"
    elif [[ $rest == '$'* ]]; then
      dotenv_refuse "a dollar sign that names no variable; write \$\$, or put single quotes around the value"
    elif [ -z "${2:-}" ]; then
      _value+=\\ rest=${rest:1}
      continue
    elif [[ $rest =~ $DOTENV_ESCAPE ]]; then
      _value+=${BASH_REMATCH[1]}
    else
      dotenv_refuse "a backslash; double it, or put single quotes around the value"
    fi
    rest=${rest:${#BASH_REMATCH[0]}}
  done
}
