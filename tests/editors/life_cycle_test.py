"""The language server over standard input and output, from the first message to its exit, asked by a
client that checks each answer against the protocol. Run by .ci/editors: pytest tests/editors
"""

import asyncio
import shutil
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

HERE = Path(__file__).parent
SERVER = ClientServerConfig(server_command=["kava", "lsp", "--as-of", "2026-06-10", "--lang", "en"])
PATIENCE = 20
LAYOUT = lsp.FormattingOptions(tab_size=2, insert_spaces=True)


class Editor:
    """The texts as an editor holds them, and the questions it asks at a place of them."""

    def __init__(self, client: LanguageClient, folder: Path):
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str):
        uri = self.uri(name)
        self.texts[uri] = (self.folder / name).read_text("utf-8")
        self.versions[uri] = 1
        item = lsp.TextDocumentItem(uri, "kava", 1, self.texts[uri])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def document(self, name: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(name))

    def place(self, name: str, words: str) -> lsp.Position:
        """Where the words begin, counted in UTF-16 as the protocol does."""
        text = self.texts[self.uri(name)]
        before = text[: text.index(words)]
        line = before.rsplit("\n", 1)[-1]
        return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def type_over(self, name: str, words: str, others: str):
        start = self.place(name, words)
        end = lsp.Position(start.line, start.character + len(words.encode("utf-16-le")) // 2)
        self.change(self.uri(name), [lsp.TextEdit(lsp.Range(start, end), others)])

    def change(self, uri: str, edits: list[lsp.TextEdit]):
        """Changes the text and tells it, from the last place to the first."""
        edits = sorted(edits, key=lambda it: (it.range.start.line, it.range.start.character), reverse=True)
        for edit in edits:
            start, end = (offset(self.texts[uri], at) for at in (edit.range.start, edit.range.end))
            self.texts[uri] = self.texts[uri][:start] + edit.new_text + self.texts[uri][end:]
        self.versions[uri] += 1
        document = lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        changes = [lsp.TextDocumentContentChangePartial(range=it.range, text=it.new_text) for it in edits]
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, changes))

    def apply(self, edit: lsp.WorkspaceEdit):
        for uri, edits in (edit.changes or {}).items():
            self.change(uri, list(edits))
        for change in edit.document_changes or []:
            assert isinstance(change, lsp.TextDocumentEdit)
            self.change(change.text_document.uri, list(change.edits))

    async def see(self, name: str, codes: set[str]) -> dict[str, lsp.Diagnostic]:
        """Waits until just these codes are told of the file: asked for by an editor that can, else
        told unasked."""
        while True:
            told = await self.told(name)
            found = {str(diagnostic.code): diagnostic for diagnostic in told or []}
            if told is not None and set(found) == codes:
                return found
            await asyncio.sleep(0.02)

    async def told(self, name: str):
        if self.client.capabilities.text_document.diagnostic is None:
            return self.client.diagnostics.get(self.uri(name))
        params = lsp.DocumentDiagnosticParams(self.document(name))
        report = await self.client.text_document_diagnostic_async(params)
        return report.items

    def save(self, name: str):
        (self.folder / name).write_text(self.texts[self.uri(name)], "utf-8")
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(self.document(name)))


def offset(text: str, at: lsp.Position) -> int:
    lines = text.splitlines(keepends=True)
    before = sum(len(line) for line in lines[: at.line])
    line = lines[at.line] if at.line < len(lines) else ""
    return before + len(line.encode("utf-16-le")[: at.character * 2].decode("utf-16-le"))


@pytest_lsp.fixture(config=SERVER, params=["visual-studio-code", "neovim", "emacs"])
async def client(request, lsp_client: LanguageClient):
    lsp_client.editor = request.param
    lsp_client.watched = []

    @lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams):
        lsp_client.watched += [it.method for it in params.registrations]

    yield
    if lsp_client._server.returncode is None:
        lsp_client._server.kill()


@pytest.mark.asyncio
async def test_from_the_first_message_to_the_exit(client: LanguageClient, tmp_path: Path):
    async with asyncio.timeout(PATIENCE):
        await lives(client, tmp_path)


async def lives(client: LanguageClient, tmp_path: Path):
    shutil.copytree(HERE / "catalogue", tmp_path, dirs_exist_ok=True)
    editor = Editor(client, tmp_path)
    await begins(editor)

    editor.open("programme.kava")
    editor.open("courses.kava")
    found = await editor.see("programme.kava", {"estonian-word", "degree-share"})
    tells_the_clause(editor, found["degree-share"])
    watches_the_files(client)

    await mends(editor, found["estonian-word"])
    await lays_out(editor)
    await tells_of_a_course(editor)
    await offers_what_may_follow(editor)
    await finds_and_renames(editor)
    await shows_the_programme(editor)

    editor.type_over("courses.kava", "credits    5 ECTS", "credits    6 ECTS")
    await editor.see("programme.kava", {"volume-agrees"})
    await editor.see("courses.kava", {"hours"})
    editor.type_over("programme.kava", "11 ECTS", "12 ECTS")
    editor.type_over("courses.kava", "independent 60", "independent 86")
    editor.save("courses.kava")
    editor.save("programme.kava")
    await editor.see("programme.kava", set())
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(editor.document("programme.kava")))

    await ends(client)


async def begins(editor: Editor):
    params = lsp.InitializeParams(
        capabilities=client_capabilities(editor.client.editor),
        root_uri=editor.folder.as_uri(),
        workspace_folders=[lsp.WorkspaceFolder(editor.folder.as_uri(), "catalogue")],
    )
    answer = await editor.client.initialize_session(params)
    assert answer.server_info.name == "kava"
    assert answer.capabilities.hover_provider
    assert answer.capabilities.rename_provider


def tells_the_clause(editor: Editor, found: lsp.Diagnostic):
    assert found.severity == lsp.DiagnosticSeverity.Error
    assert "45.45 %" in found.message
    assert "clause 1.1" in found.message
    assert found.range.start == editor.place("programme.kava", "choose")


def watches_the_files(client: LanguageClient):
    watching = client.capabilities.workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        assert client.watched == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]


async def mends(editor: Editor, found: lsp.Diagnostic):
    context = lsp.CodeActionContext([found], only=[lsp.CodeActionKind.QuickFix])
    document = editor.document("programme.kava")
    params = lsp.CodeActionParams(document, found.range, context)
    actions = await editor.client.text_document_code_action_async(params)
    editor.apply(actions[0].edit)
    await editor.see("programme.kava", {"degree-share"})


async def lays_out(editor: Editor):
    params = lsp.DocumentFormattingParams(editor.document("programme.kava"), LAYOUT)
    uri = editor.uri("programme.kava")
    editor.change(uri, await editor.client.text_document_formatting_async(params))
    # Behind the emoji the line was broken.
    assert '"Andmete alused 🎓"\n                en "Basics of Data 🎓"' in editor.texts[uri]
    assert len(await editor.client.text_document_formatting_async(params)) == 0


async def tells_of_a_course(editor: Editor):
    place = editor.place("programme.kava", "DB-1 ")
    params = lsp.HoverParams(editor.document("programme.kava"), place)
    told = await editor.client.text_document_hover_async(params)
    assert "Questions" in told.contents.value


async def offers_what_may_follow(editor: Editor):
    place = editor.place("programme.kava", "DB-1 ")
    params = lsp.CompletionParams(editor.document("programme.kava"), place)
    offered = await editor.client.text_document_completion_async(params)
    items = getattr(offered, "items", offered)
    assert {"DB-2", "DB-3"} <= {item.label for item in items}


async def finds_and_renames(editor: Editor):
    document = editor.document("programme.kava")
    place = editor.place("programme.kava", "DB-1 ")
    declared = await editor.client.text_document_definition_async(lsp.DefinitionParams(document, place))
    places = [declared] if isinstance(declared, lsp.Location) else declared
    targets = [getattr(it, "uri", None) or it.target_uri for it in places]
    assert targets == [editor.uri("courses.kava")]

    uses = lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), document, place)
    assert len(await editor.client.text_document_references_async(uses)) == 4

    renaming = lsp.RenameParams(document, place, "DB-10")
    editor.apply(await editor.client.text_document_rename_async(renaming))
    assert "DB-10 teaches" in editor.texts[document.uri]
    courses = editor.texts[editor.uri("courses.kava")]
    assert "course DB-10 {" in courses
    assert courses.count("requires   DB-10\n") == 2
    await editor.see("programme.kava", {"degree-share"})


async def shows_the_programme(editor: Editor):
    params = lsp.CodeLensParams(editor.document("programme.kava"))
    [lens] = await editor.client.text_document_code_lens_async(params)
    assert lens.command.title.startswith("11 ECTS")
    asked = lsp.ExecuteCommandParams("kava.preview", arguments=lens.command.arguments)
    shown = await editor.client.workspace_execute_command_async(asked)
    assert "Basics of Data" in str(shown)


async def ends(client: LanguageClient):
    await client.shutdown_session()
    assert await client._server.wait() == 0
