// Fibers: a switch by hand takes some 40 ns, ucontext (-DSHIM_UCONTEXT, which sanitizers understand) ten times as long.
#include <sys/mman.h>

#include <cstdio>
#include <vector>

#include "shim.h"
#ifdef SHIM_UCONTEXT
#include <ucontext.h>
#endif

namespace shim {
thread_local Thread* thread;
thread_local Index block, blockSize, gridSize;
thread_local char* dynamicShared;
thread_local uint64_t exchange[32][32];

namespace {
#ifdef SHIM_UCONTEXT
constexpr size_t STACK = 256 * 1024;
#else
constexpr size_t STACK = 64 * 1024;
#endif

struct Fiber : Thread {
  char* stack;
#ifdef SHIM_UCONTEXT
  ucontext_t context;
#else
  void* top;
#endif
};

// One thread's fibers; their stacks are made once and end with the thread.
struct Fibers {
  std::vector<Fiber> all;

  void atLeast(size_t n) {
    const size_t old = all.size();
    if (old >= n) return;
    all.resize(n);
    for (size_t i = old; i < n; i++) {
      all[i].stack = (char*)mmap(nullptr, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
  }

  ~Fibers() {
    for (Fiber& f : all) munmap(f.stack, STACK);
  }
};

thread_local Fibers fibers;
thread_local Body body;
thread_local void** arguments;

Fiber& running() { return *static_cast<Fiber*>(thread); }

#ifdef SHIM_UCONTEXT
thread_local ucontext_t scheduler;

void leave() { swapcontext(&running().context, &scheduler); }

void run() {
  body(arguments);
  thread->state = State::DONE;
  leave();
}

void resume(Fiber& f) {
  thread = &f;
  swapcontext(&scheduler, &f.context);
}

void prepare(Fiber& f) {
  getcontext(&f.context);
  f.context.uc_stack.ss_sp = f.stack;
  f.context.uc_stack.ss_size = STACK;
  f.context.uc_link = nullptr;
  makecontext(&f.context, run, 0);
}
#elif defined(__x86_64__)
thread_local void* scheduler;

// Saves what a call must preserve, and the stack; takes up the other one where it left.
extern "C" void shimSwitch(void** save, void* to);
asm(R"(.text
.globl shimSwitch
.hidden shimSwitch
shimSwitch:
  pushq %rbp; pushq %rbx; pushq %r12; pushq %r13; pushq %r14; pushq %r15
  movq %rsp,(%rdi); movq %rsi,%rsp
  popq %r15; popq %r14; popq %r13; popq %r12; popq %rbx; popq %rbp
  ret
)");

void leave() { shimSwitch(&running().top, scheduler); }

void run() {
  body(arguments);
  thread->state = State::DONE;
  leave();
}

void resume(Fiber& f) {
  thread = &f;
  shimSwitch(&scheduler, f.top);
}

void prepare(Fiber& f) {
  void** top = (void**)(f.stack + STACK);
  *--top = nullptr;
  *--top = (void*)run;
  for (int i = 0; i < 6; i++) *--top = nullptr;
  f.top = top;
}
#else
#error "build with -DSHIM_UCONTEXT on this processor"
#endif

// Lets the warp of `first` go on where all threads of a mask have met. True where some may run again.
bool releaseWarp(unsigned first, unsigned end) {
  bool again = false;
  for (unsigned i = first; i < end; i++) {
    Fiber& f = fibers.all[i];
    if (f.state != State::AT_WARP_BARRIER) continue;
    bool met = true;
    for (unsigned j = first; j < end; j++) {
      const Fiber& other = fibers.all[j];
      if ((f.mask >> (j - first) & 1) && !(other.state == State::AT_WARP_BARRIER && other.mask == f.mask)) met = false;
    }
    for (unsigned j = first; met && j < end; j++) {
      if (f.mask >> (j - first) & 1) fibers.all[j].state = State::RUNNING;
    }
    again |= met;
  }
  return again;
}

thread_local bool trapped;

// Runs one block to its end: every other block backwards, so that a missing barrier shows as other numbers.
bool runBlock(unsigned n) {
  const bool backwards = block.x % 2 == 1;
  const unsigned warps = (n + 31) / 32;
  for (;;) {
    for (unsigned w = 0; w < warps; w++) {
      const unsigned warp = 32 * (backwards ? warps - 1 - w : w);
      const unsigned end = std::min(warp + 32, n);
      do {
        for (unsigned i = warp; i < end; i++) {
          Fiber& f = fibers.all[backwards ? warp + end - 1 - i : i];
          if (f.state == State::RUNNING) resume(f);
        }
      } while (releaseWarp(warp, end));
    }
    unsigned done = 0, waiting = 0;
    for (unsigned i = 0; i < n; i++) {
      done += fibers.all[i].state == State::DONE;
      waiting += fibers.all[i].state == State::AT_BLOCK_BARRIER;
    }
    if (done == n) return true;
    if (waiting != n) {
      fprintf(stderr, "shim: block (%u,%u,%u): %u threads at a barrier, %u done, of %u\n", block.x, block.y, block.z,
              waiting, done, n);
      return false;
    }
    for (unsigned i = 0; i < n; i++) fibers.all[i].state = State::RUNNING;
  }
}
}  // namespace

void pause(State at, unsigned mask) {
  thread->state = at;
  thread->mask = mask;
  leave();
}

void trap() { trapped = true; }

bool launch(Index grid, Index size, size_t sharedBytes, Body kernel, void** kernelArguments) {
  const unsigned n = size.x * size.y * size.z;
  fibers.atLeast(n);
  body = kernel;
  arguments = kernelArguments;
  blockSize = size;
  gridSize = grid;
  std::vector<double> shared(sharedBytes / sizeof(double) + 1);
  dynamicShared = (char*)shared.data();
  for (unsigned z = 0; z < grid.z; z++) {
    for (unsigned y = 0; y < grid.y; y++) {
      for (unsigned x = 0; x < grid.x; x++) {
        block = {x, y, z};
        // Shared memory begins as garbage; NaN shows where that was read.
        memset(dynamicShared, 0xff, sharedBytes);
        for (unsigned i = 0; i < n; i++) {
          Fiber& f = fibers.all[i];
          f.index = {i % size.x, i / size.x % size.y, i / (size.x * size.y)};
          f.linear = i;
          f.state = State::RUNNING;
          prepare(f);
        }
        trapped = false;
        if (!runBlock(n) || trapped) return false;
      }
    }
  }
  return true;
}
}  // namespace shim
