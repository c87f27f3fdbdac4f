//! What a byte means to the first pass over a file.

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Plain,
    Blank,
    /// A tab or a control character.
    Unusual,
    Newline,
    Quote,
    Comma,
    Open,
    Close,
    Slash,
    Angle,
    /// The first byte of a smart quotation mark or of a wide blank.
    Wide,
}

pub(crate) fn class(byte: u8) -> Class {
    CLASS[byte as usize]
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Plain; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\n' | b'\r' => Class::Newline,
            b' ' => Class::Blank,
            0..b' ' | 0x7F => Class::Unusual,
            b'"' => Class::Quote,
            b',' => Class::Comma,
            b'{' => Class::Open,
            b'}' => Class::Close,
            b'/' => Class::Slash,
            b'<' => Class::Angle,
            0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF3 => Class::Wide,
            _ => Class::Plain,
        };
        byte += 1;
    }
    table
};
