#pragma once

#include <cstddef>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "types.h"

// The two ways the engine calls a method: with Variants, which are checked here, and with bare pointers. Methods with
// the same signature share the code for it.
namespace gd::direct {

// A pointer to a function or to a member function, whatever its type.
class AnyFunction {
public:
	template <class Function>
	explicit AnyFunction(Function function) {
		static_assert(sizeof(function) <= sizeof(function_));
		std::memcpy(function_, &function, sizeof(function));
	}

	// The type has to be the one it was made with.
	template <class Function>
	Function get() const {
		Function function;
		std::memcpy(&function, function_, sizeof(function));
		return function;
	}

private:
	alignas(void *) std::byte function_[sizeof(void (Instance::*)())];
};

struct BoundMethod;

// What methods with the same types have in common.
struct Signature {
	// With as many arguments as there are types for.
	void (*call)(const BoundMethod &method, Instance *instance, const GDExtensionConstVariantPtr *arguments,
			GDExtensionVariantPtr result, GDExtensionCallError *error);
	GDExtensionClassMethodPtrCall pointer_call;
	const TypeInfo *types; // the result's first
	std::uint8_t argument_count;
	bool has_result;
	bool is_static;
	bool is_const;
};

// What the engine keeps of a method for its calls.
struct BoundMethod {
	Signature signature;
	AnyFunction function;
	// Of the last arguments: the engine leaves them to us.
	std::vector<Variant> defaults;
};

// More would be no method that anybody wants to call.
inline constexpr std::size_t most_arguments = 16;

template <class Result, class... Arguments>
struct Types {
	using ResultType = Result;
	using ArgumentTuple = std::tuple<std::decay_t<Arguments>...>;
	static constexpr std::size_t argument_count = sizeof...(Arguments);
	static_assert(argument_count <= most_arguments);
	// The result's first.
	static constexpr TypeInfo infos[] = { type_info<Result>, type_info<std::decay_t<Arguments>>... };
};

template <class Function>
struct FunctionTraits;

template <class Result, class... Arguments>
struct FunctionTraits<Result (*)(Arguments...)> : Types<Result, Arguments...> {
	static constexpr bool is_static = true;
	static constexpr bool is_const = false;
};
template <class Result, class... Arguments>
struct FunctionTraits<Result (Instance::*)(Arguments...)> : Types<Result, Arguments...> {
	static constexpr bool is_static = false;
	static constexpr bool is_const = false;
};
template <class Result, class... Arguments>
struct FunctionTraits<Result (Instance::*)(Arguments...) const> : Types<Result, Arguments...> {
	static constexpr bool is_static = false;
	static constexpr bool is_const = true;
};

template <class Function>
struct Calls {
	using Traits = FunctionTraits<Function>;
	using Result = typename Traits::ResultType;
	using ArgumentTuple = typename Traits::ArgumentTuple;
	using Indices = std::make_index_sequence<Traits::argument_count>;

	static void call(const BoundMethod &method, Instance *instance, const GDExtensionConstVariantPtr *arguments,
			GDExtensionVariantPtr result, GDExtensionCallError *error) {
		call_checked(method, instance, arguments, result, error, Indices{});
	}

	static void pointer_call(void *userdata, GDExtensionClassInstancePtr instance,
			const GDExtensionConstTypePtr *arguments, GDExtensionTypePtr result) {
		const BoundMethod &method = *static_cast<const BoundMethod *>(userdata);
		pointer_call(method, static_cast<Instance *>(instance), arguments, result, Indices{});
	}

private:
	template <std::size_t... indices>
	static void call_checked(const BoundMethod &method, Instance *instance, const GDExtensionConstVariantPtr *arguments,
			[[maybe_unused]] GDExtensionVariantPtr result, [[maybe_unused]] GDExtensionCallError *error,
			std::index_sequence<indices...>) {
		ArgumentTuple values;
		const bool all_valid = (read<indices>(arguments[indices], values, error) && ...);
		if (!all_valid) {
			return;
		}
		if constexpr (std::is_void_v<Result>) {
			invoke(method, instance, std::get<indices>(values)...);
		} else {
			Type<Result>::to_variant(invoke(method, instance, std::get<indices>(values)...), result);
		}
	}

	template <std::size_t index>
	static bool read(GDExtensionConstVariantPtr argument, ArgumentTuple &values, GDExtensionCallError *error) {
		using Argument = Type<std::tuple_element_t<index, ArgumentTuple>>;
		if (Argument::from_variant(argument, std::get<index>(values))) {
			return true;
		}
		*error = { GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT, static_cast<int32_t>(index), Argument::type };
		return false;
	}

	template <std::size_t... indices>
	static void pointer_call(const BoundMethod &method, Instance *instance, const GDExtensionConstTypePtr *arguments,
			GDExtensionTypePtr result, std::index_sequence<indices...>) {
		if constexpr (std::is_void_v<Result>) {
			invoke(method, instance,
					Type<std::tuple_element_t<indices, ArgumentTuple>>::from_pointer(arguments[indices])...);
		} else {
			Type<Result>::to_pointer(
					invoke(method, instance,
							Type<std::tuple_element_t<indices, ArgumentTuple>>::from_pointer(arguments[indices])...),
					result);
		}
	}

	template <class... Arguments>
	static Result invoke(const BoundMethod &method, Instance *instance, Arguments &&...arguments) {
		const Function function = method.function.get<Function>();
		if constexpr (Traits::is_static) {
			return function(std::forward<Arguments>(arguments)...);
		} else {
			return (instance->*function)(std::forward<Arguments>(arguments)...);
		}
	}
};

template <class Function>
Signature make_signature() {
	using Traits = FunctionTraits<Function>;
	return { &Calls<Function>::call, &Calls<Function>::pointer_call, Traits::infos, Traits::argument_count,
		!std::is_void_v<typename Traits::ResultType>, Traits::is_static, Traits::is_const };
}

} // namespace gd::direct
