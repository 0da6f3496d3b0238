// A stand-in for libcuda.so.1: the functions of the driver that the engine calls, with the kernels run on the host by shim.h.
// Every call completes before it returns. Faults are injected through the functions standin*, which a real driver has not.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "../src/scattering.cu"

namespace {
enum Result {
  SUCCESS = 0,
  INVALID_VALUE = 1,
  OUT_OF_MEMORY = 2,
  NO_DEVICE = 100,
  INVALID_IMAGE = 200,
  INVALID_CONTEXT = 201,
  NO_BINARY_FOR_GPU = 209,
  UNSUPPORTED_PTX_VERSION = 222,
  INVALID_HANDLE = 400,
  NOT_FOUND = 500,
  ILLEGAL_ADDRESS = 700,
  LAUNCH_OUT_OF_RESOURCES = 701,
  LAUNCH_FAILED = 719
};

constexpr int DEVICES = 8;
constexpr size_t CONTEXT = 8;  // of the first device; a context is a number
constexpr unsigned FATBIN = 0xba55ed50;
constexpr const char* CUBIN = "stand-in's cubin sm_";  // as nvrtc.cpp makes it, with the compute capability behind it

// What tests set; -1 is never.
struct Faults {
  std::atomic<long long> allocation{-1};  // allocations until one fails
  std::atomic<long long> launch{-1};      // launches until one is refused
  std::atomic<long long> loss{-1};        // launches until the device of the last one is lost, for good
  std::atomic<long long> lossOf[DEVICES]{};   // launches of one device until it is lost, plus one; 0 is never
  std::atomic<bool> lost[DEVICES]{};
  std::atomic<bool> quiet{false};         // a loss is told to those who wait, and to nobody else
  std::atomic<int> module{0};             // what loading the fatbin returns
  std::atomic<int> cubin{0};              // and what one that was compiled here
  std::atomic<bool> stale{false};         // kernels of other sources
  std::atomic<long long> memory{4LL << 30};
  std::atomic<int> devices{1};
  std::atomic<int> version{13000};
  std::atomic<int> shared{232448};
  std::atomic<int> cache{4 << 20};
  std::atomic<long long> launches{0};
  std::atomic<long long> unawaited{0};    // launches since somebody waited last
  std::atomic<long long> of[DEVICES]{};   // launches of each device
  std::atomic<int> capability[DEVICES]{};  // of each device: 90 for 9.0; 0 for a device that does not say
  std::atomic<int> named[DEVICES]{};       // a number behind its name, but for 0
  std::atomic<int> moduleOf[DEVICES]{};    // what loading the fatbin there returns
  std::atomic<int> gate{0};                // 1: launches are held; 2: those that were are refused
  std::atomic<int> held{0};
} faults;

[[maybe_unused]] const bool modern = [] {
  for (auto& c : faults.capability) c = 90;
  return true;
}();

bool due(std::atomic<long long>& countdown) { return countdown.load() >= 0 && countdown.fetch_sub(1) == 0; }

// Device memory: filled with NaN, with a guard behind it that is looked at when it is freed.
constexpr size_t GUARD = 1 << 16;
constexpr unsigned char PATTERN = 0xa5;
struct Memory {
  std::mutex mutex;
  std::map<char*, size_t> blocks;
  long long used = 0;
  long long overruns = 0;
  long long misuses = 0;   // of contexts and streams that are gone
  long long retained = 0;  // times the context is held
  std::set<void*> streams;
  // Copies from memory that is not pinned: on their way until somebody waits for the default stream.
  std::vector<std::pair<char*, std::vector<char>>> pending;
} memory;

void arrive() {
  for (auto& copy : memory.pending) memcpy(copy.first, copy.second.data(), copy.second.size());
  memory.pending.clear();
}

// The contexts of the calling thread, the current one last.
thread_local std::vector<void*> current;

int device() { return (int)((size_t)current.back() - CONTEXT); }
bool lost() { return !current.empty() && faults.lost[device()]; }
// What a call returns that does not wait, and one that does.
int started() { return lost() && !faults.quiet ? LAUNCH_FAILED : SUCCESS; }
int state() { return lost() ? LAUNCH_FAILED : SUCCESS; }

int allocate(void** out, size_t n) {
  if (current.empty()) return INVALID_CONTEXT;
  if (lost()) return LAUNCH_FAILED;
  if (due(faults.allocation)) return OUT_OF_MEMORY;
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (n == 0) return INVALID_VALUE;
  if (memory.used + (long long)n > faults.memory) return OUT_OF_MEMORY;
  char* p = (char*)aligned_alloc(256, (n + GUARD + 255) / 256 * 256);
  if (!p) return OUT_OF_MEMORY;
  memset(p, 0xff, n);
  memset(p + n, PATTERN, GUARD);
  memory.blocks[p] = n;
  memory.used += (long long)n;
  *out = p;
  return SUCCESS;
}

int release(char* p) {
  if (current.empty()) return INVALID_CONTEXT;
  std::lock_guard<std::mutex> hold(memory.mutex);
  arrive();
  auto i = memory.blocks.find(p);
  if (i == memory.blocks.end()) return INVALID_VALUE;
  for (size_t k = 0; k < GUARD; k++) {
    if ((unsigned char)p[i->second + k] != PATTERN) {
      memory.overruns++;
      break;
    }
  }
  memory.used -= (long long)i->second;
  memory.blocks.erase(i);
  free(p);
  return SUCCESS;
}

template <class... A, size_t... I> void call(void (*kernel)(A...), void** p, std::index_sequence<I...>) {
  kernel(*(typename std::remove_const<A>::type*)p[I]...);
}
template <auto kernel> void body(void** p) {
  []<class... A>(void (*k)(A...), void** q) { call(k, q, std::index_sequence_for<A...>{}); }(kernel, p);
}

constexpr int UNASKED_SHARED = 48 * 1024;

struct Kernel {
  shim::Body body;
  int most;                 // threads a block, as in __launch_bounds__
  int own = 0;              // shared memory of its own
  int asked = UNASKED_SHARED - own;
};

std::map<std::string, Kernel>& kernels() {
  static std::map<std::string, Kernel> all{
      {"measure", {body<measure>, MEASURE_THREADS, 2048}},
      {"orderZero", {body<orderZero>, ORDER_ZERO_THREADS}},
      {"orderZeroRows", {body<orderZeroRows>, ORDER_ZERO_THREADS}},
      {"orderZeroColumns", {body<orderZeroColumns>, ORDER_ZERO_THREADS}},
      {"root", {body<root>, BLOCK_THREADS}},
      {"rootWide", {body<rootWide>, WIDE_THREADS}},
      {"level", {body<level>, BLOCK_THREADS}},
      {"levelWide", {body<levelWide>, WIDE_THREADS}},
      {"rootRows", {body<rootRows>, BLOCK_THREADS}},
      {"foldColumns", {body<foldColumns>, BLOCK_THREADS}},
      {"propagateRows", {body<propagateRows>, BLOCK_THREADS}},
      {"spectrumColumns", {body<spectrumColumns>, BLOCK_THREADS}},
      {"finish", {body<finish>, 256}},
      {"grids", {body<grids>, BLOCK_THREADS}},
      {"gridsWide", {body<gridsWide>, WIDE_THREADS}},
      {"rate", {body<rate>, RATE_THREADS}},
      {"layout", {body<layout>, 1024}}};
  return all;
}

}  // namespace

#define API extern "C" __attribute__((visibility("default")))

API int cuInit(unsigned) { return faults.devices == 0 ? NO_DEVICE : SUCCESS; }
API int cuDriverGetVersion(int* v) { return *v = faults.version, SUCCESS; }
API int cuDeviceGetCount(int* n) { return *n = faults.devices, SUCCESS; }
API int cuDeviceGet(int* d, int i) { return *d = i, i < faults.devices ? SUCCESS : INVALID_VALUE; }
API int cuDeviceGetName(char* name, int n, int device) {
  const int number = faults.named[device % DEVICES];
  if (number == 0) return snprintf(name, (size_t)n, "Host stand-in"), SUCCESS;
  return snprintf(name, (size_t)n, "Host stand-in %d", number), SUCCESS;
}
API int cuDeviceTotalMem_v2(size_t* n, int) { return *n = (size_t)faults.memory, SUCCESS; }
API int cuDeviceGetAttribute(int* v, int attribute, int device) {
  const int capability = faults.capability[device % DEVICES];
  if (capability == 0) return LAUNCH_FAILED;
  switch (attribute) {
    case 16: *v = 4; break;               // multiprocessors
    case 38: *v = faults.cache; break;        // second-level cache
    case 75: *v = capability / 10; break;
    case 76: *v = capability % 10; break;
    case 97: *v = faults.shared; break;   // shared memory a block, opted in
    default: *v = 0; return INVALID_VALUE;
  }
  return SUCCESS;
}
API int cuDevicePrimaryCtxRetain(void** c, int device) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (faults.lost[device % DEVICES]) return LAUNCH_FAILED;
  memory.retained++;
  return *c = (void*)(CONTEXT + device % DEVICES), SUCCESS;
}
API int cuDevicePrimaryCtxRelease_v2(int) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (memory.retained > 0) return memory.retained--, SUCCESS;
  return memory.misuses++, INVALID_CONTEXT;
}
API int cuDevicePrimaryCtxRelease(int d) { return cuDevicePrimaryCtxRelease_v2(d); }
// Asked by NVRTC, which takes a driver without the function for one that is broken, and is content with one without tables.
API int cuGetExportTable(const void** table, const void*) { return *table = nullptr, NOT_FOUND; }
API int cuCtxGetCurrent(void** c) { return *c = current.empty() ? nullptr : current.back(), SUCCESS; }
API int cuCtxPushCurrent_v2(void* c) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (memory.retained == 0) return memory.misuses++, INVALID_CONTEXT;
  return current.push_back(c), SUCCESS;
}
API int cuCtxPushCurrent(void* c) { return cuCtxPushCurrent_v2(c); }
API int cuCtxPopCurrent_v2(void** c) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (current.empty()) return memory.misuses++, INVALID_CONTEXT;
  *c = current.back();
  return current.pop_back(), SUCCESS;
}
API int cuCtxPopCurrent(void** c) { return cuCtxPopCurrent_v2(c); }
API int cuCtxSynchronize() {
  std::lock_guard<std::mutex> hold(memory.mutex);
  faults.unawaited = 0;
  return arrive(), state();
}
API int cuMemGetInfo_v2(size_t* available, size_t* total) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  *total = (size_t)faults.memory;
  *available = (size_t)std::max(0LL, faults.memory - memory.used);
  return state();
}
API int cuMemAlloc_v2(unsigned long long* p, size_t n) { return allocate((void**)p, n); }
API int cuMemFree_v2(unsigned long long p) { return release((char*)p); }
API int cuMemAllocHost_v2(void** p, size_t n) { return *p = malloc(n), *p ? state() : OUT_OF_MEMORY; }
API int cuMemFreeHost(void* p) { return free(p), SUCCESS; }
API int cuMemcpyHtoD_v2(unsigned long long d, const void* s, size_t n) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  memory.pending.emplace_back((char*)d, std::vector<char>((const char*)s, (const char*)s + n));
  return state();
}
API int cuMemcpyDtoH_v2(void* d, unsigned long long s, size_t n) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  return arrive(), memcpy(d, (void*)s, n), state();
}
API int cuMemcpyDtoDAsync_v2(unsigned long long d, unsigned long long s, size_t n, void*) {
  return lost() ? started() : (memmove((void*)d, (const void*)s, n), SUCCESS);
}
API int cuMemcpyHtoDAsync_v2(unsigned long long d, const void* s, size_t n, void*) {
  return lost() ? started() : (memcpy((void*)d, s, n), SUCCESS);
}
API int cuMemcpyDtoHAsync_v2(void* d, unsigned long long s, size_t n, void*) {
  return lost() ? started() : (memcpy(d, (void*)s, n), SUCCESS);
}
API int cuStreamCreate(void** s, unsigned) {
  if (current.empty()) return INVALID_CONTEXT;
  if (state() != SUCCESS) return state();
  std::lock_guard<std::mutex> hold(memory.mutex);
  memory.streams.insert(*s = new char);
  return SUCCESS;
}
API int cuStreamDestroy_v2(void* s) {
  std::lock_guard<std::mutex> hold(memory.mutex);
  if (memory.streams.erase(s) == 0) return memory.misuses++, INVALID_HANDLE;
  return delete (char*)s, SUCCESS;
}
API int cuStreamSynchronize(void* s) { return faults.unawaited = 0, s ? state() : cuCtxSynchronize(); }
// The only events that streams wait for are those of the default stream.
API int cuStreamWaitEvent(void*, void*, unsigned) { return cuCtxSynchronize(); }
API int cuEventCreate(void** e, unsigned) { return *e = new std::chrono::steady_clock::time_point, state(); }
API int cuEventRecord(void* e, void*) {
  *(std::chrono::steady_clock::time_point*)e = std::chrono::steady_clock::now();
  return started();
}
API int cuEventSynchronize(void*) { return faults.unawaited = 0, state(); }
API int cuEventElapsedTime(float* ms, void* a, void* b) {
  using Time = std::chrono::steady_clock::time_point;
  *ms = std::chrono::duration<float, std::milli>(*(Time*)b - *(Time*)a).count();
  return state();
}
API int cuEventDestroy_v2(void* e) { return delete (std::chrono::steady_clock::time_point*)e, SUCCESS; }
API int cuModuleLoadData(void** m, const void* image) {
  if (current.empty()) return INVALID_CONTEXT;
  const std::string label = std::string(CUBIN) + std::to_string(faults.capability[device()]);
  if (strncmp((const char*)image, CUBIN, strlen(CUBIN)) == 0) {
    if (faults.cubin != 0) return faults.cubin;
    if (label != (const char*)image) return NO_BINARY_FOR_GPU;
  } else {
    if (*(const unsigned*)image != FATBIN) return INVALID_IMAGE;
    if (faults.module != 0) return faults.module;
    const int failure = faults.moduleOf[device()];
    if (failure != 0) return failure;
    // The compiler of the fatbin is that of CUDA 13.
    if (faults.version < 13000) return UNSUPPORTED_PTX_VERSION;
  }
  return *m = (void*)16, state();
}
API int cuModuleUnload(void*) { return SUCCESS; }
API int cuModuleGetFunction(void** f, void*, const char* name) {
  auto i = kernels().find(name);
  if (i == kernels().end()) return NOT_FOUND;
  *f = (void*)&i->second;
  return state();
}
API int cuFuncSetAttribute(void* f, int, int value) {
  Kernel& kernel = *(Kernel*)f;
  if (value + kernel.own > faults.shared) return INVALID_VALUE;
  kernel.asked = value;
  return SUCCESS;
}
API int cuLaunchKernel(void* f, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
                       unsigned shared, void*, void** p, void**) {
  const Kernel& kernel = *(const Kernel*)f;
  faults.launches++;
  if (faults.gate == 1) {
    faults.held++;
    while (faults.gate == 1) std::this_thread::yield();
    faults.held--;
    if (faults.gate == 2) return LAUNCH_OUT_OF_RESOURCES;
  }
  if (current.empty()) return INVALID_CONTEXT;
  faults.unawaited++;
  faults.of[device()]++;
  if (due(faults.loss) || (faults.lossOf[device()] > 0 && --faults.lossOf[device()] == 0)) faults.lost[device()] = true;
  if (lost()) return started();
  if (due(faults.launch)) return LAUNCH_OUT_OF_RESOURCES;
  if ((int)shared > kernel.asked || (int)(bx * by * bz) > kernel.most || gx == 0) return INVALID_VALUE;
  const int result = shim::launch({gx, gy, gz}, {bx, by, bz}, shared, kernel.body, p) ? SUCCESS : ILLEGAL_ADDRESS;
  if (faults.stale && kernel.body == (shim::Body)body<layout>) (**(int***)p)[0]++;
  return result;
}

API void standinReset() {
  faults.allocation = faults.launch = faults.loss = -1;
  faults.quiet = false;
  faults.memory = 4LL << 30;
  faults.devices = 1;
  faults.version = 13000;
  faults.module = faults.cubin = 0;
  faults.stale = false;
  faults.shared = 232448;
  faults.cache = 4 << 20;
  faults.gate = 0;
  for (int i = 0; i < DEVICES; i++) {
    faults.capability[i] = 90;
    faults.named[i] = faults.moduleOf[i] = 0;
    faults.lossOf[i] = 0;
    faults.lost[i] = false;
  }
}
API void standinFailAllocation(long long after) { faults.allocation = after; }
API void standinFailLaunch(long long after) { faults.launch = after; }
API void standinLoseDevice(long long after) { faults.loss = after; }
API void standinLoseDeviceOf(int device, long long after) { faults.lossOf[device % DEVICES] = after + 1; }
API void standinQuiet() { faults.quiet = true; }
API void standinModule(int code) { faults.module = code; }
API void standinCubin(int code) { faults.cubin = code; }
API void standinCapability(int device, int capability) { faults.capability[device % DEVICES] = capability; }
API void standinNamed(int device, int number) { faults.named[device % DEVICES] = number; }
API void standinModuleOf(int device, int code) { faults.moduleOf[device % DEVICES] = code; }
// Holds all launches, until it is told to let them go, or to refuse them.
API void standinHold() { faults.gate = 1; }
API long long standinHeld() { return faults.held; }
API void standinLetGo() { faults.gate = 0; }
API void standinRefuseHeld() { faults.gate = 2; }
API void standinStale(int yes) { faults.stale = yes != 0; }
// Contexts that the calling thread has pushed and not popped.
API long long standinDepth() { return (long long)current.size(); }
API void standinMemory(long long bytes) { faults.memory = bytes; }
API void standinDevices(int count) { faults.devices = count; }
API void standinVersion(int version) { faults.version = version; }
API void standinCache(int bytes) { faults.cache = bytes; }
API void standinShared(int bytes) { faults.shared = bytes; }
API long long standinLaunches() { return faults.launches; }
API long long standinLaunchesOf(int device) { return faults.of[device % DEVICES]; }
API long long standinUnawaited() { return faults.unawaited; }
// Whether a fault that was asked for is still to come.
API long long standinPending() {
  for (auto& loss : faults.lossOf) {
    if (loss > 0) return 1;
  }
  return faults.allocation >= 0 || faults.launch >= 0 || faults.loss >= 0;
}
API long long standinOverruns() {
  std::lock_guard<std::mutex> hold(memory.mutex);
  return memory.overruns;
}
API long long standinMisuses() {
  std::lock_guard<std::mutex> hold(memory.mutex);
  return memory.misuses;
}
API long long standinStreams() {
  std::lock_guard<std::mutex> hold(memory.mutex);
  return (long long)memory.streams.size();
}
API long long standinUsed() {
  std::lock_guard<std::mutex> hold(memory.mutex);
  return memory.used;
}
