//! Which expression a mutant changes.

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::mutant::{Genre, Mutant, offset};

/// What can be put in place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Site {
    /// At the start of a function: an early return.
    Entry(usize),
    /// The whole body of a function that gives an iterator of a type without a name.
    Iterator(Range<usize>),
    /// An expression that can be wrapped.
    Wrapped(Range<usize>),
    /// Behind the pattern of an arm without a guard.
    Unguarded(usize),
    /// Before the guard of an arm.
    Guarded(Range<usize>),
}

pub struct Nodes<'s> {
    source: &'s str,
    /// Each with the bytes by which it is found and its genre.
    found: Vec<(Genre, Range<usize>, Option<Site>)>,
    /// Inside what the compiler works out, where nothing can be switched.
    constant: bool,
    /// The whole of which the binary expression that comes next is an operand.
    operands: Option<Range<usize>>,
    /// The match around has an arm for everything that is left over.
    has_rest: bool,
}

impl<'s> Nodes<'s> {
    pub fn new(source: &'s str) -> Nodes<'s> {
        let file = syn::parse_file(source).expect("sources that compile");
        let mut nodes = Nodes {
            source,
            found: Vec::new(),
            constant: false,
            has_rest: false,
            operands: None,
        };
        nodes.visit_file(&file);
        nodes
    }

    /// Nothing where no expression stands for the change on its own.
    pub fn site(&self, mutant: &Mutant) -> Option<Site> {
        if mutant.genre == Genre::FnValue {
            return Some(match mutant.is_unnamed_iterator() {
                true => Site::Iterator(mutant.span.clone()),
                false => Site::Entry(mutant.span.start),
            });
        }
        let same = |(genre, span, _): &&(Genre, Range<usize>, Option<Site>)| {
            *genre == mutant.genre && span.start == mutant.span.start
        };
        self.found.iter().find(same)?.2.clone()
    }

    fn range(&self, span: Span) -> Range<usize> {
        offset(self.source, span.start().into())..offset(self.source, span.end().into())
    }

    fn note(&mut self, genre: Genre, by: Span, site: Option<Site>) {
        let by = self.range(by);
        let site = site.filter(|_| !self.constant);
        self.found.push((genre, by, site));
    }
}

/// A `let` among the operands of `&&`, which cannot stand in parentheses.
fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn takes_all(arm: &syn::Arm) -> bool {
    arm.guard.is_none() && matches!(arm.pat, syn::Pat::Wild(_))
}

impl<'ast> Visit<'ast> for Nodes<'_> {
    fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
        let chained = has_let(&node.left) || has_let(&node.right);
        // Another operator may bind its operands otherwise: all that no parentheses hold together is
        // written anew.
        let whole = match self.operands.take() {
            Some(whole) => whole,
            None => self.range(node.span()),
        };
        let site = (!chained).then_some(Site::Wrapped(whole.clone()));
        self.note(Genre::BinaryOperator, node.op.span(), site);
        for operand in [&node.left, &node.right] {
            let is_bare = matches!(**operand, syn::Expr::Binary(_));
            self.operands = Some(whole.clone()).filter(|_| is_bare && !chained);
            self.visit_expr(operand);
        }
        self.operands = None;
    }

    fn visit_expr_unary(&mut self, node: &'ast syn::ExprUnary) {
        let whole = self.range(node.span());
        self.note(
            Genre::UnaryOperator,
            node.op.span(),
            Some(Site::Wrapped(whole)),
        );
        visit::visit_expr_unary(self, node);
    }

    fn visit_item_const(&mut self, node: &'ast syn::ItemConst) {
        self.constant = true;
        visit::visit_item_const(self, node);
        self.constant = false;
    }

    fn visit_impl_item_const(&mut self, node: &'ast syn::ImplItemConst) {
        self.constant = true;
        visit::visit_impl_item_const(self, node);
        self.constant = false;
    }

    fn visit_expr_match(&mut self, node: &'ast syn::ExprMatch) {
        let outer = self.has_rest;
        for arm in &node.arms {
            self.has_rest = node.arms.iter().any(takes_all);
            self.visit_arm(arm);
        }
        self.has_rest = outer;
        self.visit_expr(&node.expr);
    }

    fn visit_arm(&mut self, node: &'ast syn::Arm) {
        let pattern = self.range(node.pat.span());
        let guard = node.guard.as_ref().map(|(_, guard)| guard);
        let site = match guard {
            Some(guard) => Site::Guarded(self.range(guard.span())),
            None => Site::Unguarded(pattern.end),
        };
        let site = Some(site).filter(|_| self.has_rest);
        self.note(Genre::MatchArm, node.span(), site);
        if let Some(guard) = guard {
            let site = Site::Wrapped(self.range(guard.span()));
            let site = (!has_let(guard)).then_some(site);
            self.note(Genre::MatchArmGuard, guard.span(), site);
        }
        visit::visit_arm(self, node);
    }

    fn visit_expr_struct(&mut self, node: &'ast syn::ExprStruct) {
        let whole = self.range(node.span());
        for field in &node.fields {
            self.note(
                Genre::StructField,
                field.span(),
                Some(Site::Wrapped(whole.clone())),
            );
        }
        visit::visit_expr_struct(self, node);
    }
}
