// From U in shared memory to the kept samples of the output.
#pragma once
#include "items.cuh"
#include "measure.cuh"
#include "real.cuh"
#include "tables.cuh"

// Kept samples of the last axis of a signal that may be shorter than the plan's.
static __device__ __forceinline__ int keptColumns(const Average& v, int samples) {
  int end = (int)(((long long)v.keptTo - (v.length - samples) + (1LL << v.resolution) - 1) >> v.resolution);
  return end - v.fromColumn;
}

static __device__ __forceinline__ void store(const Level& a, int signal, int index, float value) {
  const double* stats = a.stats + (long long)signal * STATS;
  if (a.constantGain != 0) {
    value = fmaf(a.constantGain, (float)stats[a.part == 2 ? MEAN_IMAGINARY : MEAN_REAL], value);
  }
  a.out[(long long)signal * a.outStride + index] = a.scaled ? (float)(stats[UNIT] * value) : value;
}

// Sum of taps * values over a circle, by `lanes` threads; first may lie outside the circle.
template <class V>
static __device__ __forceinline__ float windowSum(
    const float* __restrict__ taps, int count, int first, int length, int lane, int lanes, V value) {
  int i = first % length;
  if (i < 0) i += length;
  i += lane;
  while (i >= length) i -= length;
  float sum = 0;
  for (int t = lane; t < count; t += lanes) {
    sum = fmaf(taps[t], value(i), sum);
    i += lanes;
    while (i >= length) i -= length;
  }
  return sum;
}

// Where the sums of one line go: to shared memory as they are, or to a path's coefficients, `step` apart, as `store` does.
struct Kept {
  float* to;
  int step;
  bool scaled;
  float gain, mean;
  double unit;

  __device__ __forceinline__ explicit Kept(float* sums) : to(sums), step(1), scaled(false), gain(0), mean(0), unit(1) {}
  __device__ __forceinline__ Kept(const Level& a, const Items& items, int q, int first, int apart)
      : to(nullptr), step(apart), scaled(a.scaled != 0), gain(a.constantGain), mean(0), unit(1) {
    if (q >= items.count) return;
    const int signal = items.signalOf(q);
    const double* stats = a.stats + (long long)signal * STATS;
    to = a.out + (long long)signal * a.outStride + items.rowOf(q) + first;
    unit = stats[UNIT];
    if (gain != 0) mean = (float)stats[a.part == 2 ? MEAN_IMAGINARY : MEAN_REAL];
  }
  __device__ __forceinline__ void operator()(int b, float sum) const {
    if (!to) return;
    if (gain != 0) sum = fmaf(gain, mean, sum);
    to[b * step] = scaled ? (float)(unit * sum) : sum;
  }
};

// Groups of neighbouring sums of a block's lines, each by w.lanes threads.
struct Groups {
  int lines, length, from, kept;
};

// The weighted sums of all lines of a block: kept sample b of a line is the sum of taps[t] * value(line, start + step * b + t).
// S neighbours go to w.lanes threads, each of which takes points `step` apart, so that the tap of one sum is the next one's
// a turn later. The table has the taps that come before the first and after the last one: zeros, or, where the window is the
// whole circle, those it goes on with. What more than a warp has added waits beside U.
template <int S, class V, class R>
static __device__ __forceinline__ void groupedSums(const Level& a, const Taps& w, const Groups& g, V value, R stored) {
  float* waiting = (float*)SHARED_COMPLEX + a.real.after;
  const int groups = (g.kept + S - 1) / S;
  const int units = g.lines * groups;
  const int atOnce = blockDim.x / w.lanes;
  const int warps = w.lanes >> 5;
  const int lane = threadIdx.x & (w.lanes - 1);
  const int own = threadIdx.x / w.lanes;
  const int turns = w.count == g.length ? g.length : w.count + (S - 1) * w.step;
  for (int first = 0; first < units; first += atOnce) {
    const int unit = first + own;
    const bool active = own < atOnce && unit < units;
    const int line = unit / groups;
    const int b = (unit - line * groups) * S;
    float sum[S] = {};
    if (active) {
      int start = ((g.from + b) * w.step - w.reach) % g.length;
      if (start < 0) start += g.length;
      for (int r = lane; r < w.step; r += w.lanes) {
        const float* taps = a.taps + w.at + r;
        float window[S];
#pragma unroll
        for (int k = 1; k < S; k++) window[k] = taps[(S - 1 - k) * w.step];
        taps += (S - 1) * w.step;
        int i = start + r;
        if (i >= g.length) i -= g.length;
#pragma unroll 4
        for (int t = r; t < turns; t += w.step) {
          window[0] = *taps;
          const float u = value(line, i);
#pragma unroll
          for (int k = 0; k < S; k++) sum[k] = fmaf(window[k], u, sum[k]);
#pragma unroll
          for (int k = S - 1; k > 0; k--) window[k] = window[k - 1];
          taps += w.step;
          i += w.step;
          if (i >= g.length) i -= g.length;
        }
      }
    }
#pragma unroll
    for (int k = 0; k < S; k++) sum[k] = laneSum(sum[k], w.lanes < 32 ? w.lanes : 32);
    if (active && (lane & 31) == 0) {
      if (warps > 1) {
#pragma unroll
        for (int k = 0; k < S; k++) waiting[(unit * S + k) * warps + (lane >> 5)] = sum[k];
      } else {
        const auto put = stored(line);
#pragma unroll
        for (int k = 0; k < S; k++) {
          if (b + k < g.kept) put(b + k, sum[k]);
        }
      }
    }
  }
  if (warps <= 1) return;
  __syncthreads();
  for (int o = threadIdx.x; o < units * S; o += blockDim.x) {
    const int unit = o / S;
    const int line = unit / groups;
    const int b = o - line * groups * S;
    float all = 0;
    for (int k = 0; k < warps; k++) all += waiting[o * warps + k];
    if (b < g.kept) stored(line)(b, all);
  }
}

template <class V, class R>
static __device__ __forceinline__ void sums(const Level& a, const Taps& w, const Groups& g, V value, R stored) {
  switch (w.sums) {
    case 1: groupedSums<1>(a, w, g, value, stored); break;
    case 4: groupedSums<4>(a, w, g, value, stored); break;
    default: groupedSums<8>(a, w, g, value, stored); break;
  }
}

// Along the last axis, then (in images) along the first one.
static __device__ __forceinline__ void averageLocally(const Level& a, const Items& items) {
  const float* u = (const float*)SHARED_COMPLEX;
  float* rowSums = (float*)SHARED_COMPLEX + a.real.after;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const bool planar = v.down.count > 0;
  sums(
      a, v.along, Groups{g.items * g.rows, g.columns, v.fromColumn, v.columns},
      [&](int line, int i) { return u[placeOf(a.real, line, i)]; },
      [&](int line) { return planar ? Kept(rowSums + line * v.columns) : Kept(a, items, line, 0, 1); });
  if (planar) {
    __syncthreads();
    sums(
        a, v.down, Groups{g.items * v.columns, g.rows, v.fromRow, v.rows},
        [&](int line, int i) {
          const int q = line / v.columns;
          return rowSums[(q * g.rows + i) * v.columns + line - q * v.columns];
        },
        [&](int line) {
          const int q = line / v.columns;
          return Kept(a, items, q, line - q * v.columns, v.columns);
        });
  }
}

// One number a path: a warp an item.
static __device__ __forceinline__ void averageGlobally(const Level& a, const Items& items) {
  const float* u = (const float*)SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int lane = threadIdx.x & 31;
  for (int first = 0; first < items.count; first += blockDim.x >> 5) {
    const int q = first + (threadIdx.x >> 5);
    float sum = 0;
    int count = 1;
    if (q < items.count) {
      const bool all = v.output == SUM;
      const int columns = all ? g.columns : keptColumns(v, a.lengths[items.signalOf(q)]);
      const int rows = all ? g.rows : v.rows;
      count = all ? 1 : rows * columns;
      for (int i = lane; i < rows * columns; i += 32) {
        const int r = i / columns + (all ? 0 : v.fromRow);
        const int c = i % columns + (all ? 0 : v.fromColumn);
        sum += u[placeOf(a.real, q * g.rows + r, c)];
      }
    }
    sum = laneSum(sum, 32);
    if (q < items.count && lane == 0) store(a, items.signalOf(q), items.rowOf(q), sum / count);
  }
}

// The kept samples of U themselves.
static __device__ __forceinline__ void storeSamples(const Level& a, const Items& items) {
  const float* u = (const float*)SHARED_COMPLEX;
  const Average& v = a.average;
  const int kept = v.rows * v.columns;
  for (int o = threadIdx.x; o < items.count * kept; o += blockDim.x) {
    const int q = o / kept;
    const int r = (o - q * kept) / v.columns;
    const int c = o - q * kept - r * v.columns;
    store(a, items.signalOf(q), items.rowOf(q) + o - q * kept,
          u[placeOf(a.real, q * a.grid.rows + v.fromRow + r, v.fromColumn + c)]);
  }
}

static __device__ __forceinline__ void average(const Level& a, const Items& items) {
  switch (a.average.output) {
    case LOCAL: averageLocally(a, items); break;
    case MEAN:
    case SUM: averageGlobally(a, items); break;
    case SAMPLES: storeSamples(a, items); break;
    default: break;
  }
}
