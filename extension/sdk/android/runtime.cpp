// What a library for Android has in place of the start files of Android's C library and of libc++abi. The latter would
// bring along all that exceptions need, and variables of a thread, which Android before version 10 does not load.
#include <abort_message.h>
#include <pthread.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#define STRINGIFY_TOKEN(token) #token
#define STRINGIFY(macro) STRINGIFY_TOKEN(macro)

// The headers are those of musl, the C library on the phone is Android's, bionic. What the two share, and lies in our
// memory, has to be as large as bionic takes it for. In both, a mutex or condition of zeros is a fresh one.
constexpr bool is_64_bit = sizeof(void *) == 8;
static_assert(sizeof(pthread_mutex_t) >= (is_64_bit ? 40 : 4), "bionic writes behind a mutex");
static_assert(sizeof(pthread_cond_t) >= (is_64_bit ? 48 : 4), "bionic writes behind a condition variable");
static_assert(sizeof(pthread_key_t) == 4, "bionic has another key");
static_assert(sizeof(pthread_t) == sizeof(long), "bionic has another thread");

// Says which version of Android the library is for, as the compilers of Android's own kit do.
__asm__(R"(
	.pushsection .note.android.ident, "a", %note
	.balign 4
	.long 8, 4, 1
	.asciz "Android"
	.long )" STRINGIFY(__ANDROID_MIN_SDK_VERSION__) R"(
	.popsection
)");

extern "C" {

// Its address stands for the library.
void *__dso_handle = nullptr;

// Android puts what ends a process into the log, with the address of the call.
void __abort_message(const char *, ...) {
	std::abort();
}

void __cxa_pure_virtual() {
	std::abort();
}
}

void std::terminate() noexcept {
	std::abort();
}

std::new_handler std::get_new_handler() noexcept {
	return nullptr;
}
