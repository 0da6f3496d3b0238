"""Times Kymatio (torch on the CPU) on the workloads of `scatter bench`, in the same batches; one JSON line a workload.

    python3 kymatio_times.py [--threads N] [--seconds S] [workload...]

Needs numpy, scipy, packaging, torch and Kymatio, installed or as a checkout on PYTHONPATH; `--check` only tells whether
all is there. Kymatio has no third order, so order3 is left out.
"""

import argparse
import json
import statistics
import sys
import time

WORKLOADS = {  # the settings, and the shape of a batch
    "eeg": (dict(J=8, Q=1, shape=1024), (32,)),
    "speech": (dict(J=8, Q=8, shape=4096), (32,)),
    "music": (dict(J=13, Q=12, shape=65536), (2,)),
    "mnist": (dict(J=2, L=8, shape=(32, 32)), (32, 3)),
    "img224": (dict(J=3, L=8, shape=(224, 224)), (4, 3)),
    "img64": (dict(J=6, L=2, shape=(64, 64)), (4, 3)),
    "single": (dict(J=8, Q=8, shape=4096), (1,)),
    "long": (dict(J=13, Q=12, shape=1 << 20), (1,)),
    "big": (dict(J=5, L=8, shape=(1024, 1024)), (1,)),
}
BEYOND = "order3"
FEWEST = 3


def version():
    import kymatio
    import numpy
    import torch

    parallel = "MKL" if torch.backends.mkl.is_available() else "no MKL"
    return f"kymatio {kymatio.__version__}, torch {torch.__version__} ({parallel}), numpy {numpy.__version__}"


def times(call, seconds):
    """Of each call, for so many seconds and FEWEST calls at least, after a warm-up of a quarter of that."""
    for budget, fewest in ((seconds / 4, 1), (seconds, FEWEST)):
        taken = []
        while len(taken) < fewest or sum(taken) < budget:
            start = time.perf_counter()
            call()
            taken.append(time.perf_counter() - start)
    return taken


def measure(name, threads, seconds):
    import torch
    from kymatio.torch import Scattering1D, Scattering2D

    torch.set_num_threads(threads)
    torch.manual_seed(42)
    settings, batch = WORKLOADS[name]
    shape = settings["shape"]
    transform = Scattering1D(**settings) if isinstance(shape, int) else Scattering2D(**settings)
    x = torch.randn(*batch, *((shape,) if isinstance(shape, int) else shape))
    with torch.no_grad():
        out = transform(x)
        if not bool(torch.isfinite(out).all()) or not bool((out != 0).any()):
            raise SystemExit(f"kymatio_times.py: {name}: the result is not finite, or all 0")
        taken = times(lambda: transform(x), seconds)
    items = x[..., 0].numel() if isinstance(shape, int) else x[..., 0, 0].numel()
    return dict(
        peer="kymatio",
        version=version(),
        workload=name,
        threads=torch.get_num_threads(),
        batch=items,
        secondsPerItem=statistics.median(taken) / items,
        secondsPerItemBest=min(taken) / items,
        runs=len(taken),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=1, help="threads of torch, default 1")
    parser.add_argument("--seconds", type=float, default=2, help="measured for each workload, default 2")
    parser.add_argument("--check", action="store_true", help="print the versions and end")
    parser.add_argument("workload", nargs="*", help="default all: " + ", ".join(WORKLOADS))
    options = parser.parse_args()
    unknown = [name for name in options.workload if name not in WORKLOADS and name != BEYOND]
    if unknown:
        parser.error(f"workload {unknown[0]}: there are {', '.join(WORKLOADS)}")
    if options.threads < 1:
        parser.error(f"--threads {options.threads}: at least 1 is needed")
    if options.check:
        from kymatio.torch import Scattering1D, Scattering2D  # noqa: F401

        print(version())
        return
    for name in options.workload or WORKLOADS:
        if name == BEYOND:
            print(f"kymatio_times.py: {name} is left out, Kymatio has no third order", file=sys.stderr)
            continue
        print(json.dumps(measure(name, options.threads, options.seconds)), flush=True)


if __name__ == "__main__":
    main()
