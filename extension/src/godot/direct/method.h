#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "types.h"

// The two ways the engine calls a method: with Variants, which are checked here, and with bare pointers.
namespace gd::direct {

// The defaults of a method's last arguments, which the engine leaves to us.
using Defaults = std::vector<Variant>;

template <class Result, class... Arguments>
struct Signature {
	using ResultType = Result;
	static constexpr std::size_t argument_count = sizeof...(Arguments);
	using ArgumentTuple = std::tuple<std::decay_t<Arguments>...>;
};

template <class Function>
struct FunctionTraits;

template <class Result, class... Arguments>
struct FunctionTraits<Result (*)(Arguments...)> : Signature<Result, Arguments...> {
	static constexpr bool is_static = true;
	static constexpr bool is_const = false;
};
template <class Result, class Class, class... Arguments>
struct FunctionTraits<Result (Class::*)(Arguments...)> : Signature<Result, Arguments...> {
	static constexpr bool is_static = false;
	static constexpr bool is_const = false;
};
template <class Result, class Class, class... Arguments>
struct FunctionTraits<Result (Class::*)(Arguments...) const> : Signature<Result, Arguments...> {
	static constexpr bool is_static = false;
	static constexpr bool is_const = true;
};

// `T` is the class that GDScript sees; `function` may be declared in its interface.
template <class T, auto function>
struct Method {
	using Traits = FunctionTraits<decltype(function)>;
	using Result = typename Traits::ResultType;
	using ArgumentTuple = typename Traits::ArgumentTuple;
	using Indices = std::make_index_sequence<Traits::argument_count>;

	static void call(void *userdata, GDExtensionClassInstancePtr instance, const GDExtensionConstVariantPtr *arguments,
			GDExtensionInt count, GDExtensionVariantPtr result, GDExtensionCallError *error) {
		const Defaults &defaults = *static_cast<const Defaults *>(userdata);
		constexpr GDExtensionInt most = Traits::argument_count;
		const GDExtensionInt least = most - static_cast<GDExtensionInt>(defaults.size());
		if (count > most) {
			*error = { GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS, 0, static_cast<int32_t>(most) };
			return;
		}
		if (count < least) {
			// The engine names the most for its own methods too.
			*error = { GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS, 0, static_cast<int32_t>(most) };
			return;
		}
		*error = { GDEXTENSION_CALL_OK, 0, 0 };
		if (count == most) {
			call_checked(static_cast<T *>(instance), arguments, result, error, Indices{});
			return;
		}
		std::array<GDExtensionConstVariantPtr, Traits::argument_count> completed;
		for (GDExtensionInt index = 0; index < most; index++) {
			completed[static_cast<std::size_t>(index)] =
					index < count ? arguments[index] : defaults[static_cast<std::size_t>(index - least)].get_storage();
		}
		call_checked(static_cast<T *>(instance), completed.data(), result, error, Indices{});
	}

	static void pointer_call(void *, GDExtensionClassInstancePtr instance, const GDExtensionConstTypePtr *arguments,
			GDExtensionTypePtr result) {
		pointer_call(static_cast<T *>(instance), arguments, result, Indices{});
	}

private:
	template <std::size_t... indices>
	static void call_checked(T *instance, const GDExtensionConstVariantPtr *arguments,
			[[maybe_unused]] GDExtensionVariantPtr result, [[maybe_unused]] GDExtensionCallError *error,
			std::index_sequence<indices...>) {
		ArgumentTuple values;
		const bool all_valid = (read<indices>(arguments[indices], values, error) && ...);
		if (!all_valid) {
			return;
		}
		if constexpr (std::is_void_v<Result>) {
			invoke(instance, std::get<indices>(values)...);
		} else {
			Type<Result>::to_variant(invoke(instance, std::get<indices>(values)...), result);
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
	static void pointer_call(T *instance, const GDExtensionConstTypePtr *arguments, GDExtensionTypePtr result,
			std::index_sequence<indices...>) {
		if constexpr (std::is_void_v<Result>) {
			invoke(instance, Type<std::tuple_element_t<indices, ArgumentTuple>>::from_pointer(arguments[indices])...);
		} else {
			Type<Result>::to_pointer(
					invoke(instance,
							Type<std::tuple_element_t<indices, ArgumentTuple>>::from_pointer(arguments[indices])...),
					result);
		}
	}

	template <class... Arguments>
	static Result invoke(T *instance, Arguments &&...arguments) {
		if constexpr (Traits::is_static) {
			return function(std::forward<Arguments>(arguments)...);
		} else {
			return (instance->*function)(std::forward<Arguments>(arguments)...);
		}
	}
};

} // namespace gd::direct
