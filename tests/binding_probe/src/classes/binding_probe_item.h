#pragma once

#include <atomic>

#include "generated/BindingProbeItem.h"

namespace classes {

class BindingProbeItem final : public BindingProbeItemInterface {
public:
	BindingProbeItem() { alive++; }
	~BindingProbeItem() override { alive--; }

	std::int64_t get_value() const { return value_; }
	void set_value(std::int64_t value) { value_ = value; }

	// How many there are, to see a leak or a double free.
	static inline std::atomic<std::int64_t> alive = 0;

private:
	std::int64_t value_ = 0;
};

} // namespace classes
