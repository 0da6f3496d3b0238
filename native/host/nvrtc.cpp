// A stand-in for libnvrtc.so.12. It compiles nothing: it looks at what it is given as a compiler would (options, and whether all
// includes are there), and returns a label that the stand-in for libcuda.so.1 takes for a cubin of the architecture asked for.
#include <atomic>
#include <cstring>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {
enum Result { SUCCESS = 0, INVALID_INPUT = 3, INVALID_PROGRAM = 4, INVALID_OPTION = 5, COMPILATION = 6 };

std::atomic<int> release{12080};  // CUDA's version, as 12080 for 12.8
std::atomic<bool> broken{false};  // whether it finds an error in every program
std::atomic<long long> compiled{0};
std::atomic<long long> open{0};

struct Program {
  std::string text, log, cubin;
  std::map<std::string, std::string> headers;
};

// Looks for every include, in all files but for what only a host compiler sees; the first one that is not there is an error.
bool resolve(Program& program, const std::string& text, std::set<std::string>& seen) {
  std::istringstream lines(text);
  bool host = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "#ifdef SCATTERING_HOST") host = true;
    if (line == "#else" || line == "#endif") host = false;
    if (host || line.rfind("#include", 0) != 0) continue;
    const size_t begin = line.find_first_of("\"<") + 1;
    const std::string name = line.substr(begin, line.find_first_of("\">", begin) - begin);
    const auto header = program.headers.find(name);
    if (header == program.headers.end()) {
      program.log = "error: could not open source file \"" + name + "\"";
      return false;
    }
    if (seen.insert(name).second && !resolve(program, header->second, seen)) return false;
  }
  return true;
}

int copied(const std::string& from, char* to) { return memcpy(to, from.c_str(), from.size() + 1), SUCCESS; }
}  // namespace

#define API extern "C" __attribute__((visibility("default")))

API const char* nvrtcGetErrorString(int code) {
  switch (code) {
    case INVALID_OPTION: return "NVRTC_ERROR_INVALID_OPTION";
    case COMPILATION: return "NVRTC_ERROR_COMPILATION";
    default: return code == SUCCESS ? "NVRTC_SUCCESS" : "NVRTC_ERROR_INVALID_PROGRAM";
  }
}
API int nvrtcVersion(int* major, int* minor) {
  return *major = release / 1000, *minor = release % 1000 / 10, SUCCESS;
}
API int nvrtcCreateProgram(Program** out, const char* text, const char* name, int count, const char* const* headers,
                           const char* const* names) {
  if (!text || !name || count < 0) return INVALID_INPUT;
  Program* program = new Program{text, "", "", {}};
  for (int i = 0; i < count; i++) program->headers[names[i]] = headers[i];
  open++;
  return *out = program, SUCCESS;
}
API int nvrtcDestroyProgram(Program** program) {
  open--;
  return delete *program, *program = nullptr, SUCCESS;
}
API int nvrtcCompileProgram(Program* program, int count, const char* const* options) {
  const std::set<std::string> given(options, options + count);
  std::string architecture;
  for (const std::string& option : given) {
    if (option.rfind("--gpu-architecture=", 0) == 0) architecture = option.substr(19);
    else if (option != "--std=c++17" && option != "--fmad=false") return program->log = option, INVALID_OPTION;
  }
  if (!given.count("--fmad=false")) return program->log = "the bits would be others than nvcc's", INVALID_OPTION;
  if (architecture.rfind("sm_", 0) != 0) return program->log = architecture, INVALID_OPTION;
  if (broken) return program->log = "scattering.cu(1): error: that is what was asked for", COMPILATION;
  std::set<std::string> seen;
  if (!resolve(*program, program->text, seen)) return COMPILATION;
  compiled++;
  return program->cubin = "stand-in's cubin " + architecture, SUCCESS;
}
API int nvrtcGetCUBINSize(Program* program, size_t* n) { return *n = program->cubin.size() + 1, SUCCESS; }
API int nvrtcGetCUBIN(Program* program, char* to) {
  return program->cubin.empty() ? INVALID_PROGRAM : copied(program->cubin, to);
}
API int nvrtcGetProgramLogSize(Program* program, size_t* n) { return *n = program->log.size() + 1, SUCCESS; }
API int nvrtcGetProgramLog(Program* program, char* to) { return copied(program->log, to); }

API void standinReset() {
  release = 12080;
  broken = false;
}
API void standinRelease(int version) { release = version; }
API void standinBreak() { broken = true; }
API long long standinCompiled() { return compiled; }
API long long standinOpen() { return open; }
