## Buttons for everything that can happen to the simulated device.
extends VBoxContainer

## A line for the log.
signal told(line: String)

const MODELS := {
	"iPhone": AVAudioSessionSimulator.MODEL_IPHONE,
	"iPad with a USB interface": AVAudioSessionSimulator.MODEL_IPAD_WITH_USB_INTERFACE,
	"Apple TV": AVAudioSessionSimulator.MODEL_APPLE_TV,
	"iPhone without any port": AVAudioSessionSimulator.MODEL_EMPTY,
}
const ACCESSORIES := {
	"Headphones": AVAudioSessionSimulator.ACCESSORY_HEADPHONES,
	"Headset": AVAudioSessionSimulator.ACCESSORY_HEADSET,
	"AirPods": AVAudioSessionSimulator.ACCESSORY_AIRPODS,
	"AirPlay": AVAudioSessionSimulator.ACCESSORY_AIRPLAY,
	"CarPlay": AVAudioSessionSimulator.ACCESSORY_CARPLAY,
	"USB interface": AVAudioSessionSimulator.ACCESSORY_USB_INTERFACE,
	"HDMI": AVAudioSessionSimulator.ACCESSORY_HDMI,
}

var _phone := AVAudioSessionSimulator.new()

@onready var _groups: Control = %Groups
@onready var _models: OptionButton = %Models


func _ready() -> void:
	_models.add_item("the project's choice")
	for model: String in MODELS:
		_models.add_item(model)
	_add_buttons()
	_groups.visible = _phone.is_running()


func _add_buttons() -> void:
	var calls := _add_group("Interruptions")
	_add_button(calls, "Call", _phone.begin_phone_call)
	_add_button(calls, "Hang up", _phone.end_phone_call)
	_add_button(calls, "Alarm", _phone.begin_interruption)
	_add_button(calls, "Ends", _phone.end_interruption)
	_add_button(calls, "Ends, not to resume", _phone.end_interruption.bind(false))
	_add_button(calls, "Ends untold", _phone.end_interruption_silently)
	_add_button(calls, "Focus", _focus)
	var accessories := _add_group("Plugged in or in reach")
	for accessory: String in ACCESSORIES:
		_add_switch(accessories, accessory, _plug.bind(ACCESSORIES[accessory]))
	var player := _add_group("The player")
	_add_switch(player, "Mute switch", _phone.set_muted)
	_add_switch(player, "Podcast", _play_other.bind(false))
	_add_switch(player, "Music that mixes", _play_other.bind(true))
	_add_button(player, "Volume 0 %", _phone.set_output_volume.bind(0.0))
	_add_button(player, "60 %", _phone.set_output_volume.bind(0.6))
	_add_button(player, "Microphone: yes", _phone.answer_record_permission.bind(true))
	_add_button(player, "Microphone: no", _phone.answer_record_permission.bind(false))
	var system := _add_group("The app and the system")
	var playback := AVAudioSession.playback
	_add_button(
		system, "Ad: playback", _phone.change_configuration_externally.bind(playback, 0, 0, 0)
	)
	_add_button(system, "Ad: unknown category", _phone.change_category_to_unknown.bind("Radio"))
	_add_switch(system, "Sound is running", _phone.set_game_audio_running)
	_add_button(system, "Next call fails", _phone.fail_next_call.bind("InsufficientPriority"))
	_add_switch(system, "Audio server dead", _lose_media_services)
	for version: int in [16, 26, 27]:
		_add_button(system, "iOS %d" % version, _phone.set_os_version.bind(version, 0))


func _add_group(title: String) -> Control:
	var heading := Label.new()
	heading.text = title
	heading.modulate.a = 0.6
	_groups.add_child(heading)
	var flow := HFlowContainer.new()
	_groups.add_child(flow)
	return flow


func _add_button(group: Control, title: String, action: Callable) -> void:
	var button := Button.new()
	button.text = title
	button.pressed.connect(func() -> void: _do(title, action.call()))
	group.add_child(button)


## The action is given whether the switch is on.
func _add_switch(group: Control, title: String, action: Callable) -> void:
	var button := Button.new()
	button.text = title
	button.toggle_mode = true
	button.toggled.connect(
		func(on: bool) -> void: _do("%s %s" % [title, "on" if on else "off"], action.call(on))
	)
	group.add_child(button)


func _do(title: String, error: Error) -> void:
	told.emit("Phone: %s%s" % [title, "" if error == OK else ": " + error_string(error)])


func _plug(on: bool, accessory: AVAudioSessionSimulator.SimulatedAccessory) -> Error:
	return _phone.connect_accessory(accessory) if on else _phone.disconnect_accessory(accessory)


func _play_other(on: bool, mixes: bool) -> Error:
	return _phone.start_other_audio(mixes) if on else _phone.stop_other_audio()


func _lose_media_services(lost: bool) -> Error:
	return _phone.lose_media_services() if lost else _phone.reset_media_services()


func _focus() -> Error:
	get_tree().notification(NOTIFICATION_APPLICATION_FOCUS_IN)
	return OK


## A new device has nothing plugged in. The release library for a phone has no simulated devices.
func _on_models_item_selected(index: int) -> void:
	_phone.stop()
	if index > 0:
		_phone.start(MODELS[_models.get_item_text(index)])
	for button: BaseButton in _groups.find_children("*", "BaseButton", true, false):
		button.set_pressed_no_signal(false)
	_groups.visible = _phone.is_running()
	told.emit("Device: %s" % _models.get_item_text(index))
