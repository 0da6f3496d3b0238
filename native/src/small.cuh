// Transforms whose grids fit shared memory: one block carries its items from the parent's spectrum to the output.
#pragma once
#include "average.cuh"
#include "fft.cuh"
#include "fold.cuh"
#include "realfft.cuh"

// The first pass of the inverse FFT, of columns in images: what it reads is folded, by neighbouring threads from neighbours.
struct FromParents {
  const Items& items;
  int planar;
  template <int R> __device__ __forceinline__ void load(float2 (&v)[R], const Axis& x, const Pass&, const Place& at) const {
    const Level& a = items.a;
    const int q = planar ? quotient(at.line, x.byInner) : at.line;
    if (q >= items.count) {
#pragma unroll
      for (int r = 0; r < R; r++) v[r] = complex(0, 0);
      return;
    }
    const Node n = items.nodeOf(q);
    const int apart = x.length / R;
    const Folded f = planar ? Folded{at.k, at.line - q * x.inner, apart, 0} : Folded{0, at.k, 0, apart};
    fold(v, a, n, a.spectra + items.signalOf(q) * a.spectraStride + n.parent, f, a.grid.rows, a.grid.columns);
  }
};

// The last pass of a forward FFT, of rows or of columns. Of a real image half the columns are there; the others mirror them.
template <class P> struct ToSpectra {
  static constexpr bool SHARED = false;
  const Grid& h;
  int planar, stored;
  P spectra;
  template <int R>
  __device__ __forceinline__ void store(const float2 (&v)[R], const Axis& x, const Pass& p, const Place& at) const {
    const int q = quotient(at.line, planar ? x.byInner : h.byRows);
    float2* to = spectra(q);
    if (!to) return;
    if (!planar) {
#pragma unroll
      for (int r = 0; r < R; r++) {
        if (at.n + r * p.done < stored) to[(at.line - q * h.rows) * stored + at.n + r * p.done] = v[r];
      }
      return;
    }
    const int column = at.line - q * x.inner;
    const bool mirrored = h.turns >= 0 && column > 0 && 2 * column < stored;
#pragma unroll
    for (int r = 0; r < R; r++) {
      const int row = at.n + r * p.done;
      to[row * stored + column] = v[r];
      if (mirrored) to[(row == 0 ? 1 : h.rows - row + 1) * stored - column] = complex(v[r].x, -v[r].y);
    }
  }
};

// From U, or a signal, in shared memory to the spectra that are stored.
template <Width W, class P>
static __device__ __forceinline__ void storeSpectra(const Grid& h, const float2* __restrict__ w, int stored, const P& spectra) {
  const int planar = h.down.passes > 0;
  const bool pairs = h.turns >= 0;
  // One loop for both axes: the code of all radices is there once.
#pragma unroll 1
  for (int i = 0; i <= planar; i++) {
    const Axis& x = i == 0 ? h.along : h.down;
    passes<W>(x, 0, i == planar && !(pairs && i == 0) ? x.passes - 1 : x.passes, w);
    if (i == 0 && pairs && planar) {
      separate(h, w, [](int, int, int place, float2 z) { SHARED_COMPLEX[place] = z; });
      __syncthreads();
    }
  }
  if (pairs && !planar) {
    separate(h, w, [&](int line, int k, int, float2 z) {
      float2* to = spectra(line);
      if (to) to[k] = z;
    });
    return;
  }
  const Axis& last = planar ? h.down : h.along;
  butterflies<W>(last, last.pass[last.passes - 1], w, FromShared{}, ToSpectra<P>{h, planar, stored, spectra});
}

// The spectra of the signals themselves.
template <Width W> static __device__ __forceinline__ void rootInShared(const Input& a) {
  float2* s = SHARED_COMPLEX;
  const Grid& h = a.back;
  const bool pairs = h.turns >= 0;
  const int length = h.along.length;
  const int first = blockIdx.x * h.items;
  for (int p = threadIdx.x; p < h.along.lines * length; p += blockDim.x) {
    const int line = quotient(p, h.byLength);
    const int column = p - line * length;
    const int q = quotient(line, h.byRows);
    const int row = line - q * h.rows;
    float2 z = complex(0, 0);
    if (first + q < a.signals) {
      z.x = (float)paddedSample(a, first + q, row, pairs ? 2 * column : column, 0);
      if (pairs) z.y = (float)paddedSample(a, first + q, row, 2 * column + 1, 0);
      if (a.parts == 2) z.y = (float)paddedSample(a, first + q, row, column, 1);
    }
    s[line * h.along.outer + spread(h.along, column)] = z;
  }
  __syncthreads();
  storeSpectra<W>(h, a.twiddles, a.storedColumns,
               [&](int q) { return first + q < a.signals ? a.spectra + (first + q) * a.spectraStride : nullptr; });
}

// The nodes of a block have one parent, whose spectrum goes to shared memory.
static __device__ __forceinline__ void stage(const Level& a, const Items& items) {
  const Node n = items.nodeOf(0);
  const float2* x = a.spectra + items.signal * a.spectraStride + n.parent;
  for (int p = threadIdx.x; p < n.parentRows * n.parentPitch; p += blockDim.x) SHARED_COMPLEX[p] = x[p];
  __syncthreads();
}

// What cannot be folded within a pass.
static __device__ __forceinline__ void foldPoints(const Level& a, const Items& items) {
  const Grid& g = a.grid;
  for (int p = threadIdx.x; p < g.along.lines * g.columns; p += blockDim.x) {
    const int line = quotient(p, g.byLength);
    const int column = p - line * g.columns;
    const int q = quotient(line, g.byRows);
    float2 z = complex(0, 0);
    if (q < items.count) {
      const Node n = items.nodeOf(q);
      z = foldedPoint(a, n, a.spectra + items.signalOf(q) * a.spectraStride + n.parent, line - q * g.rows, column, g.rows,
                      g.columns);
    }
    SHARED_COMPLEX[line * g.along.outer + spread(g.along, column)] = z;
  }
  __syncthreads();
}

// A level: fold, inverse FFT, modulus, average, and the FFT back where there are children.
template <Width W> static __device__ __forceinline__ void levelInShared(const Level& a) {
  const Grid& g = a.grid;
  const Items items(a, blockIdx.x * g.items, g.items);
  if (a.staged > 0) stage(a, items);
  const int planar = g.down.passes > 0;
  const Axis& first = planar ? g.down : g.along;
  if (a.folding) foldingButterflies<W>(first, first.pass[0], a.twiddles, FromParents{items, planar});
  else foldPoints(a, items);
  // One loop for both axes: the code of all radices is there once.
#pragma unroll 1
  for (int i = 1 - planar; i < 2; i++) {
    const Axis& x = i == 0 ? g.down : g.along;
    passes<W>(x, i == 1 - planar && a.folding ? 1 : 0, i == 1 ? x.passes - 1 : x.passes, a.twiddles);
  }
  butterflies<W>(g.along, g.along.pass[g.along.passes - 1], a.twiddles, FromShared{}, ToReal{a});
  average(a, items);
  if (a.spectrum) storeSpectra<W>(a.back, a.twiddles, a.storedColumns, items);
}

// The same with more threads, so fewer registers each: for grids of more than 12 * BLOCK_THREADS points.
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) root(const __grid_constant__ Input a) { rootInShared<NARROW>(a); }
extern "C" __global__ void __launch_bounds__(WIDE_THREADS) rootWide(const __grid_constant__ Input a) { rootInShared<WIDE>(a); }
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) level(const __grid_constant__ Level a) { levelInShared<NARROW>(a); }
extern "C" __global__ void __launch_bounds__(WIDE_THREADS) levelWide(const __grid_constant__ Level a) { levelInShared<WIDE>(a); }
