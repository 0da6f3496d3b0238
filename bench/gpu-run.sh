#!/usr/bin/env bash
# Everything that wants a GPU, in one command, on a machine with an NVIDIA driver and nothing else:
#
#   gpu-run.sh [--bundle FILE.tar.xz] [--out FOLDER] [--archive FILE.tar.gz] [--minutes M] [--seconds S]
#              [--workloads eeg,mnist] [--batches N,...] [--kymatio PATH]
#              [--steps info,tests,contract,bench,kymatio,memcheck,racecheck,table]
#
# Without --bundle it is the folder it lies in that runs. What the machine is, tests on the card, contract tests on the card, times of
# all workloads by batch (end to end, and with the data on the card), Kymatio on torch's cuda device, compute-sanitizer. Without
# --steps it does them all, in that order; what is asked for and cannot be done has failed. A step that hangs is ended after a time of
# its own, and all of it after --minutes, if given. Without --batches each workload goes through its own, from 32 to 65536 where they
# fit. FOLDER (default gpu-results) gets a log of each step, results.json and table.md, the table of the README, and the archive all
# of them, written anew after each step: what is done is kept when the rest is cut short. Run it again with other --steps and the same
# FOLDER to add to them. The exit code is 1 where a step failed, 2 where nothing could begin.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
bundle=
out=gpu-results
archive=
minutes=
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
      sed -n '2,17s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    --bundle | --out | --archive | --minutes | --seconds | --workloads | --batches | --kymatio | --steps)
      [ $# -gt 1 ] || refuse "a value is missing after $1"
      declare "${1#--}=$2"
      shift 2
      ;;
    *) refuse "$1: there are --bundle, --out, --archive, --minutes, --seconds, --workloads, --batches, --kymatio, --steps, --help" ;;
  esac
done
IFS=, read -ra asked <<<"$steps"
for name in "${asked[@]}"; do
  [[ ,$all_steps, == *",$name,"* ]] || refuse "--steps $name: there are $all_steps"
done
[[ -z $minutes || $minutes =~ ^[1-9][0-9]*$ ]] || refuse "--minutes $minutes: whole minutes from 1 are accepted"
wanted() {
  [[ ,$steps, == *",$1,"* ]]
}
{ mkdir -p "$out" && : >"$out/.written" && rm "$out/.written"; } 2>/dev/null || refuse "--out $out: cannot be written to"
out=$(cd "$out" && pwd -P)
[ -z "$archive" ] || : >>"$archive" || refuse "--archive $archive: cannot be written"

# A folder of our own, from which programs and libraries can be run: /tmp may be mounted so that they cannot.
work=
for folder in "${TMPDIR:-/tmp}" /var/tmp /dev/shm "$out" "${HOME:-/root}"; do
  work=$(mktemp -d -p "$folder" 2>/dev/null) || continue
  if printf '#!/bin/sh\n' >"$work/try" && chmod +x "$work/try" && "$work/try" 2>/dev/null; then
    break
  fi
  rm -rf "$work"
  work=
done
[ -n "$work" ] || refuse 'there is no folder for temporary files from which programs can be run: TMPDIR names one'
export TMPDIR=$work
child=
finish() {
  [ -z "$child" ] || kill "$child" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
trap 'say "ended from outside"; keep; exit 1' HUP INT TERM

if [ -n "$bundle" ]; then
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
# The seconds that are left of --minutes, less what it takes to end.
left() {
  echo $((${minutes:-100000} * 60 - SECONDS - 10))
}
# limit SECONDS COMMAND...: in the background, so that a signal to this script is heard at once. Not every system has timeout; then
# a step takes as long as it takes.
limit() {
  local most=$1 code
  shift
  if command -v timeout >/dev/null 2>&1; then
    timeout --kill-after=10 "$most" "$@" &
  else
    "$@" &
  fi
  child=$!
  wait "$child"
  code=$?
  child=
  return $code
}
# step NAME MINUTES COMMAND...: its output goes to a log; what fails is told, and does not end the run.
step() {
  local name=$1 most=$(($2 * 60)) code
  shift 2
  if [ "$(left)" -lt 10 ]; then
    fail "$name is left out: the $minutes minutes are over"
    return 1
  fi
  [ "$(left)" -ge "$most" ] || most=$(left)
  say "$name"
  limit "$most" "$@" >>"$out/$name.log" 2>&1
  code=$?
  case $code in
    0) ;;
    124 | 137) fail "$name was ended after $most seconds, see $out/$name.log" ;;
    *) fail "$name failed ($code), see $out/$name.log, which ends:" && tail -n 12 "$out/$name.log" >&2 ;;
  esac
  keep
  return $code
}
# One file: the card, our results, the peer's. And all files in one.
keep() {
  local first=1 file
  {
    printf '{\n  "card": "%s",\n  "ours": [' "$(sed -n 's/^  cuda  *available  *//p' "$out/info.log" 2>/dev/null | tail -n 1 | sed 's/["\\]/\\&/g')"
    for file in "$out"/bench-*.json; do
      [ -f "$file" ] || continue
      [ "$first" = 1 ] || printf ',\n'
      first=0
      cat "$file"
    done
    printf '],\n  "kymatio": ['
    [ ! -f "$out/kymatio.json" ] || paste -sd, "$out/kymatio.json"
    printf ']\n}\n'
  } >"$work/results.json" && mv "$work/results.json" "$out/results.json"
  [ -z "$archive" ] || { tar -C "$out" -czf "$work/results.tar.gz" . && mv "$work/results.tar.gz" "$archive"; } || fail "--archive $archive: cannot be written"
}
table() {
  local files=()
  [ ! -s "$out/kymatio.json" ] || files=("$out/kymatio.json")
  if "$here/scatter" bench card "$out"/bench-*.json ${files[@]+"${files[@]}"} >"$work/table.md" 2>"$out/table.log"; then
    mv "$work/table.md" "$out/table.md"
  fi
}

# The driver's library, where the system does not look for it: some containers have it in a folder of its own.
knows_driver() {
  local folder
  IFS=: read -ra folders <<<"${LD_LIBRARY_PATH:-}"
  for folder in ${folders[@]+"${folders[@]}"} /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu /usr/lib64; do
    [ ! -e "$folder/libcuda.so.1" ] || return 0
  done
  { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q 'libcuda\.so\.1 '
}
if ! knows_driver; then
  for folder in /usr/local/nvidia/lib64 /usr/local/nvidia/lib /usr/lib/wsl/lib /run/nvidia/driver/usr/lib/x86_64-linux-gnu; do
    if [ -e "$folder/libcuda.so.1" ]; then
      export LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
      say "the driver's library is in $folder"
      break
    fi
  done
fi
# For a driver that cannot load the program's kernels: the NVRTC that torch brings along, or a toolkit's.
nvrtc=${NVRTC:-}
if [ -z "$nvrtc" ] && command -v python3 >/dev/null 2>&1; then
  nvrtc=$(python3 -c '
import glob, os, sys
found = [f for p in sys.path for f in glob.glob(os.path.join(p, "nvidia", "*", "lib", "libnvrtc.so.1[123]*"))]
print(os.path.dirname(os.path.abspath(found[0])) if found else "")' 2>/dev/null)
fi
for folder in /usr/local/cuda/lib64 /usr/local/cuda-*/lib64; do
  [ -n "$nvrtc" ] || [ -z "$(compgen -G "$folder/libnvrtc.so.1[123]*")" ] || nvrtc=$folder
done
case $nvrtc in
  *[[:space:]]*) nvrtc= ;;
esac
properties=("-Djava.io.tmpdir=$work" ${nvrtc:+"-Dscattering.nvrtc=$nvrtc"})
export SCATTER_OPTS="${SCATTER_OPTS:-} ${properties[*]}"
jvm=("$here/runtime/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dscattering.card=true -Dscattering.engine=cuda
  "${properties[@]}"
  -cp "$here/tests/classes:$here/tests/core:$here/app/scattering-cli.jar:$here/app/lib/*:$here/tests/*"
  org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=tree --fail-if-no-tests)

# Always: nothing else makes sense without it. What is missing here is only not told.
machine() {
  uname -a
  id
  df -h "$work" "$out"
  printf 'processors %s, temporary files in %s, NVRTC in %s\n' "$threads" "$work" "${nvrtc:-no folder that was found}"
  free -g
  ls -l /dev/nvidia*
  cat /proc/driver/nvidia/version
  nvidia-smi -L
  nvidia-smi
  nvidia-smi -q -d MEMORY,ECC,CLOCK,POWER,COMPUTE
  nvcc --version
  return 0
}
: >"$out/machine.log"
export -f machine
export work out threads nvrtc
step machine 1 bash -c machine
if command -v nvidia-smi >/dev/null 2>&1; then
  nvidia-smi --query-gpu=name,driver_version,memory.total,compute_mode,mig.mode.current --format=csv,noheader >&2
else
  cat /proc/driver/nvidia/version >&2 2>/dev/null || say 'there is no nvidia-smi, and no /proc/driver/nvidia/version'
fi
: >"$out/info.log"
step info 4 "$here/scatter" info
grep '^  cuda' "$out/info.log" >&2
grep -q '^  cuda  *available' "$out/info.log" || refuse "the engine cuda is not available here, see $out/machine.log and $out/info.log"

# The rules about imports need sources and a library that is not here.
if wanted tests; then
  : >"$out/tests.log"
  step tests 15 "${jvm[@]}" --select-package org.scattering.gpu --exclude-classname '.*ArchitectureTest'
fi
# The contract tests of the CPU engines, all cases, on this engine alone.
contract=()
for test in AccuracyTest ConstantSignalTest EnergyTest GoldenEnginesTest HomogeneityTest TranslationTest engine.SameBitsTest; do
  contract+=(--select-class "org.scattering.$test")
done
if wanted contract; then
  : >"$out/contract.log"
  step contract 30 "${jvm[@]}" "${contract[@]}"
fi

# bench WORKLOAD BATCHES: one after another, so that one that does not fit takes no other with it.
bench() {
  local name=$1 batch list
  wanted bench && [[ ,$workloads, == *",$name,"* ]] || return 0
  IFS=, read -ra list <<<"${batches:-$2}"
  for batch in "${list[@]}"; do
    rm -f "$out/bench-$name-$batch.json"
    step "bench-$name" 5 "$here/scatter" bench "$name" --engine cuda --threads "$threads" --seconds "$seconds" --batches "$batch" \
      --json "$out/bench-$name-$batch.json"
  done
  table
}
bench eeg 32,1024,16384,65536
bench speech 32,1024,16384,65536
bench mnist 32,1024,16384,65536
bench img224 32,256,1024
bench img64 32,1024,8192,65536
bench music 2,32,128,512
bench single 1
bench long 1,8
bench big 1,8
bench order3 32,256

peer() {
  PYTHONPATH=$kymatio${PYTHONPATH:+${kymatio:+:}$PYTHONPATH} python3 "$here/bench/peers/kymatio_times.py" "$@"
}
# Lines go to a file of their own, in place of older ones of the workload; what is said beside them, to the log.
peer_lines() {
  local workload=${*: -1}
  peer "$@" >"$out/kymatio-$workload.part" || return
  { grep -v "\"workload\": *\"$workload\"" "$out/kymatio.json" 2>/dev/null || true; } >"$out/kymatio.part"
  cat "$out/kymatio-$workload.part" >>"$out/kymatio.part"
  mv "$out/kymatio.part" "$out/kymatio.json"
  rm -f "$out/kymatio-$workload.part"
}
export -f peer peer_lines
export kymatio here
if wanted kymatio; then
  : >"$out/kymatio.log"
  if step kymatio 5 bash -c 'peer "$@"' peer --check; then
    for workload in eeg speech mnist img224 img64 music; do
      [[ ,$workloads, == *",$workload,"* ]] || continue
      say "$workload"
      step kymatio 10 bash -c 'peer_lines "$@"' peer --device cuda --batches 16,64,256,1024,4096,16384,65536 --seconds "$seconds" "$workload"
    done
    table
  else
    fail 'there is no python3 with torch and kymatio (a checkout is named by --kymatio): the peer is left out'
  fi
fi

# After the timings: slow, and the first to be cut short.
sanitizer=$(command -v compute-sanitizer || compgen -G '/usr/local/cuda*/bin/compute-sanitizer' | tail -n 1)
for tool in memcheck racecheck; do
  wanted "$tool" || continue
  : >"$out/$tool.log"
  if [ -n "$sanitizer" ]; then
    # The small cases first: a verdict of their own, should the others be ended by the clock.
    for tests in "SanitizerTest" "AccuracyTest GoldenEnginesTest"; do
      classes=()
      for test in $tests; do
        [ "$test" = GoldenEnginesTest ] || test=gpu.$test
        classes+=(--select-class "org.scattering.$test")
      done
      step "$tool" 30 "$sanitizer" --tool "$tool" --error-exitcode 1 --target-processes all "${jvm[@]}" "${classes[@]}"
    done
  else
    fail "there is no compute-sanitizer: $tool is left out"
  fi
done

if wanted table; then
  table
  if [ -f "$out/table.md" ]; then
    cat "$out/table.md"
  else
    fail "there is no table, see $out/table.log"
  fi
fi
keep
say "results are in $out/results.json"
exit "$failed"
