## Does for the game's sound what most games need: add it to a scene, or as an autoload.
##
## A call, an alarm or Siri takes the sound from the game: the helper pauses and mutes the game, and
## brings both back when the system says so. It silences the music, and only that, while the player
## listens to another app, and puts the session back as the game set it when an advertisement
## changed it. It undoes only what it did itself: a game that was paused before a call is paused
## after it.[br]
## Where there is no audio session, nothing happens to it, and so the helper does nothing.
class_name AVAudioSessionHelper
extends Node

## The system took the sound from the game, which is paused and muted now, as asked. A good moment
## for a pause screen with a button that calls [method resume].
signal paused_by_system
## The game plays on as before.
signal resumed
## The game does not play on by itself: show something like "Tap to resume", and call
## [method resume] when the player does.
signal resume_needed

const MASTER_BUS := 0

## Pauses the scene tree during an interruption. What has to work meanwhile, such as a pause screen,
## needs [constant Node.PROCESS_MODE_ALWAYS]: the helper has it, and so have the nodes below it.
@export var pause_game := true
## Mutes the bus Master during an interruption.
@export var mute_game := true
## Plays on after an interruption if the system recommends it, or when the game has the focus again
## and the end was never told. If the player has to be ready first, turn it off: then
## [signal resume_needed] comes instead.
@export var resume_by_itself := true
## Does the same for unplugged headphones as for an interruption, until [method resume]. Off, since
## players expect most games to go on; turn it on where sound from the speaker is a nuisance.
@export var pause_when_unplugged := false
## Mutes [member music_bus] while another app plays what does not mix, such as a podcast.
@export var silence_music := true:
	set(value):
		silence_music = value
		if is_inside_tree():
			_follow_other_audio()
## The bus that the game's music plays on, and nothing else.
@export var music_bus := &"Music"
## Puts back what the game set by [AVAudioSession] after other code, such as an advertisement,
## changed it, and after the system's audio server was restarted.
@export var reassert_configuration := true

var _session: AVAudioSession
var _is_halted := false
var _is_resuming := false
var _resumes_on_focus := false
# What it changed, and so has to undo.
var _paused_game := false
var _muted_game := false
var _muted_music := &""
var _missed_music_bus := false


func _init() -> void:
	process_mode = PROCESS_MODE_ALWAYS


func _enter_tree() -> void:
	_session = AVAudioSession.new()
	_session.interruption_began.connect(_on_interruption_began)
	_session.interruption_ended.connect(_on_interruption_ended)
	_session.activation_completed.connect(_on_activation_completed)
	_session.route_changed.connect(_on_route_changed)
	_session.silence_secondary_audio_hint_changed.connect(_follow_other_audio.unbind(1))
	_session.configuration_changed_externally.connect(_reassert)
	_session.media_services_were_reset.connect(_reassert)
	_follow_other_audio()


func _exit_tree() -> void:
	_session = null
	_play_on()
	_unmute_music()


func _notification(what: int) -> void:
	if what == NOTIFICATION_APPLICATION_FOCUS_IN:
		# On iOS, Godot stands still during an interruption and is told of it afterwards: deferred,
		# this comes behind what is waiting to be told.
		_on_focus_in.call_deferred()


## Brings the sound back, without blocking a frame: [signal resumed] follows, or
## [signal resume_needed] if something more important, such as a call, still has the audio.
func resume() -> void:
	if _is_halted and not _is_resuming:
		_is_resuming = true
		_session.activate_async()


func _on_interruption_began(reason: AVAudioSession.InterruptionReason) -> void:
	_resumes_on_focus = resume_by_itself
	# What is being activated was interrupted, too.
	_is_resuming = false
	_halt()
	if reason == AVAudioSession.INTERRUPTION_REASON_ROUTE_DISCONNECTED:
		resume_needed.emit()


func _on_interruption_ended(should_resume: bool) -> void:
	_resumes_on_focus = should_resume and resume_by_itself
	if _resumes_on_focus:
		resume()
	elif _is_halted:
		resume_needed.emit()


func _on_focus_in() -> void:
	if not is_inside_tree():
		return
	# Changes of the hint are told only to a game in the foreground.
	_follow_other_audio()
	# Before iOS 27 the end of an interruption may never be told.
	if _resumes_on_focus:
		resume()


func _on_activation_completed(active: bool, error: Error) -> void:
	if not active or not _is_resuming:
		return
	_is_resuming = false
	if error == OK:
		_play_on()
		resumed.emit()
	else:
		resume_needed.emit()


func _on_route_changed(
	reason: AVAudioSession.RouteChangeReason, _previous: AVAudioSessionRouteDescription
) -> void:
	var unplugged := reason == AVAudioSession.ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE
	if unplugged and pause_when_unplugged:
		_halt()
		resume_needed.emit()


func _halt() -> void:
	if _is_halted:
		return
	_is_halted = true
	_paused_game = pause_game and not get_tree().paused
	_muted_game = mute_game and not AudioServer.is_bus_mute(MASTER_BUS)
	if _paused_game:
		get_tree().paused = true
	if _muted_game:
		AudioServer.set_bus_mute(MASTER_BUS, true)
	paused_by_system.emit()


func _play_on() -> void:
	if _paused_game:
		get_tree().paused = false
	if _muted_game:
		AudioServer.set_bus_mute(MASTER_BUS, false)
	_is_halted = false
	_is_resuming = false
	_resumes_on_focus = false
	_paused_game = false
	_muted_game = false


func _follow_other_audio() -> void:
	if silence_music and _session.secondary_audio_should_be_silenced_hint:
		_mute_music()
	else:
		_unmute_music()


func _mute_music() -> void:
	var bus := AudioServer.get_bus_index(music_bus)
	if bus >= 0 and not AudioServer.is_bus_mute(bus):
		AudioServer.set_bus_mute(bus, true)
		_muted_music = music_bus
	elif bus < 0 and not _missed_music_bus:
		_missed_music_bus = true
		push_warning(
			(
				(
					"AVAudioSessionHelper: There is no audio bus '%s' to mute while another app plays."
					+ " Put the game's music on a bus of its own and set music_bus to its name,"
					+ " or turn silence_music off."
				)
				% music_bus
			)
		)


func _unmute_music() -> void:
	var bus := AudioServer.get_bus_index(_muted_music)
	if bus >= 0:
		AudioServer.set_bus_mute(bus, false)
	_muted_music = &""


func _reassert() -> void:
	if reassert_configuration:
		_session.reassert()
