#!/usr/bin/env bash
# Measures our times beside those of FFTW (the floor) and Kymatio, where they are installed, in one run on one machine:
#
#   bench/compare.sh [--threads 1,2] [--workloads eeg,mnist] [--rounds 3] [--seconds 2] [--out F.json] [--kymatio PATH]
#
# PATH, or the variable KYMATIO, is a checkout of Kymatio where it is not installed; PYTHON names the python3 to use.
# The rounds take turns, so that a slow minute of the machine is everybody's; the fastest median counts.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
peers=$root/bench/peers

say() {
  printf 'compare: %s\n' "$*" >&2
}

refuse() {
  say "$*"
  exit 2
}

# The processor's name as part of a file name.
cpu() {
  local name
  name=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null || true)
  name=${name%%$'\n'*}
  printf '%s' "${name:-$(uname -m)}" | tr '[:upper:]' '[:lower:]' | tr -cs 'a-z0-9' '-' | sed 's/^-*//; s/-*$//'
}

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
threads=1
[ "$cores" -gt 1 ] && threads=1,$cores
workloads=eeg,speech,music,mnist,img224,img64,single,order3,long,big
rounds=3
seconds=2
out=
kymatio=${KYMATIO:-}
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      sed -n '2,7s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    --threads | --workloads | --rounds | --seconds | --out | --kymatio)
      [ $# -gt 1 ] || refuse "a value is missing after $1"
      declare "${1#--}=$2"
      shift 2
      ;;
    *) refuse "$1: there are --threads, --workloads, --rounds, --seconds, --out, --kymatio, --help" ;;
  esac
done
[[ $rounds =~ ^[1-9][0-9]*$ ]] || refuse "--rounds $rounds: a number from 1 is accepted"
[[ $threads =~ ^[1-9][0-9]*(,[1-9][0-9]*)*$ ]] || refuse "--threads $threads: numbers such as 1,2 are accepted"
[ -z "$kymatio" ] || [ -f "$kymatio/kymatio/__init__.py" ] || refuse "--kymatio $kymatio: no checkout of Kymatio"
for workload in ${workloads//,/ }; do
  grep -q "^$workload " "$peers/fft_plan.txt" || refuse "--workloads $workload: not in bench/peers/fft_plan.txt"
done
if [ -z "$out" ]; then
  mkdir -p "$root/bench/results"
  out=$root/bench/results/$(date +%F)-$(cpu).json
fi
folder=$(dirname "$out")
{ [ -d "$folder" ] && [ -w "$folder" ] && ! [ -d "$out" ]; } || refuse "--out $out: cannot be written there"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# missing PEER REASON: says so, and leaves a line for the merged file.
missing() {
  say "$1 is not measured: $2"
  printf '{"peer": "%s", "missing": "%s"}\n' "$1" "$2" >>"$work/peers.json"
}

floor=$work/floor
if ! command -v "${CC:-gcc}" >/dev/null; then
  floor=
  missing fftw 'there is no gcc'
elif ! "${CC:-gcc}" -O3 -march=native -pthread "$peers/fftw_floor.c" -lfftw3f -lm -o "$floor" 2>/dev/null; then
  floor=
  missing fftw 'bench/peers/fftw_floor.c does not build, FFTW 3 is missing (Debian: libfftw3-dev)'
fi

python=
for candidate in ${PYTHON:+"$PYTHON"} python3 /usr/bin/python3; do
  if PYTHONPATH=$kymatio${PYTHONPATH:+:$PYTHONPATH} "$candidate" "$peers/kymatio_times.py" --check >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || missing kymatio 'no python3 with torch and kymatio (a checkout is named by --kymatio or KYMATIO)'

"$root/scatter" --version >&2 # builds it, where that is needed, before the clock runs
# What each program does for one workload, with every number of threads.
floor_times() {
  for count in ${threads//,/ }; do
    "$floor" --plan "$peers/fft_plan.txt" --wisdom "$work/wisdom" --threads "$count" "$1" >>"$work/peers.json"
  done
}

kymatio_times() {
  for count in ${threads//,/ }; do
    PYTHONPATH=$kymatio${PYTHONPATH:+:$PYTHONPATH} "$python" "$peers/kymatio_times.py" --seconds "$seconds" \
      --threads "$count" "$1" >>"$work/peers.json" || say "Kymatio failed on $1 with $count threads, as shown above"
  done
}

our_times() {
  ours+=("$work/ours-${#ours[@]}.json")
  "$root/scatter" bench "$1" --threads "$threads" --seconds "$seconds" --json "${ours[${#ours[@]} - 1]}" >/dev/null
}

ours=()
for ((round = 1; round <= rounds; round++)); do
  for workload in ${workloads//,/ }; do
    say "round $round of $rounds: $workload"
    [ -z "$floor" ] || floor_times "$workload"
    our_times "$workload"
    # Kymatio takes long, and is so far away that one round tells enough.
    [ -z "$python" ] || [ "$round" -gt 1 ] || [ "$workload" = order3 ] || kymatio_times "$workload"
  done
done

touch "$work/peers.json"
"$root/scatter" bench merge "${ours[@]}" "$work/peers.json" --json "$out"
say "written to $out"
