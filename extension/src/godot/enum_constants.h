#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace classes {

struct EnumConstant {
	const char *name;
	std::int64_t value;
};

// The constants of an enum, in the order of the class reference.
class EnumConstants {
public:
	// Each name ends with a NUL: one text needs less than a pointer for each, which the system has to adjust when it
	// loads the library.
	template <std::size_t count>
	constexpr EnumConstants(const char *names, const std::int64_t (&values)[count]) :
			names_(names), values_(values), count_(count) {}

	class Iterator {
	public:
		constexpr Iterator(const char *name, const std::int64_t *value) : name_(name), value_(value) {}

		EnumConstant operator*() const { return { name_, *value_ }; }
		Iterator &operator++() {
			name_ += std::strlen(name_) + 1;
			++value_;
			return *this;
		}
		bool operator!=(const Iterator &other) const { return value_ != other.value_; }

	private:
		const char *name_;
		const std::int64_t *value_;
	};

	Iterator begin() const { return Iterator(names_, values_); }
	Iterator end() const { return Iterator(nullptr, values_ + count_); }
	constexpr std::size_t size() const { return count_; }

	// Null for a value that is none of theirs.
	const char *find_name(std::int64_t value) const {
		for (const EnumConstant &constant : *this) {
			if (constant.value == value) {
				return constant.name;
			}
		}
		return nullptr;
	}

private:
	const char *names_;
	const std::int64_t *values_;
	std::size_t count_;
};

} // namespace classes
