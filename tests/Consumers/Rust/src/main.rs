use std::io::{self, BufRead};

fn count(input: impl BufRead) -> usize {
    input.lines().count()
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("--version") {
        println!("tally {}", env!("CARGO_PKG_VERSION"));
        return;
    }
    println!("{}", count(io::stdin().lock()));
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_lines() {
        assert_eq!(super::count("a\nb\n".as_bytes()), 2);
    }
}
