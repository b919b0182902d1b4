# What the launcher and the tests share: Debian's packages and the build. Sourced, with `root` set to the project's folder.
# shellcheck shell=bash disable=SC2034,SC2154
# Everything here speaks on standard error, so that the program's own output stays clean.

packages=(
    libcairo2-dev libpango1.0-dev fonts-dejavu-core # figures
    libdeflate-dev                                  # their pixels, and compressed data
    libdnnl-dev                                     # convolutions
    libssl-dev libarchive-dev pkg-config            # digests, archives, and how the build finds them
    dataset-fashion-mnist                           # images
)

# The tests see internals, and share one release build with the program.
build_flags=(-c release -Xswiftc -enable-testing)
program=$root/.build/release/normreport
stamp=$root/.build/normreport.stamp
# The packages that were found installed, as old as that look.
packages_stamp=$root/.build/packages.stamp

say() { printf 'normreport: %s\n' "$*" >&2; }

# fail CODE MESSAGE: ends with one line; 70 is a fault of ours, 73 something that cannot be written.
fail() {
    say "$2"
    exit "$1"
}

# A folder for build products and locks.
make_build_folder() {
    mkdir -p "$root/.build" 2>/dev/null || fail 73 "cannot write to $root; clone the project into a writable folder"
}

# run_quietly LOG COMMAND...: keeps the output in LOG.
run_quietly() {
    local log=$1
    shift
    "$@" >"$log" 2>&1 </dev/null
}

# Prints those of the packages named that Debian's records do not have as installed.
missing_packages() {
    local installed package
    # It fails where it has no record of one of them.
    installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed == *" installed:$package "* ]] || printf '%s\n' "$package"
    done
}

# Whether these packages were found installed since Debian's records were last written. Asking dpkg takes twice as long as
# the launcher's other work.
are_known() {
    local records=${DPKG_ADMINDIR:-/var/lib/dpkg}/status
    [[ -e $records && -e $packages_stamp && ! $records -nt $packages_stamp && $(<"$packages_stamp") == "$*" ]]
}

# remember_packages TIME NAME...: that they were found installed when dpkg was asked at a time; not where nothing can be written.
remember_packages() {
    local asked=$1 new=$packages_stamp.$$
    shift
    {
        mkdir -p "$root/.build" && printf '%s\n' "$*" >"$new" && touch -d "@$asked" "$new" && mv "$new" "$packages_stamp"
    } 2>/dev/null || rm -f "$new"
}

# install_packages NAME...: installs what is missing, as root or with sudo.
install_packages() {
    # On another system the build says which library it does not find.
    command -v dpkg-query >/dev/null || return 0
    are_known "$@" && return 0
    local missing as_root=() asked
    printf -v asked '%(%s)T' -1
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || {
        remember_packages "$asked" "$@"
        return 0
    }
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail 70 "Debian packages are missing; as root, run: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
        # Without a terminal nobody can type a password.
        [[ -t 0 ]] || as_root=(sudo -n)
        "${as_root[@]}" true ||
            fail 70 "sudo refused; as root, run: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "installing Debian packages: ${missing[*]}"
    make_build_folder
    local log=$root/.build/install.log
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
    # The lists may be absent or old, and an update that fails in part may still do.
    run_quietly "$log" "${as_root[@]}" update || true
    if ! run_quietly "$log" "${as_root[@]}" install -y --no-install-recommends "${missing[@]}"; then
        tail -n 20 "$log" >&2
        fail 70 "apt-get could not install ${missing[*]}; its last lines are above"
    fi
}

require_swift() {
    command -v swift >/dev/null || fail 70 "there is no swift on the PATH; install Swift 6.3 from https://www.swift.org/install"
}

# Whether the program is as new as its sources. Folders count: removing a file changes its folder.
is_built() {
    [[ -x $program && -e $stamp && -z $(find "$root/Sources" "$root/Package.swift" -newer "$stamp" -print -quit) ]]
}

# Builds the program if its sources changed; of two that start at once, one builds and the other waits.
build_program() {
    is_built && return 0
    require_swift
    make_build_folder
    exec {build_lock}>"$root/.build/normreport.lock"
    flock "$build_lock"
    if ! is_built; then
        say "building the program (some minutes the first time)"
        local log=$root/.build/build.log
        # What changes while the compiler runs is newer than the stamp, so the next start builds again.
        touch "$stamp.next"
        if ! run_quietly "$log" swift build --package-path "$root" "${build_flags[@]}" --product normreport; then
            cat "$log" >&2
            fail 70 "the build failed; its output is above and in $log"
        fi
        mv "$stamp.next" "$stamp"
    fi
    exec {build_lock}>&-
}
