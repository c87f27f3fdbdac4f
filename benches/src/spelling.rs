//! The same catalogue as other tools read it: what is shared first, then the programmes one by one,
//! so that a hundred thousand of them need no memory.

pub mod kcl;
pub mod pkl;
pub mod yaml;

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Spelling {
    Json,
    /// JSON is Jsonnet
    Jsonnet,
    Yaml,
    Kcl,
    Pkl,
}

impl Spelling {
    pub fn file(self) -> &'static str {
        match self {
            Spelling::Json => "catalogue.json",
            Spelling::Jsonnet => "catalogue.jsonnet",
            Spelling::Yaml => "catalogue.yaml",
            Spelling::Kcl => "catalogue.k",
            Spelling::Pkl => "catalogue.pkl",
        }
    }

    /// # Errors
    /// Where it cannot be written.
    pub fn write(
        self,
        shared: &impl Serialize,
        programmes: impl Iterator<Item = impl Serialize>,
        to: &mut impl Write,
    ) -> io::Result<()> {
        let Value::Object(shared) = serde_json::to_value(shared)? else {
            return Err(io::Error::other("what programmes share is not an object"));
        };
        write!(to, "{}", self.head(&shared))?;
        for (at, programme) in programmes.enumerate() {
            let programme = serde_json::to_value(programme)?;
            write!(to, "{}", self.programme(&programme, at == 0))?;
        }
        write!(to, "{}", self.end())
    }

    /// What is shared, up to the first programme.
    fn head(self, shared: &Map<String, Value>) -> String {
        match self {
            Spelling::Json | Spelling::Jsonnet => {
                let lines = shared
                    .iter()
                    .map(|(name, one)| format!("\"{name}\":{one},"));
                format!("{{{}\"programmes\":[", lines.collect::<String>())
            }
            Spelling::Yaml => yaml::text(&Value::Object(shared.clone())) + "programmes:\n",
            Spelling::Kcl => {
                let lines = shared
                    .iter()
                    .map(|(name, one)| format!("    \"{name}\" = {}\n", kcl::value(one, 1)));
                format!(
                    "catalogue = {{\n{}    \"programmes\" = [\n",
                    lines.collect::<String>()
                )
            }
            Spelling::Pkl => {
                let lines = shared
                    .iter()
                    .map(|(name, one)| pkl::property(name, one, 0) + "\n");
                format!("{}programmes = new Listing {{\n", lines.collect::<String>())
            }
        }
    }

    fn programme(self, programme: &Value, is_first: bool) -> String {
        match self {
            Spelling::Json | Spelling::Jsonnet if is_first => programme.to_string(),
            Spelling::Json | Spelling::Jsonnet => format!(",{programme}"),
            Spelling::Yaml => yaml::text(&Value::Array(vec![programme.clone()])),
            Spelling::Kcl => format!("        {}\n", kcl::value(programme, 2)),
            Spelling::Pkl => format!("  {}\n", pkl::value(programme, 1)),
        }
    }

    fn end(self) -> &'static str {
        match self {
            Spelling::Json | Spelling::Jsonnet => "]}\n",
            Spelling::Yaml => "",
            Spelling::Kcl => "    ]\n}\n",
            Spelling::Pkl => "}\n",
        }
    }
}
