#compdef portal
# Completion of portal for zsh: a file named _portal in a folder of $fpath, or source <(portal completion zsh)
_portal() {
    local found
    found=$("${words[1]}" complete -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)
    if [[ -n $found ]]; then compadd -- ${(f)found}; else _files; fi
}
if [[ $funcstack[1] = _portal ]]; then
    _portal "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _portal portal
fi
