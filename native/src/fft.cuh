// FFTs of every line of the grids in shared memory, in place: a thread holds what it read in registers until all have read,
// so one buffer is enough for Stockham's passes, which leave frequencies in their natural order.
//
// Lengths are products of the radices below and, by sums of p products a point, of any other primes p. Lines lie so that the
// points of a butterfly are equally far apart (tables.BlockGrid): one address and one stride make all of them. What comes in by
// the first pass, and goes out by the last one, need not be shared memory: passes are given a way to load and one to store.
#pragma once
#include "butterflies.cuh"
#include "tables.cuh"

// A butterfly: its line, where that begins in shared memory, its first point among those that come in, and among those that leave.
struct Place {
  int line, base, k, n;
};

// Butterflies of a thread in one pass: 16 points or a few more.
template <int R> struct Share {
  static constexpr int COUNT = R == 12 || R == 20 ? 1 : (15 + R) / R;
};
enum { MOST_POINTS_A_THREAD = 21 };

static __device__ __forceinline__ int spread(const Axis& x, int n) { return (n + (n >> x.shift)) * x.step; }

template <int R> static __device__ __forceinline__ Place placed(const Axis& x, const Pass& p, int j, int& m) {
  const int q = quotient(j, p.byDeal);
  const int rest = j - q * p.deal;
  Place a;
  a.line = x.across ? rest : q;
  a.k = x.across ? q : rest;
  const int outer = quotient(a.line, x.byInner);
  a.base = outer * x.outer + a.line - outer * x.inner;
  m = a.k - quotient(a.k, p.byDone) * p.done;
  a.n = (a.k - m) * R + m;
  return a;
}

// From and to shared memory.
struct FromShared {
  template <int R> __device__ __forceinline__ void load(float2 (&v)[R], const Axis& x, const Pass& p, const Place& a) const {
    const float2* s = SHARED_COMPLEX + a.base + spread(x, a.k);
#pragma unroll
    for (int r = 0; r < R; r++) v[r] = s[r * p.read];
  }
};
struct ToShared {
  static constexpr bool SHARED = true;
  __device__ __forceinline__ int target(const Axis& x, const Pass&, const Place& a) const { return a.base + spread(x, a.n); }
  template <int R>
  __device__ __forceinline__ void store(const float2 (&v)[R], const Axis&, const Pass& p, int target) const {
    float2* s = SHARED_COMPLEX + target;
#pragma unroll
    for (int r = 0; r < R; r++) s[r * p.write] = v[r];
  }
};

template <int R>
static __device__ __forceinline__ void twiddle(float2 (&v)[R], const Pass& p, const float2* __restrict__ w, int m) {
  const float4* __restrict__ t = (const float4*)(w + p.twiddle) + m;
#pragma unroll
  for (int r = 1; r < R; r += 2) {
    const float4 f = t[r / 2 * p.done];
    v[r] = v[r] * complex(f.x, f.y);
    if (r + 1 < R) v[r + 1 < R ? r + 1 : 0] = v[r + 1 < R ? r + 1 : 0] * complex(f.z, f.w);
  }
}

// What is stored outside shared memory need not wait for the others.
template <int R, class Load, class Store>
static __device__ __forceinline__ void radixPass(
    const Axis& x, const Pass& p, const float2* __restrict__ w, const Load& from, const Store& to) {
  constexpr int B = Share<R>::COUNT;
  // Without initial values nvcc would carry those of every radix through the loop over the passes, and spill them.
  float2 v[B][R] = {};
  int target[B] = {};
#pragma unroll
  for (int b = 0; b < B; b++) {
    const int j = threadIdx.x + b * blockDim.x;
    if (j < p.butterflies) {
      int m;
      const Place at = placed<R>(x, p, j, m);
      from.load(v[b], x, p, at);
      if (R > 1 && p.done > 1) twiddle(v[b], p, w, m);
      Butterfly<R>::run(v[b]);
      if constexpr (Store::SHARED) target[b] = to.target(x, p, at);
      else to.store(v[b], x, p, at);
    }
  }
  if constexpr (Store::SHARED) {
    __syncthreads();
#pragma unroll
    for (int b = 0; b < B; b++) {
      if ((int)(threadIdx.x + b * blockDim.x) < p.butterflies) to.store(v[b], x, p, target[b]);
    }
    __syncthreads();
  }
}

// A pass of any radix, from and to shared memory: each thread sums the points of the line that its own outputs need. The table
// holds e^(-2 pi i t / (done * radix)), t = 0 .. done * radix - 1.
static __device__ __forceinline__ void anyPass(const Axis& x, const Pass& p, const float2* __restrict__ w) {
  float2* s = SHARED_COMPLEX;
  const int period = p.done * p.radix;
  float2 sum[MOST_POINTS_A_THREAD] = {};
  int target[MOST_POINTS_A_THREAD] = {};
  for (int b = 0; b < MOST_POINTS_A_THREAD; b++) {
    const int o = threadIdx.x + b * blockDim.x;
    if (o < p.butterflies * p.radix) {
      // Butterflies are dealt out as in radixPass, r times over.
      const int r = o / p.butterflies;
      int m;
      const Place a = placed<1>(x, p, o - r * p.butterflies, m);
      const int turn = m + r * p.done;
      float2 z = complex(0, 0);
      for (int n = 0, t = 0, from = a.base + spread(x, a.k); n < p.radix; n++, from += p.read) {
        z = z + s[from] * w[p.twiddle + t];
        t += turn;
        if (t >= period) t -= period;
      }
      sum[b] = z;
      target[b] = a.base + spread(x, (a.k - m) * p.radix + m) + r * p.write;
    }
  }
  __syncthreads();
  for (int b = 0; b < MOST_POINTS_A_THREAD; b++) {
    if ((int)(threadIdx.x + b * blockDim.x) < p.butterflies * p.radix) s[target[b]] = sum[b];
  }
  __syncthreads();
}

// Which radices a kernel knows: the largest ones need more registers than 1024 threads can have. One that the tables name and the kernel
// lacks stops the launch, for what lies in shared memory would pass for a result.
enum Width { NARROW, WIDE };

// One pass by a butterfly in registers. The first and the last pass of every axis are such.
template <Width W, class Load, class Store>
static __device__ __forceinline__ void butterflies(
    const Axis& x, const Pass& p, const float2* __restrict__ w, const Load& from, const Store& to) {
  switch (p.radix) {
    case 1: radixPass<1>(x, p, w, from, to); break;
    case 2: radixPass<2>(x, p, w, from, to); break;
    case 3: radixPass<3>(x, p, w, from, to); break;
    case 4: radixPass<4>(x, p, w, from, to); break;
    case 5: radixPass<5>(x, p, w, from, to); break;
    case 6: radixPass<6>(x, p, w, from, to); break;
    case 7: radixPass<7>(x, p, w, from, to); break;
    case 8: radixPass<8>(x, p, w, from, to); break;
    case 10: radixPass<10>(x, p, w, from, to); break;
    case 16: radixPass<16>(x, p, w, from, to); break;
    case 12:
      if constexpr (W == NARROW) radixPass<12>(x, p, w, from, to);
      else __trap();
      break;
    case 20:
      if constexpr (W == NARROW) radixPass<20>(x, p, w, from, to);
      else __trap();
      break;
    default: __trap();
  }
}

// The first pass where what it reads is folded: of the radices alone that FftAxis.folds names, which keeps the code short.
template <Width W, class Load>
static __device__ __forceinline__ void foldingButterflies(
    const Axis& x, const Pass& p, const float2* __restrict__ w, const Load& from) {
  switch (p.radix) {
    case 6: radixPass<6>(x, p, w, from, ToShared{}); break;
    case 8: radixPass<8>(x, p, w, from, ToShared{}); break;
    case 10: radixPass<10>(x, p, w, from, ToShared{}); break;
    case 16: radixPass<16>(x, p, w, from, ToShared{}); break;
    case 12:
      if constexpr (W == NARROW) radixPass<12>(x, p, w, from, ToShared{});
      else __trap();
      break;
    case 20:
      if constexpr (W == NARROW) radixPass<20>(x, p, w, from, ToShared{});
      else __trap();
      break;
    default: __trap();
  }
}

// Passes in shared memory, from number `first` to `end`.
template <Width W> static __device__ __forceinline__ void passes(const Axis& x, int first, int end, const float2* __restrict__ w) {
  for (int i = first; i < end; i++) {
    const Pass p = x.pass[i];
    if (p.summed) anyPass(x, p, w);
    else butterflies<W>(x, p, w, FromShared{}, ToShared{});
  }
}
