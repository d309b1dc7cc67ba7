# Where PostgreSQL's server programs are (the same places as src/Portal/Platform/Data/Cluster/ServerPlaces.cs), and how a
# cluster that lost its portal is stopped. Read after switches.bash; not to be run alone.

# Prints the first folder with the programs of version 14 or newer.
find_postgres() {
    local folder
    if [ -n "${PORTAL_POSTGRES_BIN:-}" ]; then
        is_postgres "$PORTAL_POSTGRES_BIN" && say "$PORTAL_POSTGRES_BIN"
        return
    fi
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/libexec/postgresql* /opt/homebrew/opt/postgresql@*/bin \
        /usr/local/opt/postgresql@*/bin /home/linuxbrew/.linuxbrew/opt/postgresql@*/bin \
        /Applications/Postgres.app/Contents/Versions/*/bin "$(folder_on_path)" \
        "$PORTAL_DATA/embedded-postgres/native/bin" /var/lib/portal/embedded-postgres/native/bin; do
        if is_postgres "$folder"; then
            say "$folder"
            return 0
        fi
    done
    return 1
}

folder_on_path() {
    local program
    program=$(command -v postgres) || return 0
    dirname "$(readlink -f "$program" 2>/dev/null || printf '%s' "$program")"
}

is_postgres() {
    local version
    [ -x "$1/postgres" ] && [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] || return 1
    version=$("$1/postgres" --version 2>/dev/null | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
    [ "${version:-0}" -ge 14 ]
}

# A portal that was killed leaves its cluster running. Stops it unless another portal uses it, which the lock shows
# (src/Portal/Platform/Data/Cluster/ClusterLocks.cs).
stop_orphaned_cluster() {
    local home=$PORTAL_DATA/postgres place process
    [ -r "$home/start.lock" ] && [ -r "$home/users.lock" ] && command -v flock >/dev/null 2>&1 || return 0
    place=$(cat "$home/elsewhere" 2>/dev/null || printf '%s' "$home")
    (
        flock -w 10 8 && flock -n 9 || exit 0
        process=$(head -n 1 "$place/cluster/postmaster.pid" 2>/dev/null) || exit 0
        [ "$(cat "/proc/$process/comm" 2>/dev/null)" = postgres ] || exit 0
        kill -INT "$process" 2>/dev/null && say "Stopped the database that the portal left running."
        for _ in $(seq 100); do
            kill -0 "$process" 2>/dev/null || break
            sleep 0.1
        done
    ) 8<"$home/start.lock" 9<"$home/users.lock"
}
