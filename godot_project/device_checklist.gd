## The checklist for a phone: what can be checked by itself, then what takes a finger and an ear.
## Make it the main scene, export, run it from Xcode, and read the screen or the log.
extends PanelContainer

const EventLog := preload("res://event_log.gd")
const SessionDemo := preload("res://session_demo.gd")
const Tone := preload("res://tone.gd")
const CATEGORIES := {
	AVAudioSession.soloAmbient: "music of another app stops, and the ring switch silences the tone",
	AVAudioSession.ambient: "music of another app plays on, and the ring switch silences the tone",
	AVAudioSession.playback: "music of another app stops, and the ring switch changes nothing",
}
# What to do, and the line that has to follow.
const EVENTS := {
	"Plug headphones in, or connect AirPods": "route_changed(ROUTE_CHANGE_REASON_NEW_DEVICE_",
	"Take them away": "route_changed(ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE",
	"Turn the volume up or down": "output_volume_changed",
	"Call this phone, answer, and hang up":
	"interruption_began, then Helper: resumed, and the tone",
	"Let a timer of the clock ring, and stop it": "the same",
}
const SECONDS_EACH := 15.0
const SECONDS_EACH_EVENT := 40.0

var _demo := SessionDemo.new()

@onready var _log: EventLog = %Log
@onready var _tone: Tone = %Tone


func _ready() -> void:
	_demo.told.connect(_log.tell)
	_demo.introduce()
	_demo.try_everything()
	var passed := _demo.conclude()
	if OS.get_name() not in ["iOS", "visionOS"]:
		_log.tell("CHECKLIST NOT RUN: this is not a device")
		get_tree().quit(0 if passed else 1)
		return
	_log.tell("CHECKLIST: the part without ears %s" % ["FAILED", "PASSED"][int(passed)])
	_demo.session.set_active(true)
	_tone.play()
	for category: int in CATEGORIES:
		_demo.set_category(category)
		_log.tell("Listen for %d s: %s." % [SECONDS_EACH, CATEGORIES[category]])
		await get_tree().create_timer(SECONDS_EACH).timeout
	for event: String in EVENTS:
		_log.tell("%s, in %d s. Look for: %s." % [event, SECONDS_EACH_EVENT, EVENTS[event]])
		await get_tree().create_timer(SECONDS_EACH_EVENT).timeout
	_log.tell("CHECKLIST DONE: compare what you heard and saw with the lines above")
