// What the kernels need of CUDA, for a host compiler: the threads of a block are fibers of one thread, blocks run one after
// another. For tests alone.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#define __global__
#define __device__
#define __forceinline__ inline
#define __launch_bounds__(...)
#define __grid_constant__
#define __shared__ static thread_local

struct alignas(8) float2 {
  float x, y;
};
static inline float2 make_float2(float x, float y) { return {x, y}; }
static inline int __popc(unsigned v) { return __builtin_popcount(v); }
struct alignas(16) float4 {
  float x, y, z, w;
};

namespace shim {
struct Index {
  unsigned x, y, z;
};
enum class State { RUNNING, AT_BLOCK_BARRIER, AT_WARP_BARRIER, DONE };

// The running thread of the running block.
struct Thread {
  Index index;
  unsigned linear;
  State state;
  unsigned mask;
};
extern thread_local Thread* thread;
extern thread_local Index block, blockSize, gridSize;
extern thread_local char* dynamicShared;
extern thread_local uint64_t exchange[32][32];

void pause(State at, unsigned mask);

using Body = void (*)(void** arguments);
// Ends the launch behind the running block.
void trap();

// Runs a grid; false where a block's threads did not all reach its barriers, or one of them trapped.
bool launch(Index grid, Index blocks, size_t sharedBytes, Body body, void** arguments);

template <class T> T exchanged(unsigned mask, T v, unsigned from) {
  static_assert(sizeof(T) <= 8, "shuffles move up to 8 bytes");
  uint64_t* row = exchange[thread->linear >> 5];
  memcpy(&row[thread->linear & 31], &v, sizeof(T));
  pause(State::AT_WARP_BARRIER, mask);
  T result;
  memcpy(&result, &row[from & 31], sizeof(T));
  pause(State::AT_WARP_BARRIER, mask);
  return result;
}
}  // namespace shim

#define threadIdx (shim::thread->index)
#define blockIdx (shim::block)
#define blockDim (shim::blockSize)
#define gridDim (shim::gridSize)
#define SHARED_COMPLEX (reinterpret_cast<float2*>(shim::dynamicShared))

static inline void __syncthreads() { shim::pause(shim::State::AT_BLOCK_BARRIER, 0); }
template <class T> static inline T __shfl_xor_sync(unsigned mask, T v, int other) {
  return shim::exchanged(mask, v, shim::thread->linear ^ (unsigned)other);
}
static inline void __trap() { shim::trap(); }
static inline unsigned __umulhi(unsigned a, unsigned b) { return (unsigned)(((uint64_t)a * b) >> 32); }
