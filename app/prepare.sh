# app/prepare.sh: what app/run and tests/run share: packages, build folder, configuring, building.
# Sourced, not run; the caller has set $root to the project folder. POSIX sh. All chatter goes to
# standard error, so that standard output belongs to the program.
#
# SPDX-License-Identifier: GPL-3.0-or-later

say ()
{
  printf 'probata: %s\n' "$*" >&2
}

# Set-up that cannot go on ends with 3, "could not", as the program itself does.
give_up ()
{
  say "$@"
  exit 3
}

# list_packages GROUP...: the names in these groups of app/packages.txt.
list_packages ()
{
  awk -v wanted=" $* " '
    { sub (/#.*/, "") }
    /^\[/ { group = $1; gsub (/[][]/, "", group); next }
    NF && index (wanted, " " group " ") { print $1 }' "$root/app/packages.txt"
}

# install_packages GROUP...: installs what is missing, and says so; silent when nothing is.
install_packages ()
{
  wanted=$(list_packages "$@")
  if ! command -v dpkg-query >/dev/null; then
    say "this is not Debian or a relative of it, so nothing is installed; needed are (Debian names):" $wanted
    return 0
  fi
  # dpkg-query fails when it has never heard of one of them: that one is missing, too.
  present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true)
  missing=$(printf '%s\n--\n%s\n' "$present" "$wanted" | awk '
    $0 == "--" { listing = 1; next }
    !listing && $2 == "installed" { have[$1] = 1 }
    listing && !($1 in have)')
  [ -n "$missing" ] || return 0

  say "installing with apt:" $missing
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || give_up "not root, and there is no sudo. As root: apt-get install" $missing
    as_root=sudo
  fi
  apt="$as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0"
  $apt update >&2 || say "the package lists could not be refreshed; trying with those that are there"
  $apt install -y --no-install-recommends $missing >&2 \
    || give_up "apt could not install them. Is there a network? Once it works, run the same command again."
}

# cache_folder: where Probata keeps what it can make again.
cache_folder ()
{
  [ -n "${XDG_CACHE_HOME:-}${HOME:-}" ] || give_up "neither HOME nor XDG_CACHE_HOME is set: there is no cache folder"
  printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/probata"
}

# build_folder NAME: where to build: NAME in the project, or a cache folder when that cannot be written.
build_folder ()
{
  if [ -w "$root/$1" ] || { [ ! -e "$root/$1" ] && [ -w "$root" ]; }; then
    printf '%s\n' "$root/$1"
    return 0
  fi
  key=$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
  say "$root cannot be written, so it is built in the cache folder"
  cache=$(cache_folder)
  printf '%s\n' "$cache/$1-$key"
}

# configure FOLDER OPTION...: once; a folder that is configured keeps its options.
configure ()
{
  folder=$1
  shift
  # A build that came along with a copied tree would go on building the tree it was copied from.
  if [ -f "$folder/source-folder" ] && [ "$(cat "$folder/source-folder")" != "$root" ]; then
    say "$folder belongs to another copy of Probata; starting afresh"
    rm -rf "$folder"
  fi
  [ ! -f "$folder/build.ninja" ] || return 0
  say "configuring $folder"
  mkdir -p "$folder"
  if ! meson setup "$@" "$folder" "$root" >"$folder/setup.log" 2>&1; then
    cat "$folder/setup.log" >&2
    return 1
  fi
  printf '%s\n' "$root" >"$folder/source-folder"
}

# build FOLDER TARGET...: silent when nothing is to be done.
build ()
{
  folder=$1
  shift
  case $(ninja -C "$folder" -n "$@" 2>&1) in
  *"no work to do"*) return 0 ;;
  esac
  say "building $folder"
  # On a terminal ninja shows its progress on one line; in a log it would be a line for every file.
  quiet=
  [ -t 2 ] || quiet=--quiet
  ninja $quiet -C "$folder" "$@" >&2
}
