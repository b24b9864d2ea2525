#pragma once

namespace av {

template <class Signature>
class FunctionRef;

// Any function object, for the length of a call that takes it: such a call exists once, and not once for each lambda
// as a template does.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
public:
	template <class Function>
	FunctionRef(const Function &function) :
			function_(&function), call_([](const void *object, Arguments... arguments) -> Result {
				return (*static_cast<const Function *>(object))(arguments...);
			}) {}

	Result operator()(Arguments... arguments) const { return call_(function_, arguments...); }

private:
	const void *function_;
	Result (*call_)(const void *, Arguments...);
};

} // namespace av
