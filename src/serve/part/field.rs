//! A field of a form with its label, what helps to fill it in, and what is
//! wrong with what was typed.

use maud::{Markup, html};

use crate::serve::faults::Faults;

/// How a field is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Kind {
    /// A line of so many letters.
    Line(usize),
    /// A day.
    Date,
}

/// A field and what stands in it.
#[derive(Debug)]
pub(in crate::serve) struct Field<'a> {
    /// Its name in the form.
    pub(in crate::serve) name: &'a str,
    /// What makes its id unique on the page; mostly its name.
    pub(in crate::serve) id: &'a str,
    pub(in crate::serve) label: &'a str,
    pub(in crate::serve) kind: Kind,
    pub(in crate::serve) value: &'a str,
    /// What helps to fill it in, if anything.
    pub(in crate::serve) help: Option<Markup>,
}

/// The field, its label above it and what is wrong below it.
pub(in crate::serve) fn field(field: &Field<'_>, faults: &Faults) -> Markup {
    let fault = faults.of(field.name);
    let described = described(field.id, field.help.is_some(), fault.is_some());
    let (most, size) = match field.kind {
        Kind::Line(most) => (Some(most), Some(most.min(50))),
        Kind::Date => (None, None),
    };
    html! {
        label.field for=(field.id) { (field.label) }
        @if let Some(help) = &field.help { p.help id={ (field.id) "-hjalp" } { (help) } }
        input id=(field.id) name=(field.name) type=[is_day(field).then_some("date")] maxlength=[most] size=[size] value=(field.value)
            aria-describedby=[described] aria-invalid=[fault.map(|_| "true")];
        (told(field.id, fault))
    }
}

/// What is wrong in the field of this id.
pub(in crate::serve) fn told(id: &str, fault: Option<&str>) -> Markup {
    html! {
        @if let Some(fault) = fault {
            div.fault id={ (id) "-fel" } { @for line in fault.lines() { p { (line) } } }
        }
    }
}

/// The ids of what describes the field of this id.
pub(in crate::serve) fn described(id: &str, has_help: bool, is_wrong: bool) -> Option<String> {
    let help = has_help.then(|| format!("{id}-hjalp"));
    let fault = is_wrong.then(|| format!("{id}-fel"));
    let ids: Vec<String> = help.into_iter().chain(fault).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Whether a browser can show it as a day: it would leave out any other text.
fn is_day(field: &Field<'_>) -> bool {
    let value = field.value;
    let is_date = || value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok();
    field.kind == Kind::Date && (value.is_empty() || is_date())
}
