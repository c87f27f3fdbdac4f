//! What a client does, read out of an input. Every input is a script: steps begin with a line `//! WORD` and
//! numbers, their text follows, and what is not known stands for something that is.

/// Every request that the server answers, but for building into a folder.
pub const METHODS: [&str; 36] = [
    "textDocument/hover",
    "textDocument/completion",
    "completionItem/resolve",
    "textDocument/codeAction",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
    "textDocument/rename",
    "textDocument/prepareRename",
    "textDocument/references",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/typeDefinition",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "workspace/symbol",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/documentLink",
    "textDocument/linkedEditingRange",
    "textDocument/codeLens",
    "textDocument/inlayHint",
    "textDocument/signatureHelp",
    "textDocument/prepareCallHierarchy",
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
    "textDocument/prepareTypeHierarchy",
    "typeHierarchy/supertypes",
    "typeHierarchy/subtypes",
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "workspace/executeCommand",
    "kava/text",
];

/// The most steps of one session.
const MOST: usize = 24;

/// Places are any numbers: the text they fall into is what says where they are.
#[derive(Debug)]
pub enum Step<'i> {
    Open {
        document: usize,
        text: &'i str,
    },
    Change {
        document: usize,
        start: usize,
        length: usize,
        text: &'i str,
    },
    Replace {
        document: usize,
        text: &'i str,
    },
    Close {
        document: usize,
    },
    Save {
        document: usize,
    },
    Ask {
        method: &'static str,
        document: usize,
        at: usize,
        length: usize,
    },
    Settings {
        number: usize,
    },
}

/// The numbers of the first line say how the session begins.
pub fn steps(input: &str) -> (usize, Vec<Step<'_>>) {
    let mut begin = 0;
    let mut steps = Vec::new();
    for (count, part) in input.split("//! ").skip(1).take(MOST).enumerate() {
        let (line, text) = part.split_once('\n').unwrap_or((part, ""));
        let mut words = line.split_whitespace();
        let word = words.next().unwrap_or_default();
        let mut next = || words.next().map_or(0, number);
        let (one, two, three, four) = (next(), next(), next(), next());
        match (word, count) {
            ("begin", 0) => {
                begin = one;
                if !text.is_empty() {
                    steps.push(Step::Open { document: 0, text });
                }
            }
            _ => steps.push(step(word, text, [one, two, three, four])),
        }
    }
    (begin, steps)
}

fn step<'i>(word: &str, text: &'i str, [one, two, three, four]: [usize; 4]) -> Step<'i> {
    let document = one;
    match word {
        "open" => Step::Open { document, text },
        "change" => Step::Change {
            document,
            start: two,
            length: three,
            text: text.strip_suffix('\n').unwrap_or(text),
        },
        "replace" => Step::Replace { document, text },
        "close" => Step::Close { document },
        "save" => Step::Save { document },
        "settings" => Step::Settings { number: one },
        _ => Step::Ask {
            method: METHODS[one % METHODS.len()],
            document: two,
            at: three,
            length: four,
        },
    }
}

fn number(word: &str) -> usize {
    let digits = word.bytes().take(9);
    digits.fold(0, |sum, digit| {
        sum * 10 % 1_000_000_007 + usize::from(digit & 15)
    })
}
