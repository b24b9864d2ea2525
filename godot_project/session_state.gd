## The session's state, asked for all the time.
extends GridContainer

const Names := preload("res://names.gd")

var _session := AVAudioSession.new()
var _values: Dictionary = {}


func refresh() -> void:
	_show("Category", _name(&"SessionCategory", _session.category))
	_show("Mode", _name(&"SessionMode", _session.mode))
	_show("Policy", _name(&"RouteSharingPolicy", _session.route_sharing_policy))
	_show("Options", Names.name_options(_session.category_options))
	_show("Activity", _name(&"Activity", _session.last_known_activity))
	_show("Output", Names.name_ports(_session.current_route.outputs))
	_show("Input", Names.name_ports(_session.current_route.inputs))
	_show("Volume", "%d %%" % roundi(100 * _session.output_volume), _session.output_volume >= 0)
	_show("Muted", str(_session.output_muted), _session.output_muted != null)
	_show("Sample rate", "%d Hz" % roundi(_session.sample_rate), _session.sample_rate > 0)
	_show("Buffer", _milliseconds(_session.io_buffer_duration), _session.io_buffer_duration > 0)
	_show("Latency", _milliseconds(_session.output_latency), _session.output_latency >= 0)
	_show("Other audio", "plays" if _session.other_audio_playing else "none")
	_show("Music", _describe_music())
	_show("Microphone", _name(&"RecordPermission", _session.record_permission))
	_show("Last error", _describe_error())


func _show(title: String, value: String, is_known := true) -> void:
	if title not in _values:
		_values[title] = _add_row(title)
	var label: Label = _values[title]
	label.text = value if is_known else "not known"


func _add_row(title: String) -> Label:
	var heading := Label.new()
	heading.text = title
	heading.modulate.a = 0.6
	heading.size_flags_vertical = SIZE_SHRINK_BEGIN
	add_child(heading)
	var value := Label.new()
	value.size_flags_horizontal = SIZE_EXPAND_FILL
	value.autowrap_mode = TextServer.AUTOWRAP_WORD_SMART
	add_child(value)
	return value


func _name(enumeration: StringName, value: int) -> String:
	return Names.name_of(&"AVAudioSession", enumeration, value)


func _milliseconds(seconds: float) -> String:
	return "%.1f ms" % (1000 * seconds)


func _describe_music() -> String:
	return (
		"should be silent" if _session.secondary_audio_should_be_silenced_hint else "may be heard"
	)


func _describe_error() -> String:
	var error := _session.get_last_error()
	if error == null:
		return "none"
	return error.message if error.name.is_empty() else error.name
