#!/usr/bin/env bash
# Everything that wants a GPU, in one command, on a machine with an NVIDIA driver and nothing else:
#
#   gpu-run.sh [--bundle FILE.tar.xz] [--out FOLDER] [--seconds S] [--workloads eeg,mnist] [--batches N,...] [--kymatio PATH]
#              [--steps info,tests,contract,bench,kymatio,memcheck,racecheck,table]
#
# Without --bundle it is the folder it lies in that runs. Contract tests on the card, times of all workloads by batch (end to end,
# and with the data on the card), Kymatio on torch's cuda device, compute-sanitizer. Without --steps it does them all, in that order;
# what is asked for and cannot be done has failed. A step that hangs is ended after a time of its own. Without --batches each
# workload goes through its own, from 32 to 65536 where they fit. FOLDER (default gpu-results) gets a log of each step, results.json
# and table.md, the table of the README; the exit code is 1 where a step failed.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
bundle=
out=gpu-results
seconds=2
workloads=eeg,speech,music,mnist,img224,img64,single,long,big,order3
batches=
kymatio=${KYMATIO:-}
# They copy to and from the memory that the card reads.
threads=$(nproc 2>/dev/null || echo 1)
all_steps=info,tests,contract,bench,kymatio,memcheck,racecheck,table
steps=$all_steps

say() {
  printf 'gpu-run: %s\n' "$*" >&2
}

refuse() {
  say "$*"
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      sed -n '2,12s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    --bundle | --out | --seconds | --workloads | --batches | --kymatio | --steps)
      [ $# -gt 1 ] || refuse "a value is missing after $1"
      declare "${1#--}=$2"
      shift 2
      ;;
    *) refuse "$1: there are --bundle, --out, --seconds, --workloads, --batches, --kymatio, --steps, --help" ;;
  esac
done
IFS=, read -ra asked <<<"$steps"
for name in "${asked[@]}"; do
  [[ ,$all_steps, == *",$name,"* ]] || refuse "--steps $name: there are $all_steps"
done
wanted() {
  [[ ,$steps, == *",$1,"* ]]
}
mkdir -p "$out" || refuse "--out $out: cannot be made"
out=$(cd "$out" && pwd -P)
if [ -n "$bundle" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  if command -v xz >/dev/null 2>&1; then
    tar -C "$work" -xJf "$bundle" || refuse "--bundle $bundle: cannot be unpacked"
  else
    python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1], "r:xz").extractall(sys.argv[2])' "$bundle" "$work" ||
      refuse "--bundle $bundle: there is no xz, and python3 cannot unpack it either"
  fi
  here=$work/scatter
fi
[ -x "$here/runtime/bin/java" ] || refuse "$here is no unpacked bundle: make one by bench/bundle.sh, and name it by --bundle"

failed=0
fail() {
  say "$*"
  failed=1
}
# Not every system has it; then a step takes as long as it takes.
limit() {
  local minutes=$1
  shift
  if command -v timeout >/dev/null 2>&1; then
    timeout --kill-after=30 "${minutes}m" "$@"
  else
    "$@"
  fi
}
# step NAME MINUTES COMMAND...: its output goes to a log; what fails is told, and does not end the run.
step() {
  local name=$1 minutes=$2 code
  shift 2
  say "$name"
  limit "$minutes" "$@" >"$out/$name.log" 2>&1
  code=$?
  case $code in
    0) ;;
    124 | 137) fail "$name was ended after $minutes minutes, see $out/$name.log" ;;
    *) fail "$name failed ($code), see $out/$name.log" ;;
  esac
}

jvm=("$here/runtime/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dscattering.card=true -Dscattering.engine=cuda
  -cp "$here/tests/classes:$here/tests/core:$here/app/scattering-cli.jar:$here/app/lib/*:$here/tests/*"
  org.junit.platform.console.ConsoleLauncher execute --disable-banner --details=tree --fail-if-no-tests)

# Always: nothing else makes sense without it.
step info 2 "$here/scatter" info
grep -q '^  cuda  *available' "$out/info.log" || {
  grep '^  cuda' "$out/info.log" >&2
  refuse 'the engine cuda is not available here'
}
# The rules about imports need sources and a library that is not here.
wanted tests && step tests 15 "${jvm[@]}" --select-package org.scattering.gpu --exclude-classname '.*ArchitectureTest'
# The contract tests of the CPU engines, all cases, on this engine alone.
contract=()
for test in AccuracyTest ConstantSignalTest EnergyTest GoldenEnginesTest HomogeneityTest TranslationTest engine.SameBitsTest; do
  contract+=(--select-class "org.scattering.$test")
done
wanted contract && step contract 30 "${jvm[@]}" "${contract[@]}"

bench() {
  wanted bench && [[ ,$workloads, == *",$1,"* ]] || return 0
  rm -f "$out/bench-$1.json"
  step "bench-$1" 15 "$here/scatter" bench "$1" --engine cuda --threads "$threads" --seconds "$seconds" --batches "${batches:-$2}" \
    --json "$out/bench-$1.json"
}
bench eeg 32,1024,16384,65536
bench speech 32,1024,16384,65536
bench music 2,32,128,512
bench mnist 32,1024,16384,65536
bench img224 32,256,1024
bench img64 32,1024,8192,65536
bench single 1
bench long 1,8
bench big 1,8
bench order3 32,256

# peer MINUTES ARGUMENT...
peer() {
  PYTHONPATH=$kymatio${PYTHONPATH:+${kymatio:+:}$PYTHONPATH} limit "$1" python3 "$here/bench/peers/kymatio_times.py" "${@:2}"
}
if wanted kymatio; then
  rm -f "$out/kymatio.json"
  if peer 5 --check >"$out/kymatio.log" 2>&1; then
    for workload in eeg speech music mnist img224 img64; do
      [[ ,$workloads, == *",$workload,"* ]] || continue
      say "kymatio $workload"
      peer 15 --device cuda --batches 16,64,256,1024,4096,16384,65536 --seconds "$seconds" "$workload" \
        >>"$out/kymatio.json" 2>>"$out/kymatio.log" || fail "Kymatio failed on $workload, see $out/kymatio.log"
    done
  else
    fail 'there is no python3 with torch and kymatio (a checkout is named by --kymatio): the peer is left out'
  fi
fi

# After the timings: slow, and the first to be cut short.
for tool in memcheck racecheck; do
  wanted "$tool" || continue
  if command -v compute-sanitizer >/dev/null 2>&1; then
    step "$tool" 30 compute-sanitizer --tool "$tool" --error-exitcode 1 --target-processes all \
      "${jvm[@]}" --select-class org.scattering.gpu.SanitizerTest --select-class org.scattering.gpu.AccuracyTest \
      --select-class org.scattering.GoldenEnginesTest
  else
    fail "there is no compute-sanitizer: $tool is left out"
  fi
done

# One file: the card, our results, the peer's.
{
  printf '{\n  "card": "%s",\n  "ours": [' "$(sed -n 's/^  cuda  *available  *//p' "$out/info.log")"
  first=1
  for file in "$out"/bench-*.json; do
    [ -f "$file" ] || continue
    [ "$first" = 1 ] || printf ',\n'
    first=0
    cat "$file"
  done
  printf '],\n  "kymatio": ['
  [ ! -f "$out/kymatio.json" ] || paste -sd, "$out/kymatio.json"
  printf ']\n}\n'
} >"$out/results.json"
if wanted table; then
  lines=()
  [ ! -s "$out/kymatio.json" ] || lines=("$out/kymatio.json")
  if "$here/scatter" bench card "$out"/bench-*.json "${lines[@]}" >"$out/table.md" 2>"$out/table.log"; then
    cat "$out/table.md"
  else
    fail "there is no table, see $out/table.log"
  fi
fi
say "results are in $out/results.json"
exit "$failed"
