// For libraries that bring LLVM's C++ library along.
#include <cstddef>

// All it is asked for is the readable name of an exception that nobody caught. Ours throws none, and the C++ library's
// own would take more than a third of the file.
extern "C" char *__cxa_demangle(const char *, char *, std::size_t *, int *) {
	return nullptr;
}
