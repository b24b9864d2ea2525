// Runs one test, whose name is the argument: each has a process of its own.
#include "check.h"

#ifdef WITH_THREAD_SANITIZER
#define SANITIZER "ThreadSanitizer"
#define SANITIZER_INIT __tsan_init
#else
#define SANITIZER "AddressSanitizer"
#define SANITIZER_INIT __asan_init
#endif

// Null where the compiler left the sanitizer out without a word, as zig's does.
extern "C" [[gnu::weak]] void SANITIZER_INIT();

int main(int count, char **arguments) {
	if (SANITIZER_INIT == nullptr) {
		std::printf("The compiler left " SANITIZER " out. Set CXX to one that has it, such as g++.\n");
		return 3;
	}
	const auto test = count == 2 ? tests.find(arguments[1]) : tests.end();
	if (test == tests.end()) {
		std::printf("The one argument is the name of a test. There are:\n");
		for (const auto &[name, function] : tests) {
			std::printf("%s\n", name.c_str());
		}
		return 2;
	}
	test->second();
	return failures == 0 ? 0 : 1;
}
