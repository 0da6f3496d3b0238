// FFTs of every line of the grids in shared memory, in place: a thread holds what it read in registers until all have read,
// so one buffer is enough for Stockham's passes, which leave frequencies in their natural order.
//
// A thread carries up to E points; blocks have at least points / E threads. Lengths are products of 2, 3, 4, 5, 7, 8 and, by
// sums of p products a point, of any other primes p.
#pragma once
#include "butterflies.cuh"
#include "tables.cuh"

// The lines of a grid along its last axis (neighbouring threads: neighbouring points of a line).
struct Along {
  int count, columns;
  __device__ __forceinline__ void split(int j, int per, unsigned byPer, int& base, int& k) const {
    int line = quotient(j, byPer);
    k = j - line * per;
    base = line * columns;
  }
  __device__ __forceinline__ int step() const { return 1; }
};

// The lines along the first axis (neighbouring threads: neighbouring lines).
struct Down {
  int count, columns, points;
  unsigned byCount, byColumns;
  __device__ __forceinline__ void split(int j, int, unsigned, int& base, int& k) const {
    k = quotient(j, byCount);
    int line = j - k * count;
    int item = quotient(line, byColumns);
    base = item * points + line - item * columns;
  }
  __device__ __forceinline__ int step() const { return columns; }
};

template <int R, int E, class L>
static __device__ __forceinline__ void radixPass(const L& lines, int length, const Pass& p, const float2* __restrict__ w) {
  float2* s = SHARED_COMPLEX;
  constexpr int B = (E + R - 1) / R;
  const int per = length / R;
  const int total = lines.count * per;
  const int step = lines.step();
  // Without initial values nvcc would carry those of every radix through the loop over the passes, and spill them.
  float2 v[B][R] = {};
  int target[B] = {};
#pragma unroll
  for (int b = 0; b < B; b++) {
    const int j = threadIdx.x + b * blockDim.x;
    if (j < total) {
      int base, k;
      lines.split(j, per, p.byPer, base, k);
      const int block = quotient(k, p.byDone);
      const int m = k - block * p.done;
#pragma unroll
      for (int r = 0; r < R; r++) v[b][r] = s[at(base + (k + r * per) * step)];
      if (p.done > 1) {
#pragma unroll
        for (int r = 1; r < R; r++) v[b][r] = v[b][r] * w[p.twiddle + (r - 1) * p.done + m];
      }
      Butterfly<R>::run(v[b]);
      target[b] = base + (block * p.done * R + m) * step;
    }
  }
  __syncthreads();
#pragma unroll
  for (int b = 0; b < B; b++) {
    if ((int)(threadIdx.x + b * blockDim.x) < total) {
#pragma unroll
      for (int r = 0; r < R; r++) s[at(target[b] + r * p.done * step)] = v[b][r];
    }
  }
  __syncthreads();
}

// A pass of any radix: each thread sums the points of the line that its own outputs need. The table holds
// e^(-2 pi i t / (done * radix)), t = 0 .. done * radix - 1.
template <int E, class L>
static __device__ __forceinline__ void anyPass(const L& lines, int length, const Pass& p, const float2* __restrict__ w) {
  float2* s = SHARED_COMPLEX;
  const int per = length / p.radix;
  const int period = p.done * p.radix;
  const int total = lines.count * length;
  const int step = lines.step();
  float2 sum[E] = {};
  int target[E] = {};
  for (int b = 0; b < E; b++) {
    const int o = threadIdx.x + b * blockDim.x;
    if (o < total) {
      // Butterflies are dealt out as in radixPass, r times over.
      const int r = o / (lines.count * per);
      int base, k;
      lines.split(o - r * lines.count * per, per, p.byPer, base, k);
      const int block = k / p.done;
      const int m = k - block * p.done;
      const int turn = m + r * p.done;
      float2 z = complex(0, 0);
      for (int n = 0, t = 0; n < p.radix; n++) {
        z = z + s[at(base + (k + n * per) * step)] * w[p.twiddle + t];
        t += turn;
        if (t >= period) t -= period;
      }
      sum[b] = z;
      target[b] = base + (block * period + m + r * p.done) * step;
    }
  }
  __syncthreads();
  for (int b = 0; b < E; b++) {
    if ((int)(threadIdx.x + b * blockDim.x) < total) s[at(target[b])] = sum[b];
  }
  __syncthreads();
}

template <int E, class L>
static __device__ __forceinline__ void fftLines(const L& lines, const Axis& axis, const float2* __restrict__ w) {
  for (int i = 0; i < axis.passes; i++) {
    const Pass& p = axis.pass[i];
    switch (p.radix) {
      case 2: radixPass<2, E>(lines, axis.length, p, w); break;
      case 3: radixPass<3, E>(lines, axis.length, p, w); break;
      case 4: radixPass<4, E>(lines, axis.length, p, w); break;
      case 5: radixPass<5, E>(lines, axis.length, p, w); break;
      case 7: radixPass<7, E>(lines, axis.length, p, w); break;
      case 8: radixPass<8, E>(lines, axis.length, p, w); break;
      default: anyPass<E>(lines, axis.length, p, w); break;
    }
  }
}

template <int E> static __device__ __forceinline__ void fftAlong(const Grid& g, const float2* w) {
  fftLines<E>(Along{g.items * g.rows, g.columns}, g.along, w);
}

template <int E> static __device__ __forceinline__ void fftDown(const Grid& g, const float2* w) {
  fftLines<E>(Down{g.items * g.columns, g.columns, g.rows * g.columns, g.byLines, g.byColumns}, g.down, w);
}
