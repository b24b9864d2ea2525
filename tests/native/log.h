#pragma once

#include <string>
#include <vector>

// What the code under test wrote into Godot's log, which these programs do not have.
inline std::vector<std::string> logged_warnings;
inline std::vector<std::string> logged_errors;
