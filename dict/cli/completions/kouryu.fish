# Completion of kouryu and kouryu-index for fish. What may stand where, the programs know themselves.
function __kouryu_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] --complete $words[2..] "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path $current
            case :folders
                __fish_complete_directories $current
            case '*'
                echo $line
        end
    end
end
complete -c kouryu -f -a '(__kouryu_complete)'
complete -c kouryu-index -f -a '(__kouryu_complete)'
