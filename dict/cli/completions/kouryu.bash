# Completion of kouryu and kouryu-index for bash. What may stand where, the programs know themselves.
_kouryu() {
  local -a words=()
  local at word join='' value help
  for ((at = 1; at <= COMP_CWORD; at++)); do
    word=${COMP_WORDS[at]}
    if [[ $word == '=' ]]; then  # bash cuts --city=大 in three
      ((at == COMP_CWORD)) && words+=('')
    elif [[ $word == ':' && ${#words[@]} -gt 0 ]]; then  # and city:大
      words[-1]+=:
      join=1
    elif [[ -n $join ]]; then
      words[-1]+=$word
      join=''
    else
      words+=("$word")
    fi
  done
  local current=${words[-1]} before=''
  [[ $current == *:* ]] && before=${current%"${current##*:}"}
  COMPREPLY=()
  while IFS=$'\t' read -r value help; do
    case $value in
      :files | :folders)
        compopt -o filenames 2>/dev/null
        local kind=-f
        [[ $value == :folders ]] && kind=-d
        while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen "$kind" -- "$current")
        ;;
      *)
        value=${value#"$before"}
        [[ $value == *[[:space:]\'\"\\\$\;\(\)\&\|\<\>]* ]] && printf -v value %q "$value"
        [[ $value == *: ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("$value")
        ;;
    esac
  done < <("$1" --complete "${words[@]}" 2>/dev/null)
}
complete -F _kouryu kouryu kouryu-index
