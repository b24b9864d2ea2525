#pragma once

#include <cstdint>
#include <godot_cpp/variant/variant.hpp>
#include <type_traits>

#include "../variant.h"

// Between godot-cpp's values and ours. Both keep the engine's own Variant.
namespace gd::godot_cpp {

static_assert(sizeof(godot::Variant) <= sizeof(Variant));

template <class T, class G>
T from_godot(const G &value) {
	if constexpr (std::is_same_v<T, G>) {
		return value;
	} else if constexpr (std::is_enum_v<T>) {
		return static_cast<T>(static_cast<std::int64_t>(value));
	} else {
		Variant variant;
		*static_cast<godot::Variant *>(variant.get_storage()) = value;
		return TypeTraits<T>::from(variant);
	}
}

template <class G, class T>
G to_godot(const T &value) {
	if constexpr (std::is_same_v<T, G>) {
		return value;
	} else if constexpr (std::is_enum_v<T>) {
		return static_cast<G>(static_cast<std::int64_t>(value));
	} else {
		const Variant variant(value);
		return G(*static_cast<const godot::Variant *>(variant.get_storage()));
	}
}

} // namespace gd::godot_cpp
