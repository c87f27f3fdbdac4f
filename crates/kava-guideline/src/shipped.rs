//! The guidelines that come with Kava. They are data: nothing else reads their files.

/// Each by its id, with its text; those that extend others stand after them.
pub static SHIPPED: &[(&str, &str)] = &[
    ("estonia", include_str!("../../../guidelines/estonia.kava")),
    ("taltech", include_str!("../../../guidelines/taltech.kava")),
];
