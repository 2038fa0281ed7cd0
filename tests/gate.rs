//! What the compiler refuses: nothing makes a public site but the gate, and what writes takes nothing else. Each example is
//! refused for the reason that is written beside it, and for no other.

#[test]
fn what_is_withheld_cannot_be_written() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/gate/*.rs");
}
