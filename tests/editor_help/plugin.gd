@tool
## Prints what an editor has of the addon: the sections of its project settings, what its search
## for help finds, and the help page of each class, as F1 opens it.
extends EditorPlugin

const NAME := "AVAudioSession"
# The search and the pages are made over a few frames.
const FRAMES := 30


func _enter_tree() -> void:
	_run.call_deferred()


func _run() -> void:
	await _wait()
	for dialog: Node in get_tree().root.find_children("*", "ProjectSettingsEditor", true, false):
		_print_trees("section", dialog)
	for search: Window in get_tree().root.find_children("*", "EditorHelpSearch", true, false):
		search.popup()
		for edit: LineEdit in search.find_children("*", "LineEdit", true, false):
			edit.text = NAME
			edit.text_changed.emit(NAME)
		await _wait()
		_print_trees("found", search)
		search.hide()
	for page in ClassDB.get_class_list():
		if page.begins_with(NAME):
			await _print_page(page)
	print("end")
	get_tree().quit()


func _print_trees(what: String, node: Node) -> void:
	for tree: Tree in node.find_children("*", "Tree", true, false):
		var items: Array[TreeItem] = []
		if tree.get_root() != null:
			items.append(tree.get_root())
		while not items.is_empty():
			var item: TreeItem = items.pop_back()
			print(what, ": ", item.get_text(0))
			items.append_array(item.get_children())


func _print_page(page: String) -> void:
	var script_editor := EditorInterface.get_script_editor()
	script_editor.goto_help("class_name:" + page)
	await _wait()
	for help: Node in script_editor.find_children("*", "EditorHelp", true, false):
		if help.name == page:
			print("page: ", page)
			for label: RichTextLabel in help.find_children("*", "RichTextLabel", true, false):
				print(label.get_parsed_text())


func _wait() -> void:
	for frame in FRAMES:
		await get_tree().process_frame
