# Completion of portal for bash: source <(portal completion bash)
_portal() {
    local IFS=$'\n'
    COMPREPLY=($("$1" complete -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
}
complete -o default -F _portal portal
