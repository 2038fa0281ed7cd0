//! Tables with a row of totals that the rows above do not come to.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::any_block;
use crate::model::body::{Block, Table, plain};
use crate::model::meeting::Item;

/// Names totals that are not the sum of what stands above them.
pub(super) fn totals(item: &Item, diagnostics: &mut Diagnostics) {
    let reports = item.reports.iter().map(|report| (&report.words, &report.place));
    for (words, place) in [(&item.minute, &item.place)].into_iter().chain(reports) {
        any_block(&words.body.blocks, &mut |block| {
            if let Block::Table(table) = block {
                look(table, place, diagnostics);
            }
            false
        });
    }
}

fn look(table: &Table, place: &Place, diagnostics: &mut Diagnostics) {
    let Some((last, above)) = table.rows.split_last().filter(|(_, above)| above.len() > 1) else { return };
    let name = |row: &[Vec<_>]| row.first().map(|cell| plain(cell).trim().to_lowercase()).unwrap_or_default();
    let is_total = matches!(name(last).trim_end_matches(':'), "total" | "totals" | "sum");
    // A total in between, or a row that is a part of another, makes another sum.
    let is_other = |row: &Vec<Vec<_>>| {
        ["total", "of which", "includ", "less", "net", "balance"].iter().any(|word| name(row).contains(word))
    };
    if !is_total || above.iter().any(is_other) {
        return;
    }
    for column in 1..last.len() {
        let head = table.head.get(column).map(|cell| plain(cell)).unwrap_or_default();
        let cell = |row: &Vec<Vec<_>>| row.get(column).and_then(|cell| amount(&plain(cell)));
        let (Some(total), Some(parts)) = (cell(last), above.iter().map(cell).collect::<Option<Vec<Amount>>>()) else {
            continue;
        };
        let small = head.to_lowercase();
        if ["%", "rate", "average", "year", "mean", "per "].iter().any(|word| small.contains(word)) || total.is_share {
            continue;
        }
        let decimals = parts.iter().chain([&total]).map(|amount| amount.decimals).max().unwrap_or(0);
        let sum: i64 = parts.iter().map(|amount| amount.scaled(decimals)).sum();
        // What is given in thousands, or in parts of a whole, has been rounded row by row.
        let is_rounded = decimals > 0 && decimals != 2 || head.contains("000") || small.contains("£m");
        let slack = if is_rounded { i64::try_from(parts.len()).unwrap_or(i64::MAX) / 2 + 1 } else { 0 };
        if (sum - total.scaled(decimals)).abs() <= slack {
            continue;
        }
        let scaled = f64::from(i32::try_from(sum).unwrap_or(i32::MAX)) / 10_f64.powi(i32::from(decimals));
        let decimals = usize::from(decimals);
        let typed = plain(&last[column]);
        let row: Vec<String> = last.iter().map(|cell| plain(cell)).collect();
        let message =
            format!("the total of `{}` is {}, and the rows come to {scaled:.decimals$}", head.trim(), typed.trim());
        diagnostics.push(
            Diagnostic::new(Code::TotalDiffers, place.clone(), message)
                .about(typed, row.join(" "))
                .hint("correct the total, or the row that is wrong"),
        );
    }
}

/// A figure of a table.
#[derive(Debug, Clone, Copy)]
struct Amount {
    digits: i64,
    decimals: u8,
    is_share: bool,
}

impl Amount {
    fn scaled(self, decimals: u8) -> i64 {
        self.digits.saturating_mul(10_i64.saturating_pow(u32::from(decimals.saturating_sub(self.decimals))))
    }
}

/// "£1,180.50", "(120)" for what is taken away, "–" for nothing.
fn amount(cell: &str) -> Option<Amount> {
    let cell = cell.trim();
    if matches!(cell, "-" | "–" | "—") {
        return Some(Amount { digits: 0, decimals: 0, is_share: false });
    }
    let is_share = cell.ends_with('%');
    let is_taken = cell.starts_with('(') && cell.ends_with(')') || cell.starts_with(['-', '−']);
    let bare: String = cell
        .chars()
        .filter(|letter| !matches!(letter, '£' | '$' | '€' | ',' | ' ' | '(' | ')' | '%' | '-' | '−'))
        .collect();
    let (whole, part) = bare.split_once('.').unwrap_or((&bare, ""));
    let is_figure = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let digits: i64 = format!("{whole}{part}").parse().ok().filter(|_| is_figure && part.len() < 5)?;
    Some(Amount { digits: if is_taken { -digits } else { digits }, decimals: u8::try_from(part.len()).ok()?, is_share })
}
