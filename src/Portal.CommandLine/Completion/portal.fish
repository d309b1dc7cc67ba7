# Completion of portal for fish: portal completion fish | source
function __portal_complete
    portal complete -- (commandline -cp) 2>/dev/null
end
complete -c portal -f -a '(__portal_complete)'
complete -c portal -l file -s f -r -F
complete -c portal -l token-file -r -F
