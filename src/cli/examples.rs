//! The examples that stand under the help of each command.

/// Of `new`.
pub(super) const NEW_EXAMPLES: &str = "Examples:\n  \
    minutebook new site my-council\n  \
    minutebook new meeting osmb 2026-12-03\n  \
    minutebook new item osmb/2026-12-03 \"Winter gritting\"\n  \
    minutebook new report osmb/2026-12-03/winter-gritting";

/// Of `build`.
pub(super) const BUILD_EXAMPLES: &str = "Examples:\n  \
    minutebook build                       publish what the public may see today\n  \
    minutebook build --as-of 2026-12-03    ... and what it may see that day\n  \
    minutebook build --out ~/www           ... in another folder";

/// Of `check`.
pub(super) const CHECK_EXAMPLES: &str = "Examples:\n  \
    minutebook check                       say what is wrong\n  \
    minutebook check --format github       ... beside the lines of a pull request";

/// Of `actions`.
pub(super) const ACTIONS_EXAMPLES: &str = "Examples:\n  \
    minutebook actions                     what is outstanding today, by committee\n  \
    minutebook actions --committee osmb    ... of one committee\n  \
    minutebook actions --owner wickens     ... for one person";

/// Of `xray`.
pub(super) const XRAY_EXAMPLES: &str = "Examples:\n  \
    minutebook xray budget.xlsx            say what is hidden in it, and how to take it out\n  \
    minutebook xray *.pdf *.docx           ... in all of these";

/// Of `watch`.
pub(super) const WATCH_EXAMPLES: &str = "Examples:\n  \
    minutebook watch --open                look at drafts in the browser, and go on writing\n  \
    minutebook watch --public              ... at what the public sees\n  \
    minutebook watch --editor vscode       ... with links that open VS Code at the line of a message";

/// Of `explain`.
pub(super) const EXPLAIN_EXAMPLES: &str = "Examples:\n  \
    minutebook explain key-unknown         what `error[key-unknown]` means, and how to mend it\n  \
    minutebook explain                     all codes";

/// Of `theme`.
pub(super) const THEME_EXAMPLES: &str = "Examples:\n  \
    minutebook theme list\n  \
    minutebook theme copy meeting.html\n  \
    minutebook theme view /committees/osmb/2018-08-30/";

/// Of `completions`.
pub(super) const COMPLETIONS_EXAMPLES: &str = "Examples:\n  \
    minutebook completions bash > ~/.local/share/bash-completion/completions/minutebook\n  \
    minutebook completions fish > ~/.config/fish/completions/minutebook.fish";
