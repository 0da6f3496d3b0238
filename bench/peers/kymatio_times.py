"""Times Kymatio (torch) on the workloads of `scatter bench`, in the same batches; one JSON line a workload.

    python3 kymatio_times.py [--threads N] [--seconds S] [--device cuda [--batches N,...]] [workload...]

On the device `cuda` the signals and coefficients stay there, and the time is the device's. Of several batches the fastest
counts; those that do not fit the device's memory are left out.

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


def device_times(call, seconds):
    """As times(), by the device's own clock."""
    import torch

    def clocked():
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        call()
        end.record()
        end.synchronize()
        return begin.elapsed_time(end) * 1e-3

    for budget, fewest in ((seconds / 4, 1), (seconds, FEWEST)):
        taken = []
        while len(taken) < fewest or sum(taken) < budget:
            taken.append(clocked())
    return taken


def measure(name, threads, seconds, device="cpu", batch=None):
    import torch
    from kymatio.torch import Scattering1D, Scattering2D

    torch.set_num_threads(threads)
    torch.manual_seed(42)
    settings, own_batch = WORKLOADS[name]
    shape = settings["shape"]
    transform = Scattering1D(**settings) if isinstance(shape, int) else Scattering2D(**settings)
    transform.to(device)
    leading = own_batch if batch is None else (batch,)
    x = torch.randn(*leading, *((shape,) if isinstance(shape, int) else shape), device=device)
    with torch.no_grad():
        out = transform(x)
        if not bool(torch.isfinite(out).all()) or not bool((out != 0).any()):
            raise SystemExit(f"kymatio_times.py: {name}: the result is not finite, or all 0")
        del out
        taken = (times if device == "cpu" else device_times)(lambda: transform(x), seconds)
    items = x[..., 0].numel() if isinstance(shape, int) else x[..., 0, 0].numel()
    result = dict(
        peer="kymatio",
        version=version(),
        workload=name,
        threads=torch.get_num_threads(),
        batch=items,
        secondsPerItem=statistics.median(taken) / items,
        secondsPerItemBest=min(taken) / items,
        runs=len(taken),
    )
    if device != "cpu":
        result["device"] = torch.cuda.get_device_name()
    return result


def fastest(name, options):
    """Of all batches that fit."""
    import torch

    best = None
    for batch in options.batches:
        try:
            found = measure(name, options.threads, options.seconds, options.device, batch)
        # cuFFT and indices of 32 bits give up on a large batch with other errors; what smaller ones took counts.
        except (torch.cuda.OutOfMemoryError, RuntimeError) as e:
            print(f"kymatio_times.py: {name}: a batch of {batch} fails: {str(e).partition(chr(10))[0]}", file=sys.stderr)
            if best is None:
                raise
            torch.cuda.empty_cache()
            break
        if best is None or found["secondsPerItem"] < best["secondsPerItem"]:
            best = found
    return best


def batch_list(text):
    return [int(n) for n in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=1, help="threads of torch, default 1")
    parser.add_argument("--seconds", type=float, default=2, help="measured for each workload, default 2")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="default cpu")
    parser.add_argument("--batches", type=batch_list, default=[None], help="signals a call; default each workload's own")
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
        best = fastest(name, options)
        if best is not None:
            print(json.dumps(best), flush=True)


if __name__ == "__main__":
    main()
