// Before anything else: the unit of each signal, a power of two near its largest magnitude, and its mean in units. Signals are
// divided by the one and freed of the other, as on the CPU (cpu.InputLoader), so that neither costs a float its precision.
#pragma once
#include "tables.cuh"

// What is kept of a signal, in doubles.
enum Stats { UNIT = 0, PER_UNIT = 1, MEAN_REAL = 2, MEAN_IMAGINARY = 3, STATS = 4 };

enum { MEASURE_THREADS = 256 };

static __device__ __forceinline__ double numberAt(const Input& a, long long i) {
  return a.singles ? (double)a.singles[i] : a.doubles[i];
}

// org.scattering.settings.Padding.source: where the sample at a position comes from, -1 for a zero.
static __device__ __forceinline__ int paddingSource(int padding, int position, int n) {
  if (padding >= 3) return position >= 0 && position < n ? position : -1;
  if (padding == 0 && n == 1) return 0;
  const int period = padding == 0 ? 2 * n - 2 : padding == 1 ? 2 * n : n;
  int phase = position % period;
  if (phase < 0) phase += period;
  return phase < n ? phase : (padding == 0 ? 2 * n - 2 : 2 * n - 1) - phase;
}

// Sample (row, column) of the padded grid, in units and without its mean, in double precision.
static __device__ __forceinline__ double paddedSample(const Input& a, int signal, int row, int column, int part) {
  const double* stats = a.stats + (long long)signal * STATS;
  const int samples = a.lengths[signal];
  const int c = a.padded ? column : paddingSource(a.padding, column - a.left, samples);
  const int r = a.signalRows == 1 ? 0 : a.padded ? row : paddingSource(a.padding, row - a.top, a.signalRows);
  double x = 0;
  if ((r | c) >= 0) {
    const long long i = (long long)r * a.signalColumns + c;
    // A power of two: the product has no rounding.
    x = numberAt(a, a.offsets[signal] + i * a.parts + part) * stats[PER_UNIT];
  }
  return x - stats[MEAN_REAL + part];
}

static __device__ __forceinline__ double blockReduce(double v, double* shared, bool largest) {
  shared[threadIdx.x] = v;
  __syncthreads();
  for (int d = MEASURE_THREADS / 2; d > 0; d >>= 1) {
    if ((int)threadIdx.x < d) {
      const double w = shared[threadIdx.x + d];
      shared[threadIdx.x] = largest ? (shared[threadIdx.x] > w ? shared[threadIdx.x] : w) : shared[threadIdx.x] + w;
    }
    __syncthreads();
  }
  const double result = shared[0];
  __syncthreads();
  return result;
}

// A block a signal.
extern "C" __global__ void __launch_bounds__(MEASURE_THREADS) measure(const __grid_constant__ Input a) {
  __shared__ double shared[MEASURE_THREADS];
  const int signal = blockIdx.x;
  const long long from = a.offsets[signal];
  const long long samples = (a.offsets[signal + 1] - from) / a.parts;
  double peak = 0;
  for (long long i = threadIdx.x; i < samples * a.parts; i += MEASURE_THREADS) {
    const double v = fabs(numberAt(a, from + i));
    peak = v > peak ? v : peak;
  }
  peak = blockReduce(peak, shared, true);
  int exponent = peak == 0 ? 0 : ilogb(peak);
  exponent = exponent < -1000 ? -1000 : exponent > 1000 ? 1000 : exponent;
  const double perUnit = ldexp(1.0, -exponent);
  double means[2] = {0, 0};
  for (int part = 0; part < a.parts; part++) {
    const double first = numberAt(a, from + part);
    double sum = 0;
    double other = 0;
    for (long long i = threadIdx.x; i < samples; i += MEASURE_THREADS) {
      const double v = numberAt(a, from + i * a.parts + part);
      sum += v * perUnit;
      other = v == first ? other : 1;
    }
    sum = blockReduce(sum, shared, false);
    other = blockReduce(other, shared, true);
    // A constant is its own mean, without rounding.
    means[part] = other == 0 ? first * perUnit : sum / samples;
  }
  if (threadIdx.x == 0) {
    double* stats = a.stats + (long long)signal * STATS;
    stats[UNIT] = ldexp(1.0, exponent);
    stats[PER_UNIT] = perUnit;
    stats[MEAN_REAL] = means[0];
    stats[MEAN_IMAGINARY] = means[1];
  }
}
