#pragma once

// The entry symbol is all that the library exports; everything else is compiled hidden.
#ifdef _WIN32
#define GD_EXPORT __declspec(dllexport)
#else
#define GD_EXPORT __attribute__((visibility("default")))
#endif
