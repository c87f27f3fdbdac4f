//! The guidelines that come with Kava. They are data: nothing else reads their files.

/// Each by its id, with its text, which may hold several editions.
pub static SHIPPED: &[(&str, &str)] = &[
    ("estonia", include_str!("../../../guidelines/estonia.kava")),
    ("taltech", include_str!("../../../guidelines/taltech.kava")),
    ("tartu", include_str!("../../../guidelines/tartu.kava")),
    (
        "nova-academy",
        include_str!("../../../guidelines/nova-academy.kava"),
    ),
    ("eu-2022", include_str!("../../../guidelines/eu-2022.kava")),
];
