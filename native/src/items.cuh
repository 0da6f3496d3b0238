// What a block of a level works on.
#pragma once
#include "tables.cuh"

// Grids of nodes and signals, nodes first, from number `first` on.
struct Items {
  const Level& a;
  int signal, node, count;

  __device__ __forceinline__ Items(const Level& level, int first, int most) : a(level) {
    const int all = level.signals * level.nodeCount - first;
    signal = first / level.nodeCount;
    node = first - signal * level.nodeCount;
    count = all < most ? all : most;
  }
  __device__ __forceinline__ int signalOf(int q) const { return signal + quotient(node + q, a.byNodes); }
  __device__ __forceinline__ Node nodeOf(int q) const {
    const int i = node + q;
    return nodeAt(a.nodes, i - quotient(i, a.byNodes) * a.nodeCount);
  }
  __device__ __forceinline__ int rowOf(int q) const {
    const int i = node + q;
    return a.nodes[(i - quotient(i, a.byNodes) * a.nodeCount) * NODE_INTS + NODE_ROW];
  }
  // Where a spectrum is stored; null beyond the last item.
  __device__ __forceinline__ float2* operator()(int q) const {
    return q < count ? a.spectra + signalOf(q) * a.spectraStride + nodeOf(q).spectrum : nullptr;
  }
};
