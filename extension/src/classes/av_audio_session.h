#pragma once

#include "generated/AVAudioSession.h"

namespace classes {

class AVAudioSession final : public AVAudioSessionInterface {
public:
	std::int64_t get_category() const override;
	void set_category(std::int64_t value) override;
};

} // namespace classes
