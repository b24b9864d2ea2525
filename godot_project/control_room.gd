## Shows the demo: by itself and in the log when there is no display, else as a control room.
extends PanelContainer

const EventLog := preload("res://event_log.gd")
const Helper := preload("res://addons/av_audio_session/av_audio_session_helper.gd")
const SessionDemo := preload("res://session_demo.gd")
const SessionState := preload("res://session_state.gd")
const Tone := preload("res://tone.gd")

# Room for two columns; a phone has one.
const WIDE := 720.0

var _demo := SessionDemo.new()

@onready var _helper: Helper = %Helper
@onready var _tone: Tone = %Tone
@onready var _state: SessionState = %State
@onready var _categories: Control = %Categories
@onready var _columns: BoxContainer = %Columns
@onready var _heard: Label = %Heard
@onready var _log: EventLog = %Log


func _ready() -> void:
	_demo.told.connect(_log.tell)
	_demo.introduce()
	for category in SessionDemo.settable():
		_add_category(category)
	_refresh()
	if DisplayServer.get_name() == "headless":
		_demo.try_everything()
		await _demo.rehearse(_helper)
		get_tree().quit(0 if _demo.conclude() else 1)
		return
	_demo.session.set_active(true)
	_tone.play()


func _add_category(category: int) -> void:
	var button := Button.new()
	button.text = SessionDemo.name_category(category)
	button.toggle_mode = true
	button.pressed.connect(_demo.set_category.bind(category))
	_categories.add_child(button)


## The session is asked every time: it knows better than what was pressed last.
func _refresh() -> void:
	_state.refresh()
	for button: Button in _categories.get_children():
		button.set_pressed_no_signal(
			button.text == SessionDemo.name_category(_demo.session.category)
		)
	_heard.text = "The game is heard" if _tone.is_heard() else "The game is silent"


func _on_resized() -> void:
	if is_node_ready():
		_columns.vertical = size.x < WIDE


func _on_activate_pressed() -> void:
	_log.tell("Activate: %s" % error_string(_demo.session.set_active(true)))


func _on_deactivate_pressed() -> void:
	_log.tell("Deactivate: %s" % error_string(_demo.session.set_active(false)))


func _on_reassert_pressed() -> void:
	_log.tell("Reassert: %s" % error_string(_demo.session.reassert()))


func _on_voice_chat_pressed() -> void:
	var error := _demo.session.configure(
		AVAudioSession.playAndRecord,
		AVAudioSession.MODE_VOICE_CHAT,
		AVAudioSession.POLICY_DEFAULT,
		AVAudioSession.OPTION_DEFAULT_TO_SPEAKER
	)
	_log.tell("Configure for voice chat: %s" % error_string(error))


func _on_ask_for_microphone_pressed() -> void:
	_log.tell(
		"Ask for the microphone: %s" % error_string(_demo.session.request_record_permission())
	)


func _on_wrong_value_pressed() -> void:
	_demo.set_category(SessionDemo.WRONG_VALUE)
