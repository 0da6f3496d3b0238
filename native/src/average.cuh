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

// The lines of a block, and how their numbers lie: as in Real.
struct Summed {
  int lines, length, from, kept;
  int stride, shift;
};

// Sums of a line whose points have weights of their own: no turn is in vain, and no line ends.
template <int S>
static __device__ __forceinline__ void weighSums(
    float (&sum)[S], const float* __restrict__ weights, const float* value, int lane, int lanes, const Summed& g) {
#pragma unroll 4
  for (int i = lane; i < g.length; i += lanes) {
    const float u = value[i * g.stride + (i >> g.shift << 1)];
    if constexpr (S == 1) {
      sum[0] = fmaf(weights[i], u, sum[0]);
    } else {
      const float4* w = (const float4*)(weights + i * S);
#pragma unroll
      for (int k = 0; k < S; k += 4) {
        const float4 f = w[k / 4];
        sum[k] = fmaf(f.x, u, sum[k]);
        sum[k + 1] = fmaf(f.y, u, sum[k + 1]);
        sum[k + 2] = fmaf(f.z, u, sum[k + 2]);
        sum[k + 3] = fmaf(f.w, u, sum[k + 3]);
      }
    }
  }
}

// Sums of one window that slides by `step`: a thread takes points `step` apart, so that the tap of one sum is the next one's a turn
// later. The table has the taps that come before the first and after the last one: zeros, or, where the window is the whole circle,
// those it goes on with.
template <int S>
static __device__ __forceinline__ void slideSums(
    float (&sum)[S], const Taps& w, const float* __restrict__ table, const float* value, int first, int lane, const Summed& g) {
  const int turns = w.count == g.length ? g.length : w.count + (S - 1) * w.step;
  const bool even = g.shift >= 30 || (w.step >> g.shift << g.shift) == w.step;
  const int apart = w.step * g.stride + (w.step >> g.shift << 1);
  const int start = wrapped(first, g.length);
  for (int r = lane; r < w.step; r += w.lanes) {
    const float* __restrict__ taps = table + r;
    float window[S];
#pragma unroll
    for (int k = 1; k < S; k++) window[k] = taps[(S - 1 - k) * w.step];
    taps += (S - 1) * w.step;
    int t = r;
    int i = wrapped(start + r, g.length);
    // To the end of the line, and on from its beginning; a step at a time where gaps are not met evenly.
    while (t < turns) {
      const int from = t;
      int end = even ? t + g.length - i : t + 1;
      if (end > turns) end = turns;
      const float* u = value + i * g.stride + (i >> g.shift << 1);
      auto turn = [&]() {
        window[0] = *taps;
#pragma unroll
        for (int k = 0; k < S; k++) sum[k] = fmaf(window[k], *u, sum[k]);
#pragma unroll
        for (int k = S - 1; k > 0; k--) window[k] = window[k - 1];
        taps += w.step;
        u += apart;
        t += w.step;
      };
      while (t + 3 * w.step < end) {
        turn();
        turn();
        turn();
        turn();
      }
      while (t < end) turn();
      i += t - from;
      if (i >= g.length) i -= g.length;
    }
  }
}

// The weighted sums of all lines of a block: kept sample b of a line is the sum of taps[t] * value[start + step * b + t].
// S neighbours go to w.lanes threads. What more than a warp has added waits beside U. values(line) is where a line begins.
template <int S, class V, class R>
static __device__ __forceinline__ void groupedSums(const Level& a, const Taps& w, const Summed& g, V values, R stored) {
  float* waiting = (float*)SHARED_COMPLEX + a.real.after;
  const int groups = (g.kept + S - 1) / S;
  const int units = g.lines * groups;
  const int bits = __popc(w.lanes - 1);
  const int atOnce = blockDim.x >> bits;
  const int warps = w.lanes >> 5;
  const int lane = threadIdx.x & (w.lanes - 1);
  const int own = threadIdx.x >> bits;
  for (int first = 0; first < units; first += atOnce) {
    const int unit = first + own;
    const bool active = own < atOnce && unit < units;
    const int line = groups == 1 ? unit : unit / groups;
    const int b = (unit - line * groups) * S;
    float sum[S] = {};
    if (active) {
      const float* value = values(line);
      if (w.matrix) {
        weighSums(sum, a.taps + w.at + b * g.length, value, lane, w.lanes, g);
      } else {
        slideSums(sum, w, a.taps + w.at, value, (g.from + b) * w.step - w.reach, lane, g);
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
static __device__ __forceinline__ void sums(const Level& a, const Taps& w, const Summed& g, V values, R stored) {
  switch (w.sums) {
    case 1: groupedSums<1>(a, w, g, values, stored); break;
    case 4: groupedSums<4>(a, w, g, values, stored); break;
    default: groupedSums<8>(a, w, g, values, stored); break;
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
      a, v.along, Summed{g.items * g.rows, g.columns, v.fromColumn, v.columns, a.real.step, a.real.shift},
      [&](int line) { return u + line * a.real.pitch; },
      [&](int line) { return planar ? Kept(rowSums + line * v.columns) : Kept(a, items, line, 0, 1); });
  if (planar) {
    __syncthreads();
    sums(
        a, v.down, Summed{g.items * v.columns, g.rows, v.fromRow, v.rows, v.columns, 31},
        [&](int line) {
          const int q = line / v.columns;
          return rowSums + (q * g.rows - q) * v.columns + line;
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
