# Read by eng/setup, eng/run and eng/test: where things are, and the switches with their defaults. Not to be run alone.
# Works with bash 3.2 (macOS) and later.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

PORTAL_PORT=${PORTAL_PORT:-8080}
SANDBOX_PORT=${SANDBOX_PORT:-4566}
SANDBOX_SPEED=${SANDBOX_SPEED:-60}
PORTAL_DATABASE=${PORTAL_DATABASE:-}
PORTAL_AWS_ENDPOINT=${PORTAL_AWS_ENDPOINT:-sandbox}
PORTAL_DEMO=${PORTAL_DEMO:-1}
PORTAL_DATA=${PORTAL_DATA:-.data}
case $PORTAL_DATA in /*) ;; *) PORTAL_DATA=$root/$PORTAL_DATA ;; esac

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }
problem() { printf '%s\n' "$*" >&2; }

# The SDK's installer script puts dotnet where no PATH leads.
if ! command -v dotnet >/dev/null 2>&1; then
    for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
        if [ -n "$folder" ] && [ -x "$folder/dotnet" ]; then
            export PATH="$folder:$PATH" DOTNET_ROOT="$folder"
            break
        fi
    done
fi

# Prints the program of a project under src as eng/run starts it: compiled ahead when that was made since the build.
built() {
    local folder=src/$1/bin/Release/net10.0
    [ "$folder/ahead/$1.dll" -nt "$folder/$1.dll" ] && folder+=/ahead
    printf '%s\n' "$folder/$1.dll"
}

# Runs a command while nobody else runs one under the same file; without flock (macOS) it simply runs.
#   alone <file> <command…>
alone() {
    local file=$1
    shift
    if ! command -v flock >/dev/null 2>&1; then
        "$@"
        return
    fi
    (
        flock 9
        "$@" 9<&-
    ) 9<"$file"
}
