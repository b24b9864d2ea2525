// Runs one test, whose name is the argument: each has a process of its own.
#include "check.h"

// Null where the compiler left AddressSanitizer out without a word, as zig's does.
extern "C" [[gnu::weak]] void __asan_init();

int main(int count, char **arguments) {
	if (__asan_init == nullptr) {
		std::printf("The compiler left AddressSanitizer out. Set CXX to one that has it, such as g++.\n");
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
