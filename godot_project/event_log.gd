## A log on the screen and in the console, with a line for every event of the session.
extends RichTextLabel

const Names := preload("res://names.gd")

var _session := AVAudioSession.new()


func _ready() -> void:
	for event: Dictionary in ClassDB.class_get_signal_list(&"AVAudioSession", true):
		var parameters: Array = event["args"]
		match parameters.size():
			0:
				_session.connect(event["name"], func() -> void: _tell_event(event, []))
			1:
				_session.connect(event["name"], func(a: Variant) -> void: _tell_event(event, [a]))
			2:
				_session.connect(
					event["name"], func(a: Variant, b: Variant) -> void: _tell_event(event, [a, b])
				)


func tell(line: String) -> void:
	print(line)
	add_text(line + "\n")


func _tell_event(event: Dictionary, values: Array) -> void:
	var parameters: Array = event["args"]
	var shown := PackedStringArray()
	for index in values.size():
		shown.append(_describe(parameters[index], values[index]))
	tell("Event: %s(%s)" % [event["name"], ", ".join(shown)])


func _describe(parameter: Dictionary, value: Variant) -> String:
	if value is AVAudioSessionRouteDescription:
		var route: AVAudioSessionRouteDescription = value
		return "%s: %s" % [parameter["name"], Names.name_ports(route.outputs)]
	# Of an enum: AVAudioSession.InterruptionReason.
	var type: PackedStringArray = str(parameter["class_name"]).split(".")
	if type.size() == 2:
		return Names.name_of(type[0], type[1], value)
	if parameter["name"] == "error":
		return error_string(value)
	return "%s: %s" % [parameter["name"], value]
