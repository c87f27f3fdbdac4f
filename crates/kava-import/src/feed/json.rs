//! JSON that is taken apart, and what of it was left: every value must be placed or told.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value;

/// The pointers that have been answered for.
#[derive(Debug, Default)]
pub struct Seen(RefCell<BTreeSet<String>>);

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub value: &'a Value,
    /// A JSON pointer.
    pub pointer: String,
    seen: &'a Seen,
}

/// A value that nobody took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub pointer: String,
    /// Its key.
    pub name: String,
    pub value: String,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value, pointer: &str, seen: &'a Seen) -> Node<'a> {
        Node {
            value,
            pointer: pointer.to_owned(),
            seen,
        }
    }

    fn child(&self, value: &'a Value, key: &str) -> Node<'a> {
        let key = key.replace('~', "~0").replace('/', "~1");
        Node {
            value,
            pointer: format!("{}/{key}", self.pointer),
            seen: self.seen,
        }
    }

    /// A member that says something: null says nothing.
    pub fn get(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(self.child(value, key))
    }

    /// A member that is there and null: what it stands for is not known yet.
    pub fn is_open(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(Value::is_null)
    }

    pub fn items(&self) -> impl Iterator<Item = Node<'a>> {
        let items = self.value.as_array().map_or(&[][..], Vec::as_slice);
        let items = items.iter().enumerate();
        items.map(|(at, item)| self.child(item, &at.to_string()))
    }

    pub fn members(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), self.child(value, key)))
    }

    fn take(&self) {
        self.seen.0.borrow_mut().insert(self.pointer.clone());
    }

    /// A string, which is answered for from now on.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str()?;
        self.take();
        Some(text)
    }

    /// A string that reads as something; one that does not is left, and told.
    pub fn reads<T>(&self, read: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let value = read(self.value.as_str()?)?;
        self.take();
        Some(value)
    }

    /// A number as it is written.
    pub fn number(&self) -> Option<String> {
        let number = self.value.as_number()?;
        self.take();
        Some(number.to_string())
    }

    pub fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool()?;
        self.take();
        Some(flag)
    }

    /// Answers for all of it: Kava works it out itself, or it stands elsewhere too.
    pub fn skip(&self) {
        match self.value {
            Value::Object(_) => self.members().for_each(|(_, member)| member.skip()),
            Value::Array(_) => self.items().for_each(|item| item.skip()),
            _ => self.take(),
        }
    }

    pub fn skip_all(&self, keys: &[&str]) {
        keys.iter()
            .filter_map(|key| self.get(key))
            .for_each(|node| node.skip());
    }

    /// Takes back what was answered for: it found no place after all.
    pub fn give_back(&self) {
        match self.value {
            Value::Object(_) => self.members().for_each(|(_, member)| member.give_back()),
            Value::Array(_) => self.items().for_each(|item| item.give_back()),
            _ => {
                self.seen.0.borrow_mut().remove(&self.pointer);
            }
        }
    }

    /// What nobody took, in the order of the document.
    pub fn left(&self) -> Vec<Left> {
        let mut left = Vec::new();
        self.gather(&mut left, "");
        left
    }

    fn gather(&self, left: &mut Vec<Left>, name: &str) {
        match self.value {
            Value::Null => {}
            Value::Object(_) => self
                .members()
                .for_each(|(key, member)| member.gather(left, key)),
            Value::Array(_) => self.items().for_each(|item| item.gather(left, name)),
            _ if self.seen.0.borrow().contains(&self.pointer) => {}
            value => left.push(Left {
                pointer: self.pointer.clone(),
                name: name.to_owned(),
                value: match value {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                },
            }),
        }
    }
}
