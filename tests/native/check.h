#pragma once

#include <cstdio>
#include <map>
#include <string>

// A test is written as `TEST(its_name) { … }`; main.cpp runs the one that is asked for.
inline std::map<std::string, void (*)()> tests;
inline int failures = 0;

struct Registered {
	Registered(const char *name, void (*test)()) { tests[name] = test; }
};

#define TEST(name) \
	static void name(); \
	static const Registered name##_registered(#name, name); \
	static void name()

// A failed check says where it stands, and the test goes on.
#define CHECK(condition) \
	((condition) ? void() : void((++failures, std::printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition))))
