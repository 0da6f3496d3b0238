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
  if (a.constantGain != 0) value += a.constantGain * (float)stats[a.part == 2 ? MEAN_IMAGINARY : MEAN_REAL];
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
    sum += taps[t] * value(i);
    i += lanes;
    while (i >= length) i -= length;
  }
  return sum;
}

// Weighted sums along the last axis, then (in images) along the first one; sums of rows wait in the imaginary parts.
static __device__ __forceinline__ void averageLocally(const Level& a, int firstItem, int items) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int points = g.rows * g.columns;
  const int lane = threadIdx.x & (v.along.lanes - 1);
  const int groups = blockDim.x / v.along.lanes;
  const int sums = g.items * g.rows * v.columns;
  for (int first = 0; first < sums; first += groups) {
    const int o = first + threadIdx.x / v.along.lanes;
    const int line = o / v.columns;
    const int b = o - line * v.columns;
    float sum = 0;
    if (o < sums) {
      sum = windowSum(a.taps + v.along.at, v.along.count, (v.fromColumn + b) * v.along.step - v.along.reach, g.columns, lane,
                      v.along.lanes, [&](int i) { return s[at(line * g.columns + i)].x; });
    }
    sum = laneSum(sum, v.along.lanes);
    if (o < sums && lane == 0) {
      if (v.down.count > 0) {
        s[at(o)].y = sum;
      } else if (line < items) {
        const int item = firstItem + line;
        store(a, item / a.nodeCount, nodeAt(a.nodes, item % a.nodeCount).row + b, sum);
      }
    }
  }
  if (v.down.count == 0) return;
  __syncthreads();
  const int downLane = threadIdx.x & (v.down.lanes - 1);
  const int downGroups = blockDim.x / v.down.lanes;
  const int kept = v.rows * v.columns;
  const int outputs = items * kept;
  for (int first = 0; first < outputs; first += downGroups) {
    const int o = first + threadIdx.x / v.down.lanes;
    const int q = o / kept;
    const int r = (o - q * kept) / v.columns;
    const int b = o - q * kept - r * v.columns;
    float sum = 0;
    if (o < outputs) {
      sum = windowSum(a.taps + v.down.at, v.down.count, (v.fromRow + r) * v.down.step - v.down.reach, g.rows, downLane,
                      v.down.lanes, [&](int i) { return s[at((q * g.rows + i) * v.columns + b)].y; });
    }
    sum = laneSum(sum, v.down.lanes);
    if (o < outputs && downLane == 0) {
      const int item = firstItem + q;
      store(a, item / a.nodeCount, nodeAt(a.nodes, item % a.nodeCount).row + o - q * kept, sum);
    }
  }
  __syncthreads();
  for (int i = threadIdx.x; i < g.items * points; i += blockDim.x) s[at(i)].y = 0;
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
