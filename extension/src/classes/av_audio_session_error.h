#pragma once

#include <memory>
#include <utility>

#include "generated/AVAudioSessionError.h"
#include "session/failure.h"

namespace classes {

class AVAudioSessionError final : public AVAudioSessionErrorInterface {
public:
	static gd::Ref<AVAudioSessionError> make(std::shared_ptr<const av::Failure> failure) {
		gd::Ref<AVAudioSessionError> made = gd::Ref<AVAudioSessionError>::create();
		made->failure_ = std::move(failure);
		return made;
	}

	std::string get_domain() const { return failure_->domain; }
	std::int64_t get_code() const { return failure_->code; }
	std::string get_name() const { return failure_->name; }
	std::string get_message() const { return failure_->message; }
	std::string get_attempted() const { return failure_->attempted; }
	gd::Error get_error() const { return failure_->error; }

private:
	std::shared_ptr<const av::Failure> failure_ = std::make_shared<av::Failure>();
};

} // namespace classes
