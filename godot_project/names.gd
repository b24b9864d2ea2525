## The names of the extension's constants, as its classes have them.
extends RefCounted


static func list(owner: StringName, enumeration: StringName) -> PackedStringArray:
	return ClassDB.class_get_enum_constants(owner, enumeration, true)


static func name_of(owner: StringName, enumeration: StringName, value: int) -> String:
	for constant in list(owner, enumeration):
		if ClassDB.class_get_integer_constant(owner, constant) == value:
			return constant
	return str(value)


## The options that are set, or "none".
static func name_options(options: int) -> String:
	var names := PackedStringArray()
	for constant in list(&"AVAudioSession", &"CategoryOptions"):
		var bits := ClassDB.class_get_integer_constant(&"AVAudioSession", constant)
		if options & bits == bits:
			names.append(constant)
	return "none" if names.is_empty() else ", ".join(names)


static func name_ports(ports: Array[AVAudioSessionPortDescription]) -> String:
	var names := PackedStringArray()
	for port in ports:
		names.append(port.name)
	return "none" if names.is_empty() else ", ".join(names)
