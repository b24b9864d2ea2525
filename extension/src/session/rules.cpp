#include "rules.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "join.h"

namespace av {

namespace {

constexpr Platform platforms[] = { Platform::ios, Platform::tvos, Platform::visionos, Platform::mac_catalyst };

const char *get_name(Platform platform) {
	switch (platform) {
		case Platform::ios:
			return "iOS";
		case Platform::tvos:
			return "tvOS";
		case Platform::visionos:
			return "visionOS";
		case Platform::mac_catalyst:
			return "Mac Catalyst";
	}
	return "";
}

Version get_first(const Since &since, Platform platform) {
	switch (platform) {
		case Platform::ios:
			return since.ios;
		case Platform::tvos:
			return since.tvos;
		case Platform::visionos:
			return since.visionos;
		case Platform::mac_catalyst:
			return since.mac_catalyst;
	}
	return {};
}

bool exists(const Version &version) {
	return version.major != 0;
}

bool has(const OsVersion &os, const Since &since) {
	const Version first = get_first(since, os.platform);
	return exists(first) && (os.major > first.major || (os.major == first.major && os.minor >= first.minor));
}

// Lists the versions of the other platforms where this one lacks it.
[[gnu::cold]] std::string describe_need(const char *name, const Since &since, const OsVersion &os) {
	std::vector<std::string> versions;
	const bool is_on_platform = exists(get_first(since, os.platform));
	for (const Platform platform : platforms) {
		const Version first = get_first(since, platform);
		if (is_on_platform ? platform == os.platform : exists(first)) {
			versions.push_back(describe(OsVersion{ platform, first.major, first.minor }));
		}
	}
	std::string list = versions.front();
	for (std::size_t i = 1; i < versions.size(); ++i) {
		list += (i + 1 < versions.size() ? ", " : " or ") + versions[i];
	}
	return join({ name, " needs ", list, ". This is ", describe(os), "." });
}

template <class Row, std::size_t count, class Value>
const Row *find(const Row (&rows)[count], Value value) {
	for (const Row &row : rows) {
		if (row.value == value) {
			return &row;
		}
	}
	return nullptr;
}

template <class Row, std::size_t count>
auto list_available(const Row (&rows)[count], const OsVersion &os) {
	std::vector<decltype(Row::value)> values;
	for (const Row &row : rows) {
		if (has(os, row.since)) {
			values.push_back(row.value);
		}
	}
	return values;
}

template <class Row, std::size_t count, class Predicate>
[[gnu::cold]] std::string list_names(const Row (&rows)[count], Predicate is_listed) {
	std::string list;
	for (const Row &row : rows) {
		if (is_listed(row)) {
			append_constant(list, row.name, static_cast<std::int64_t>(row.value));
		}
	}
	return list;
}

template <class Row, std::size_t count>
std::string list_masked(const Row (&rows)[count], Mask mask) {
	return list_names(rows, [mask](const Row &row) { return (mask & bit(row.value)) != 0; });
}

// What can be set on this system.
template <class Row, std::size_t count>
std::string list_settable(const Row (&rows)[count], const OsVersion &os) {
	return list_names(rows, [&os](const Row &row) { return has(os, row.since); });
}

template <std::size_t count>
std::string list_settable(const PolicyRule (&rows)[count], const OsVersion &os) {
	return list_names(rows, [&os](const PolicyRule &row) { return row.settable && has(os, row.since); });
}

// For a value without a rule: `name` is null where the enum does not have it.
[[gnu::cold]] std::string describe_wrong_value(
		std::int64_t value, const char *name, const char *enum_name, const std::string &allowed) {
	return name != nullptr ? join({ name, " can only be read. Use one of ", allowed, "." })
						   : join({ std::to_string(value), " is not a ", enum_name, ". Use one of ", allowed, "." });
}

template <class Enum>
std::string describe_wrong_value(Enum value, const char *enum_name, const std::string &allowed) {
	return describe_wrong_value(
			static_cast<std::int64_t>(value), classes::get_constant_name(value), enum_name, allowed);
}

// The bits that no option accounts for.
[[gnu::cold]] std::string describe_wrong_bits(std::int64_t bits, const OsVersion &os) {
	const std::string allowed = list_settable(option_rules, os);
	if (bits == static_cast<std::int64_t>(CategoryOptions::OPTION_UNKNOWN)) {
		return join({ "OPTION_UNKNOWN can only be read. Use any of ", allowed, ", or 0." });
	}
	return join({ "The options contain ", std::to_string(bits),
			", which no CategoryOptions constant stands for. Use any of ", allowed, ", or 0." });
}

[[gnu::cold]] std::string describe_conflict(
		const char *name, const char *other, const char *rule, std::initializer_list<std::string_view> advice) {
	return join({ name, " does not go with ", other, ". ", rule, " ", join(advice) });
}

// Judges one configuration, part by part.
class Judge {
public:
	Judge(const Configuration &configuration, const OsVersion &os) :
			os_(os),
			category_(find(category_rules, configuration.category)),
			mode_(find(mode_rules, configuration.mode)),
			policy_(find(policy_rules, configuration.policy)),
			options_(configuration.options) {
		if (category_ == nullptr) {
			refuse(describe_wrong_value(configuration.category, "SessionCategory", list_settable(category_rules, os)));
		} else if (mode_ == nullptr) {
			refuse(describe_wrong_value(configuration.mode, "SessionMode", list_settable(mode_rules, os)));
		} else if (policy_ == nullptr) {
			refuse(describe_wrong_value(configuration.policy, "RouteSharingPolicy", list_settable(policy_rules, os)));
		} else {
			need(*category_);
			judge_mode();
			judge_policy();
			judge_options();
		}
	}

	Judgement take() { return std::move(judgement_); }

private:
	void add(Verdict verdict, std::string reason, ErrorCode error = ErrorCode::bad_param) {
		if (verdict > judgement_.verdict) {
			judgement_ = { verdict, std::move(reason), error };
		}
	}

	void refuse(std::string reason, ErrorCode error = ErrorCode::bad_param) {
		add(Verdict::refused, std::move(reason), error);
	}

	template <class Row>
	void need(const Row &row) {
		if (!has(os_, row.since)) {
			add(Verdict::unavailable, describe_need(row.name, row.since, os_));
		}
	}

	bool goes_with_category(Mask categories) const { return (categories & bit(category_->value)) != 0; }
	bool goes_with_mode(Mask modes) const { return (modes & bit(mode_->value)) != 0; }

	void judge_mode() {
		need(*mode_);
		if (!goes_with_category(mode_->categories)) {
			refuse(describe_conflict(mode_->name, category_->name, mode_->rule,
					{ "Use ", list_masked(category_rules, mode_->categories), ", or another mode." }));
		}
	}

	void judge_policy() {
		need(*policy_);
		if (!policy_->settable) {
			refuse(join({ policy_->name, " can only be read. ", policy_->rule, " Use one of ",
					list_settable(policy_rules, os_), "." }));
		} else if (!goes_with_category(policy_->categories)) {
			refuse(describe_conflict(policy_->name, category_->name, policy_->rule,
					{ "Use ", list_masked(category_rules, policy_->categories), ", or another policy." }));
		} else if (!goes_with_mode(policy_->modes)) {
			refuse(describe_conflict(policy_->name, mode_->name, policy_->rule,
					{ "Use one of ", list_masked(mode_rules, policy_->modes), ", or another policy." }));
		} else if (!policy_->takes_options && options_ != 0) {
			refuse(describe_conflict(
					policy_->name, "options", policy_->rule, { "Leave the options out, or use another policy." }));
		}
	}

	void judge_options() {
		std::int64_t rest = options_;
		for (const OptionRule &option : option_rules) {
			if ((rest & option.value) == option.value) {
				rest &= ~option.value;
				need(option);
				judge_option(option);
			}
		}
		if (rest != 0) {
			refuse(describe_wrong_bits(rest, os_));
		}
	}

	void judge_option(const OptionRule &option) {
		const bool is_disputed = goes_with_category(option.disputed);
		const Mask modes = option.modes[category_ - category_rules];
		if (!is_disputed && !goes_with_category(option.categories)) {
			if (!is_needed_where_disputed(option)) {
				refuse(describe_conflict(option.name, category_->name, option.rule,
							   { "Leave it out, or use ", list_masked(category_rules, option.categories), "." }),
						option.error);
			}
		} else if (!goes_with_mode(modes)) {
			refuse(describe_conflict(option.name, mode_->name, option.rule,
					{ "Leave it out, or use ", list_masked(mode_rules, modes), "." }));
		} else if (is_disputed) {
			add(Verdict::warned,
					join({ "It is not certain that ", option.name, " goes with ", category_->name, ". ", option.rule,
							" Read category_options back to learn what it made of it." }));
		} else if ((options_ & option.needs) != option.needs) {
			refuse(join({ option.name, " does not go alone. ", option.rule, " Leave it out, or add what it needs." }));
		}
	}

	// One of Apple's texts asks for this option as part of another, although a different text forbids it: the other
	// option's warning says all.
	bool is_needed_where_disputed(const OptionRule &option) const {
		for (const OptionRule &other : option_rules) {
			if (other.needs == option.value && (options_ & other.value) == other.value &&
					goes_with_category(other.disputed)) {
				return true;
			}
		}
		return false;
	}

	const OsVersion &os_;
	const CategoryRule *category_;
	const ModeRule *mode_;
	const PolicyRule *policy_;
	const std::int64_t options_;
	Judgement judgement_;
};

} // namespace

Judgement judge(const Configuration &configuration, const OsVersion &os) {
	return Judge(configuration, os).take();
}

std::optional<Configuration> to_request(Configuration reported, const OsVersion &os) {
	for (const OptionRule &option : option_rules) {
		if (((option.categories | option.disputed) & bit(reported.category)) == 0) {
			reported.options &= ~option.value;
		}
	}
	const bool is_allowed = judge(reported, os).verdict < Verdict::unavailable;
	return is_allowed ? std::optional(reported) : std::nullopt;
}

std::optional<std::string> describe_unavailable(Feature feature, const OsVersion &os) {
	const FeatureRule &row = feature_rules[static_cast<std::size_t>(feature)];
	return has(os, row.since) ? std::nullopt : std::optional(describe_need(row.name, row.since, os));
}

std::vector<SessionCategory> list_categories(const OsVersion &os) {
	return list_available(category_rules, os);
}

std::vector<SessionMode> list_modes(const OsVersion &os) {
	return list_available(mode_rules, os);
}

void append_constant(std::string &list, const char *name, std::int64_t value) {
	list += join({ list.empty() ? "" : ", ", name, " (", std::to_string(value), ")" });
}

std::string list_constants(const classes::EnumConstants &constants, std::optional<std::int64_t> except) {
	std::string list;
	for (const classes::EnumConstant &constant : constants) {
		if (constant.value != except) {
			append_constant(list, constant.name, constant.value);
		}
	}
	return list;
}

std::string describe(const OsVersion &os) {
	return join({ get_name(os.platform), " ", std::to_string(os.major), ".", std::to_string(os.minor) });
}

} // namespace av
