#!/bin/sh
# Runs the command line of this folder on the runtime beside it. SCATTER_OPTS adds options for Java.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */*) here=$(CDPATH='' cd -- "${self%/*}" && pwd -P) ;;
  *) here=$(pwd -P) ;;
esac
# Java announces the incubator module on stderr before any code of ours runs; a child of this shell drops that one line.
[ -t 2 ] && terminal=true || terminal=false
if pipe=$(mktemp -d 2>/dev/null) && mkfifo "$pipe/stderr" 2>/dev/null; then
  (
    trap '' INT TERM HUP
    while IFS= read -r line; do
      case $line in
        'WARNING: Using incubator modules: jdk.incubator.vector') break ;;
        *'Picked up '* | *' VM warning: '*) printf '%s\n' "$line" ;;
        *) printf '%s\n' "$line" && break ;;
      esac
    done
    exec cat
  ) <"$pipe/stderr" >&2 &
  exec 2>"$pipe/stderr"
  rm -rf "$pipe"
fi
# In the locale C, Java could not even name files with letters beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
set -f # SCATTER_OPTS is split into words, and no more
exec "$here/runtime/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseG1GC \
  "-Dscatter.stderr.terminal=$terminal" ${SCATTER_OPTS:-} -jar "$here/app/scattering-cli.jar" "$@"
