//! Starts `kava lsp`, as found on the `PATH`, with what the settings of Zed say of it.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, Extension, LanguageServerId, Result, Worktree};

struct Kava;

impl Extension for Kava {
    fn new() -> Self {
        Kava
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        folder: &Worktree,
    ) -> Result<Command> {
        let command = folder
            .which("kava")
            .ok_or("kava is not on the PATH · käsku kava PATHi peal ei ole")?;
        Ok(Command {
            command,
            args: vec!["lsp".to_owned()],
            env: folder.shell_env(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        server: &LanguageServerId,
        folder: &Worktree,
    ) -> Result<Option<zed::serde_json::Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), folder)?;
        Ok(settings.initialization_options)
    }
}

zed::register_extension!(Kava);
