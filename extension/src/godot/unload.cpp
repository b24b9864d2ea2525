// Destroys the static objects when the library is closed, as the start files of other compilers do; zig's leave it out
// for ELF. Where both do it, the second finds nothing left. Without it the process would jump into the closed library
// at its end.
#ifdef __ELF__

extern "C" {

void __cxa_finalize(void *library);

// Of this library.
__attribute__((visibility("hidden"))) extern void *__dso_handle;
}

__attribute__((destructor)) static void destroy_static_objects() {
	__cxa_finalize(&__dso_handle);
}

#endif
