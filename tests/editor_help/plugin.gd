@tool
## Opens the help page of the class, as F1 does, and prints what the page says.
extends EditorPlugin


func _enter_tree() -> void:
	_run.call_deferred()


func _run() -> void:
	var script_editor := EditorInterface.get_script_editor()
	script_editor.goto_help("class_name:AVAudioSession")
	# The page is written over a few frames.
	for frame in 10:
		await get_tree().process_frame
	for page: Node in script_editor.find_children("*", "EditorHelp", true, false):
		for label: RichTextLabel in page.find_children("*", "RichTextLabel", true, false):
			print(label.get_parsed_text())
	print("end")
	get_tree().quit()
