// From U in shared memory to the kept samples of the output.
#pragma once
#include "measure.cuh"
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

// Neighbouring sums that a thread adds up together: they share their values, and their taps but for a shift.
enum { SUMS_A_THREAD = 4 };

// The weighted sums of all lines of a block: kept sample b of a line is the sum of taps[t] * value(line, start + step * b + t).
// Four neighbours go to w.lanes threads, each of which takes points `step` apart, so that the tap of one sum is the next one's
// a turn later. What more than a warp has added waits in the imaginary parts.
template <class V, class S>
static __device__ __forceinline__ void groupedSums(
    const Taps& w, const float* __restrict__ taps, int lines, int length, int from, int kept, V value, S stored) {
  float2* s = SHARED_COMPLEX;
  const int groups = (kept + SUMS_A_THREAD - 1) / SUMS_A_THREAD;
  const int units = lines * groups;
  const int atOnce = blockDim.x / w.lanes;
  const int warps = w.lanes >> 5;
  const int lane = threadIdx.x & (w.lanes - 1);
  const int own = threadIdx.x / w.lanes;
  for (int first = 0; first < units; first += atOnce) {
    const int unit = first + own;
    const bool active = own < atOnce && unit < units;
    const int line = unit / groups;
    const int b = (unit - line * groups) * SUMS_A_THREAD;
    float sum[SUMS_A_THREAD] = {};
    if (active) {
      int start = ((from + b) * w.step - w.reach) % length;
      if (start < 0) start += length;
      for (int r = lane; r < w.step; r += w.lanes) {
        int i = start + r;
        if (i >= length) i -= length;
        float one = 0, two = 0, three = 0;
        for (int t = r; t < w.count + (SUMS_A_THREAD - 1) * w.step; t += w.step) {
          const float zero = t < w.count ? taps[w.at + t] : 0;
          const float u = value(line, i);
          sum[0] = fmaf(zero, u, sum[0]);
          sum[1] = fmaf(one, u, sum[1]);
          sum[2] = fmaf(two, u, sum[2]);
          sum[3] = fmaf(three, u, sum[3]);
          three = two;
          two = one;
          one = zero;
          i += w.step;
          if (i >= length) i -= length;
        }
      }
    }
#pragma unroll
    for (int k = 0; k < SUMS_A_THREAD; k++) {
      const float all = laneSum(sum[k], w.lanes < 32 ? w.lanes : 32);
      if (active && warps > 1 && (lane & 31) == 0) s[at((unit * SUMS_A_THREAD + k) * warps + (lane >> 5))].y = all;
      if (active && warps <= 1 && lane == 0 && b + k < kept) stored(line, b + k, all);
    }
  }
  if (warps <= 1) return;
  __syncthreads();
  for (int o = threadIdx.x; o < units * SUMS_A_THREAD; o += blockDim.x) {
    const int unit = o / SUMS_A_THREAD;
    const int line = unit / groups;
    const int b = o - line * groups * SUMS_A_THREAD;
    float all = 0;
    for (int k = 0; k < warps; k++) all += s[at(o * warps + k)].y;
    if (b < kept) stored(line, b, all);
  }
}

// Along the last axis, then (in images) along the first one; sums of rows wait in the imaginary parts.
static __device__ __forceinline__ void averageLocally(const Level& a, int firstItem, int items) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const bool planar = v.down.count > 0;
  auto output = [&](int q, int index, float sum) {
    if (q < items) {
      const int item = firstItem + q;
      store(a, item / a.nodeCount, nodeAt(a.nodes, item % a.nodeCount).row + index, sum);
    }
  };
  groupedSums(
      v.along, a.taps, g.items * g.rows, g.columns, v.fromColumn, v.columns,
      [&](int line, int i) { return s[at(line * g.columns + i)].x; },
      [&](int line, int b, float sum) {
        if (planar) {
          s[at(line * v.columns + b)].y = sum;
        } else {
          output(line, b, sum);
        }
      });
  if (planar) {
    __syncthreads();
    groupedSums(
        v.down, a.taps, g.items * v.columns, g.rows, v.fromRow, v.rows,
        [&](int line, int i) {
          const int q = line / v.columns;
          return s[at((q * g.rows + i) * v.columns + line - q * v.columns)].y;
        },
        [&](int line, int r, float sum) {
          const int q = line / v.columns;
          output(q, r * v.columns + line - q * v.columns, sum);
        });
  }
}

// One number a path: a warp an item.
static __device__ __forceinline__ void averageGlobally(const Level& a, int firstItem, int items) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int lane = threadIdx.x & 31;
  for (int first = 0; first < items; first += blockDim.x >> 5) {
    const int q = first + (threadIdx.x >> 5);
    float sum = 0;
    int count = 1;
    if (q < items) {
      const int signal = (firstItem + q) / a.nodeCount;
      const bool all = v.output == SUM;
      const int columns = all ? g.columns : keptColumns(v, a.lengths[signal]);
      const int rows = all ? g.rows : v.rows;
      count = all ? 1 : rows * columns;
      for (int i = lane; i < rows * columns; i += 32) {
        const int r = i / columns + (all ? 0 : v.fromRow);
        const int c = i % columns + (all ? 0 : v.fromColumn);
        sum += s[at((q * g.rows + r) * g.columns + c)].x;
      }
    }
    sum = laneSum(sum, 32);
    if (q < items && lane == 0) {
      const int item = firstItem + q;
      store(a, item / a.nodeCount, nodeAt(a.nodes, item % a.nodeCount).row, sum / count);
    }
  }
}

// The kept samples of U themselves.
static __device__ __forceinline__ void storeSamples(const Level& a, int firstItem, int items) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int kept = v.rows * v.columns;
  for (int o = threadIdx.x; o < items * kept; o += blockDim.x) {
    const int q = o / kept;
    const int r = (o - q * kept) / v.columns;
    const int c = o - q * kept - r * v.columns;
    const int item = firstItem + q;
    store(a, item / a.nodeCount, nodeAt(a.nodes, item % a.nodeCount).row + o - q * kept,
          s[at((q * g.rows + v.fromRow + r) * g.columns + v.fromColumn + c)].x);
  }
}

static __device__ __forceinline__ void average(const Level& a, int firstItem, int items) {
  switch (a.average.output) {
    case LOCAL: averageLocally(a, firstItem, items); break;
    case MEAN:
    case SUM: averageGlobally(a, firstItem, items); break;
    case SAMPLES: storeSamples(a, firstItem, items); break;
    default: break;
  }
}
