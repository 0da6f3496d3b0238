#!/usr/bin/env bash
# Runs the JMH benchmarks of this checkout on a JDK 25, building them first where they are older than the sources:
#
#   bench/jmh.sh -l                                                          the benchmarks there are
#   bench/jmh.sh Transform -p workload=speech -p engine=simd -p threads=1,2  whole transforms
#   bench/jmh.sh 'BlockFft.*forward' -p length=64 -prof gc                   an FFT, and what it allocates
#
# All options are JMH's own; -h tells them. A benchmark that fails, because the engine asked for is not there or a result
# cannot be right, ends the run. SCATTER_JAVA_HOME names the JDK to use, as for ./scatter.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
built=$root/bench/target
jar=$built/scattering-bench.jar
lock=$root/.scatter-build.lock
. "$root/.mvn/jdk25.sh"

say() {
  printf 'jmh: %s\n' "$*" >&2
}

stale() {
  ! [ -f "$jar" ] ||
    [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" 2>/dev/null | head -n 1)" ]
}

# The lock of ./scatter, which builds the same modules: a link to the holder's process number.
lock_build() {
  local holder
  until ln -s $$ "$lock" 2>/dev/null; do
    holder=$(readlink "$lock") || holder=
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$lock"
    else
      sleep 1
    fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# Runs in a shell of its own, whose end gives the lock back. The jar gets the time at which the build began.
build() {
  lock_build
  stale || exit 0
  say 'building the benchmarks ...'
  mkdir -p "$built"
  : >"$built/jmh.begin"
  if (cd "$root" && JAVA25_HOME=$jdk25 ./mvnw -B -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -Dmaven.test.skip=true -pl bench -am package) >"$built/jmh.log" 2>&1 </dev/null; then
    touch -r "$built/jmh.begin" "$jar"
  else
    cat "$built/jmh.log" >&2
    say 'the build failed, as shown above.'
    exit 1
  fi
}

if [ -n "${SCATTER_JAVA_HOME:-}" ]; then
  jdk25=$SCATTER_JAVA_HOME
  is_jdk25 "$jdk25" || { say "SCATTER_JAVA_HOME is not the folder of a JDK 25: $jdk25"; exit 1; }
else
  find_jdk25 || { say "$no_jdk25"; exit 1; }
fi
! stale || (build)

# JMH would else report a benchmark that failed, go on, and end well.
case " $* " in
  *' -foe '*) ;;
  *) set -- -foe true "$@" ;;
esac
# The options of ./scatter, which forks inherit; the last one is for JMH itself.
exec "$jdk25/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseG1GC \
  --sun-misc-unsafe-memory-access=allow -jar "$jar" "$@"
