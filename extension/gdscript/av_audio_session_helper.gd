## Does for the game's sound what most games need.
##
## A call, an alarm or Siri takes the sound from the game: the helper pauses and mutes the game, and
## brings both back when the system says so. It silences the music, and only that, while the player
## listens to another app, and puts the session back as the game set it when an advertisement
## changed it. It undoes only what it did itself: a game that was paused before a call is paused
## after it.[br]
## Use one only: of two, each has to be resumed. Make it an autoload, with any name but its own,
## which Godot refuses; the guides call it [code]AudioHelper[/code]. Or add it to a scene, and write
## the path to the node instead. When it leaves the scene tree, it undoes everything and forgets the
## interruption: make it an autoload if the game changes scenes.[br]
## Where there is no audio session, nothing happens to it, and so the helper does nothing. On the
## Web not even the class is there: no type here names it.
class_name AVAudioSessionHelper
extends Node

## The system took the sound from the game, which is paused and muted now, as asked. A good moment
## for a pause screen with a button that calls [method resume].
signal paused_by_system
## The game plays on as before.
signal resumed
## The game does not play on by itself: show something like "Tap to resume", and call
## [method resume] when the player does. It can come again, and [signal resumed] can still follow by
## itself, as at the end of a call.
signal resume_needed

enum State {
	## The game has the sound.
	PLAYING,
	## Until the system gives the sound back.
	INTERRUPTED,
	## The interruption is over, but the game is not to play on by itself.
	STOPPED,
	## Until [method resume], whatever the system says: the headphones were unplugged.
	UNPLUGGED,
	## As soon as the session is active, the game plays on.
	RESUMING,
}

## The class of the session.
const SESSION_CLASS := &"AVAudioSession"
## The bus that [member mute_game] mutes.
const MASTER_BUS := 0

static var _helpers_in_tree := 0

## Pauses the scene tree during an interruption. What has to work meanwhile, such as a pause screen,
## needs [constant Node.PROCESS_MODE_ALWAYS]: the helper has it, and so have the nodes below it.[br]
## Afterwards the scene tree goes on, also if the game paused it meanwhile: a menu that opens at
## [signal paused_by_system] and is to stay open has to pause it again at [signal resumed].
@export var pause_game := true
## Mutes the bus Master during an interruption. Afterwards it is heard again, also if the game muted
## it meanwhile: what is to stay muted has to be muted again at [signal resumed].
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
@export var music_bus := &"Music":
	set(value):
		_unmute_music()
		music_bus = value
		if is_inside_tree():
			_follow_other_audio()
## Puts the session back, by [method AVAudioSession.reassert], after other code, such as an
## advertisement, changed it, and after the system's audio server was restarted. In an interruption,
## this waits until the game plays on.
@export var reassert_configuration := true

# Null where the class is not there.
var _session: RefCounted
var _state := State.PLAYING
# How many calls of activate_async() have not ended yet.
var _tries := 0
var _has_to_reassert := false
# What it changed, and so has to undo.
var _paused_game := false
var _muted_game := false
var _muted_music := &""
var _missed_music_bus := &""


func _init() -> void:
	process_mode = PROCESS_MODE_ALWAYS


func _enter_tree() -> void:
	_helpers_in_tree += 1
	if _helpers_in_tree > 1:
		push_warning(
			(
				(
					"AVAudioSessionHelper: '%s' is a second helper, and each has to be resumed."
					+ " Keep one: the autoload, or a node of the scene."
				)
				% get_path()
			)
		)
	if not ClassDB.class_exists(SESSION_CLASS):
		return
	_session = ClassDB.instantiate(SESSION_CLASS)
	_session.interruption_began.connect(_on_interruption_began)
	_session.interruption_ended.connect(_on_interruption_ended)
	_session.activation_completed.connect(_on_activation_completed)
	_session.route_changed.connect(_on_route_changed)
	_session.silence_secondary_audio_hint_changed.connect(_follow_other_audio.unbind(1))
	_session.configuration_changed_externally.connect(_on_configuration_lost)
	_session.media_services_were_reset.connect(_on_configuration_lost)
	# Deferred: a game sets music_bus in _ready(), or makes the bus there.
	_follow_other_audio.call_deferred()


func _exit_tree() -> void:
	_helpers_in_tree -= 1
	_session = null
	_has_to_reassert = false
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
	if _state == State.PLAYING:
		return
	_state = State.RESUMING
	_tries += 1
	_reassert_if_needed()
	_session.activate_async()


func _on_interruption_began(reason: int) -> void:
	if reason == _get_constant(&"INTERRUPTION_REASON_ROUTE_DISCONNECTED"):
		_halt_unplugged()
	elif _state != State.UNPLUGGED:
		_halt(State.INTERRUPTED)


func _on_interruption_ended(should_resume: bool) -> void:
	if _state == State.PLAYING:
		return
	if should_resume and resume_by_itself and _state != State.UNPLUGGED:
		resume()
		return
	if _state != State.UNPLUGGED:
		_state = State.STOPPED
	resume_needed.emit()


func _on_focus_in() -> void:
	if not is_inside_tree():
		return
	# Changes of the hint are told only to a game in the foreground.
	_follow_other_audio()
	# Before iOS 27 the end of an interruption may never be told.
	if _state != State.STOPPED:
		_on_interruption_ended(true)


func _on_activation_completed(active: bool, error: Error) -> void:
	if not active:
		return
	_tries = maxi(_tries - 1, 0)  # The game may have activated the session, too.
	if _state != State.RESUMING:
		return
	# Without an audio session, as after AVAudioSessionSimulator.stop(), nothing is to be waited for.
	if error == OK or error == ERR_UNAVAILABLE:
		_play_on()
		_reassert_if_needed()
		resumed.emit()
	elif _tries == 0:
		resume_needed.emit()


func _on_route_changed(reason: int, _previous: RefCounted) -> void:
	var unplugged := reason == _get_constant(&"ROUTE_CHANGE_REASON_OLD_DEVICE_UNAVAILABLE")
	if unplugged and pause_when_unplugged:
		_halt_unplugged()


func _on_configuration_lost() -> void:
	_has_to_reassert = reassert_configuration
	# What interrupts the game keeps the sound: reasserting activates the session, too.
	if _state == State.PLAYING:
		_reassert_if_needed()


func _reassert_if_needed() -> void:
	if _has_to_reassert:
		_has_to_reassert = false
		_session.reassert()


func _halt_unplugged() -> void:
	# In an interruption, its end is the time to ask the player.
	var is_to_ask := _state == State.PLAYING or _state == State.RESUMING
	_halt(State.UNPLUGGED)
	if is_to_ask:
		resume_needed.emit()


func _halt(state: State) -> void:
	var was_playing := _state == State.PLAYING
	_state = state
	if not was_playing:
		return
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
	_state = State.PLAYING
	_tries = 0
	_paused_game = false
	_muted_game = false


func _follow_other_audio() -> void:
	if silence_music and _session != null and _session.secondary_audio_should_be_silenced_hint:
		_mute_music()
	else:
		_unmute_music()


func _mute_music() -> void:
	var bus := AudioServer.get_bus_index(music_bus)
	if bus >= 0 and not AudioServer.is_bus_mute(bus):
		AudioServer.set_bus_mute(bus, true)
		_muted_music = music_bus
	elif bus < 0 and _missed_music_bus != music_bus:
		_missed_music_bus = music_bus
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


func _get_constant(constant: StringName) -> int:
	return ClassDB.class_get_integer_constant(SESSION_CLASS, constant)
