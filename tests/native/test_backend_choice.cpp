#include "check.h"
#include "session/backend_choice.h"

#include <memory>
#include <string>

using av::SessionBackend;

namespace {

// `auto` on this platform: no session.
void check_chosen(
		const std::string &environment, const std::string &setting, bool simulated, const std::string &expected_error) {
	std::string error;
	const std::unique_ptr<SessionBackend> backend = av::choose_backend(environment, setting, error);
	const bool right = backend->has_session() == simulated && error == expected_error;
	if (!right) {
		std::printf(
				"environment '%s', setting '%s': error '%s'\n", environment.c_str(), setting.c_str(), error.c_str());
	}
	CHECK(right);
}

} // namespace

TEST(the_setting_chooses) {
	check_chosen("", "auto", false, "");
	check_chosen("", "simulated", true, "");
}

TEST(the_environment_goes_before_the_setting) {
	check_chosen("auto", "simulated", false, "");
	check_chosen("simulated", "auto", true, "");
	check_chosen("auto", "nonsense", false, "");
	check_chosen("simulated", "nonsense", true, "");
}

TEST(another_word_in_the_setting_is_an_error_and_auto_is_used) {
	for (const std::string word : { "nonsense", "Simulated", "simulated ", "auto,simulated", "" }) {
		check_chosen("", word, false,
				"AVAudioSession: The project setting audio/av_audio_session/backend is '" + word +
						"'. It must be auto or simulated; auto is used.");
	}
}

TEST(another_word_in_the_environment_is_an_error_and_auto_is_used) {
	for (const std::string word : { "nonsense", "SIMULATED", " ", "auto,simulated" }) {
		check_chosen(word, "simulated", false,
				"AVAudioSession: The environment variable AV_AUDIO_SESSION_BACKEND is '" + word +
						"'. It must be auto or simulated; auto is used.");
	}
}

TEST(the_choices_on_offer_are_accepted) {
	std::string choices = av::backend_choices;
	choices += ',';
	for (std::size_t end; (end = choices.find(',')) != std::string::npos; choices.erase(0, end + 1)) {
		std::string error;
		av::choose_backend(choices.substr(0, end), "", error);
		CHECK(error.empty());
	}
}

TEST(simulated_backends_are_on_the_same_device) {
	std::string error;
	const std::unique_ptr<SessionBackend> one = av::choose_backend("simulated", "", error);
	const std::unique_ptr<SessionBackend> other = av::choose_backend("simulated", "", error);
	CHECK(!one->set_category(av::SessionCategory::record));
	CHECK(one->get_category() == av::SessionCategory::record);
	CHECK(other->get_category() == av::SessionCategory::record);
}
