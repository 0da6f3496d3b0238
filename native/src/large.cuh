// Transforms whose grids do not fit shared memory: rows and columns in launches of their own, each over all nodes of a level
// and all signals, with the grid in device memory between them. A long signal is a matrix: sample n = row + rows * column,
// frequency f = columns * row + column, with a twiddle between the two FFTs (the four-step FFT of Bailey 1990).
#pragma once
#include "average.cuh"
#include "fft.cuh"
#include "fold.cuh"
#include "realfft.cuh"

// A tile of one node's grid, of columns or of rows, from number `from` on.
struct Tile {
  int item, from;
  __device__ __forceinline__ Tile(int tiles, int lines) {
    item = blockIdx.x / tiles;
    from = (blockIdx.x - item * tiles) * lines;
  }
};

// The first pass of the inverse FFT along columns: what it reads is folded.
struct FromParent {
  const Level& a;
  Node n;
  const float2* x;
  int from;
  template <int R> __device__ __forceinline__ void load(float2 (&v)[R], const Axis& y, const Pass&, const Place& at) const {
    const int column = from + at.line;
    const int step = y.length / R;
    if (column >= a.fullColumns) {
#pragma unroll
      for (int r = 0; r < R; r++) v[r] = complex(0, 0);
    } else if (a.fourStep) {
      fold(v, a, n, x, Folded{0, at.k * a.fullColumns + column, 0, step * a.fullColumns}, 1, a.fullRows * a.fullColumns);
    } else {
      fold(v, a, n, x, Folded{at.k, column, step, 0}, a.fullRows, a.fullColumns);
    }
  }
};

// From and to the grid in device memory; lines of it from number `from` to `end`, `pitch` apart, and their points `step` apart.
struct FromWork {
  const float2* work;
  int from, end, pitch, step;
  template <int R> __device__ __forceinline__ void load(float2 (&v)[R], const Axis& x, const Pass&, const Place& at) const {
    const bool inside = from + at.line < end;
    const float2* w = work + (from + at.line) * pitch + at.k * step;
    const int apart = x.length / R * step;
#pragma unroll
    for (int r = 0; r < R; r++) v[r] = inside ? w[r * apart] : complex(0, 0);
  }
};
template <class A> struct ToWork {
  static constexpr bool SHARED = false;
  const A& a;
  float2* work;
  int from, end, pitch, step;
  __device__ __forceinline__ void put(int line, int n, float2 z) const {
    work[line * pitch + n * step] = a.fourStep ? z * between(a.twiddles, a.coarse, a.fine, a.fineBits, line * n) : z;
  }
  template <int R>
  __device__ __forceinline__ void store(const float2 (&v)[R], const Axis&, const Pass& p, const Place& at) const {
    const int line = from + at.line;
    if (line >= end) return;
#pragma unroll
    for (int r = 0; r < R; r++) put(line, at.n + r * p.done, v[r]);
  }
};

// The last pass of a forward FFT along columns. Of a real image half the columns are there; the others mirror them.
struct ToSpectrum {
  static constexpr bool SHARED = false;
  const Level& a;
  float2* x;
  int from, end;
  template <int R>
  __device__ __forceinline__ void store(const float2 (&v)[R], const Axis&, const Pass& p, const Place& at) const {
    const int column = from + at.line;
    if (column >= end) return;
    const bool twice = a.mirrored && column > 0 && 2 * column < a.fullColumns;
#pragma unroll
    for (int r = 0; r < R; r++) {
      const int row = at.n + r * p.done;
      const int frequency = row * a.fullColumns + column;
      if (!a.fourStep || frequency < a.storedColumns) x[frequency] = v[r];
      if (twice) x[(row == 0 ? 1 : a.fullRows - row + 1) * a.fullColumns - column] = complex(v[r].x, -v[r].y);
    }
  }
};

// What cannot be folded within a pass.
static __device__ __forceinline__ void foldTile(const Level& a, const Node& n, const float2* x, int from) {
  const Grid& g = a.grid;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = quotient(p, g.byColumns);
    const int line = p - row * g.columns;
    const int column = from + line;
    float2 z = complex(0, 0);
    if (column < a.fullColumns) {
      z = a.fourStep ? foldedPoint(a, n, x, 0, row * a.fullColumns + column, 1, a.fullRows * a.fullColumns)
                     : foldedPoint(a, n, x, row, column, a.fullRows, a.fullColumns);
    }
    SHARED_COMPLEX[line + spread(g.down, row)] = z;
  }
  __syncthreads();
}

template <class Store>
static __device__ __forceinline__ void lastPass(const Axis& x, const float2* __restrict__ w, const Store& to) {
  butterflies<NARROW>(x, x.pass[x.passes - 1], w, FromShared{}, to);
}

// Fold, and the inverse FFT along the first axis, for a tile of columns.
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) foldColumns(const __grid_constant__ Level a) {
  const Axis& y = a.grid.down;
  const Tile tile(a.tiles, a.grid.columns);
  const int signal = tile.item / a.nodeCount;
  const Node n = nodeAt(a.nodes, tile.item - signal * a.nodeCount);
  const float2* x = a.spectra + signal * a.spectraStride + n.parent;
  if (a.folding) foldingButterflies<NARROW>(y, y.pass[0], a.twiddles, FromParent{a, n, x, tile.from});
  else foldTile(a, n, x, tile.from);
  passes<NARROW>(y, a.folding ? 1 : 0, y.passes - 1, a.twiddles);
  float2* work = a.work + (long long)tile.item * a.fullRows * a.fullColumns;
  lastPass(y, a.twiddles, ToWork<Level>{a, work, tile.from, a.fullColumns, 1, a.fullColumns});
}

// Sums of one row for every kept column: taps of a long signal begin anew with each row of its matrix.
static __device__ __forceinline__ void sumRows(const Level& a, int item, int from) {
  const float* u = (const float*)SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int lane = threadIdx.x & (v.along.lanes - 1);
  const int groups = blockDim.x / v.along.lanes;
  const int sums = g.rows * v.columns;
  for (int first = 0; first < sums; first += groups) {
    const int o = first + threadIdx.x / v.along.lanes;
    const int line = o / v.columns;
    const int b = o - line * v.columns;
    const int row = from + line;
    float sum = 0;
    if (o < sums && row < a.fullRows) {
      const int position = (v.fromColumn + b) * v.along.step;
      int start = position - v.along.reach;
      int taps = v.along.at;
      if (a.fourStep) {
        int apart = row - position % a.fullRows;
        start = position / a.fullRows - v.along.reach;
        if (apart < 0) {
          apart += a.fullRows;
          start++;
        }
        taps += apart * v.along.count;
      }
      sum = windowSum(a.taps + taps, v.along.count, start, g.columns, lane, v.along.lanes,
                      [&](int i) { return u[placeOf(a.real, line, i)]; });
    }
    sum = laneSum(sum, v.along.lanes);
    if (o < sums && row < a.fullRows && lane == 0) {
      a.partial[((long long)item * a.fullRows + row) * v.columns + b] = sum;
    }
  }
}

// Plain sums of one row over what is pooled, a warp a row.
static __device__ __forceinline__ void poolRows(const Level& a, int item, int from) {
  const float* u = (const float*)SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const bool all = v.output == SUM;
  const int kept = all ? 0 : keptColumns(v, a.lengths[item / a.nodeCount]);
  const int lane = threadIdx.x & 31;
  for (int first = 0; first < g.rows; first += blockDim.x >> 5) {
    const int line = first + (threadIdx.x >> 5);
    const int row = from + line;
    float sum = 0;
    if (line < g.rows && row < a.fullRows) {
      for (int c = lane; c < g.columns; c += 32) {
        const int position = (a.fourStep ? row + a.fullRows * c : c) - v.fromColumn;
        if (all || (position >= 0 && position < kept)) sum += u[placeOf(a.real, line, c)];
      }
    }
    sum = laneSum(sum, 32);
    if (line < g.rows && row < a.fullRows && lane == 0) a.partial[(long long)item * a.fullRows + row] = sum;
  }
}

static __device__ __forceinline__ void storeRows(const Level& a, int item, int from) {
  const float* u = (const float*)SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int signal = item / a.nodeCount;
  const int target = nodeAt(a.nodes, item - signal * a.nodeCount).row;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int line = quotient(p, g.byLength);
    const int c = p - line * g.columns;
    const int row = from + line;
    const int column = (a.fourStep ? row + a.fullRows * c : c) - v.fromColumn;
    const int keptRow = a.fourStep ? 0 : row - v.fromRow;
    if (row < a.fullRows && keptRow >= 0 && keptRow < v.rows && column >= 0 && column < v.columns) {
      store(a, signal, target + keptRow * v.columns + column, u[placeOf(a.real, line, c)]);
    }
  }
}

// The inverse FFT along the last axis, the modulus, sums of rows, and the FFT back where there are children.
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) propagateRows(const __grid_constant__ Level a) {
  const Axis& x = a.grid.along;
  const Tile tile(a.tiles, a.grid.rows);
  float2* work = a.work + (long long)tile.item * a.fullRows * a.fullColumns;
  butterflies<NARROW>(x, x.pass[0], a.twiddles, FromWork{work, tile.from, a.fullRows, a.fullColumns, 1}, ToShared{});
  passes<NARROW>(x, 1, x.passes - 1, a.twiddles);
  lastPass(x, a.twiddles, ToReal{a});
  switch (a.average.output) {
    case LOCAL: sumRows(a, tile.item, tile.from); break;
    case MEAN:
    case SUM: poolRows(a, tile.item, tile.from); break;
    case SAMPLES: storeRows(a, tile.item, tile.from); break;
    default: break;
  }
  if (!a.spectrum) return;
  const Grid& h = a.back;
  const bool pairs = h.turns >= 0;
  passes<NARROW>(h.along, 0, pairs ? h.along.passes : h.along.passes - 1, a.twiddles);
  const ToWork<Level> to{a, work, tile.from, a.fullRows, a.fullColumns, 1};
  if (pairs) {
    separate(h, a.twiddles, [&](int line, int k, int, float2 z) {
      if (tile.from + line < a.fullRows) to.put(tile.from + line, k, z);
    });
  } else {
    lastPass(h.along, a.twiddles, to);
  }
}

// The forward FFT along the first axis for a tile of columns, and the spectrum stored.
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) spectrumColumns(const __grid_constant__ Level a) {
  const Axis& y = a.grid.down;
  const Tile tile(a.tiles, a.grid.columns);
  const int signal = tile.item / a.nodeCount;
  const float2* work = a.work + (long long)tile.item * a.fullRows * a.fullColumns;
  const int end = a.mirrored ? a.fullColumns / 2 + 1 : a.fullColumns;
  butterflies<NARROW>(y, y.pass[0], a.twiddles, FromWork{work, tile.from, end, 1, a.fullColumns}, ToShared{});
  passes<NARROW>(y, 1, y.passes - 1, a.twiddles);
  float2* x = a.spectra + signal * a.spectraStride + nodeAt(a.nodes, tile.item - signal * a.nodeCount).spectrum;
  lastPass(y, a.twiddles, ToSpectrum{a, x, tile.from, end});
}

// From the sums of rows to the output: `downLanes` threads a sample.
extern "C" __global__ void __launch_bounds__(256) finish(const __grid_constant__ Level a) {
  const Average& v = a.average;
  const bool local = v.output == LOCAL;
  const int columns = local ? v.columns : 1;
  const int kept = local ? v.rows * v.columns : 1;
  const int lanes = local ? v.down.lanes : 32;
  const int lane = threadIdx.x & (lanes - 1);
  const long long o = (long long)blockIdx.x * (256 / lanes) + threadIdx.x / lanes;
  const long long all = (long long)a.signals * a.nodeCount * kept;
  const int item = (int)(o / kept);
  const int r = (int)(o - (long long)item * kept) / columns;
  const int b = (int)(o - (long long)item * kept) - r * columns;
  const float* sums = a.partial + (long long)item * a.fullRows * columns + b;
  float sum = 0;
  if (o < all && local) {
    sum = windowSum(a.taps + v.down.at, v.down.count, (v.fromRow + r) * v.down.step - v.down.reach, a.fullRows, lane, lanes,
                    [&](int i) { return sums[(long long)i * columns]; });
  } else if (o < all) {
    const bool some = v.output == MEAN && !a.fourStep;
    for (int i = lane; i < (some ? v.rows : a.fullRows); i += lanes) sum += sums[i + (some ? v.fromRow : 0)];
  }
  sum = laneSum(sum, lanes);
  if (o < all && lane == 0) {
    const int signal = item / a.nodeCount;
    if (v.output == MEAN) sum /= v.rows * keptColumns(v, a.lengths[signal]);
    store(a, signal, nodeAt(a.nodes, item - signal * a.nodeCount).row + (int)(o - (long long)item * kept), sum);
  }
}

// The signals themselves: padded rows, and their FFT along the last axis.
extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) rootRows(const __grid_constant__ Input a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Axis& x = g.along;
  const Tile tile(a.tiles, g.rows);
  const int fullRows = a.fourStep ? a.rows * a.columns / g.columns : a.rows;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    // Of a long signal neighbouring threads read neighbouring samples, which lie in neighbouring rows.
    const int line = a.fourStep ? p % g.rows : quotient(p, g.byLength);
    const int c = a.fourStep ? p / g.rows : p - line * g.columns;
    const int row = tile.from + line;
    float2 z = complex(0, 0);
    if (row < fullRows) {
      const int r = a.fourStep ? 0 : row;
      const int column = a.fourStep ? row + fullRows * c : c;
      z.x = (float)paddedSample(a, tile.item, r, column, 0);
      if (a.parts == 2) z.y = (float)paddedSample(a, tile.item, r, column, 1);
    }
    s[line * x.outer + spread(x, c)] = z;
  }
  __syncthreads();
  passes<NARROW>(x, 0, x.passes - 1, a.twiddles);
  float2* work = a.work + (long long)tile.item * a.rows * a.columns;
  lastPass(x, a.twiddles, ToWork<Input>{a, work, tile.from, fullRows, g.columns, 1});
}
