//! The table of states once more, as plainly as it is written: every state is worked out from the whole history. It
//! shares nothing with the program but the words, and is slow.

const HOUR: i64 = 3_600;
const TWO_DAYS: i64 = 48 * HOUR;

/// When (in seconds), from where, and what was found.
pub type Seen = (i64, &'static str, &'static str);

/// The state after a history in any order, each sighting counted once. No vantage sees two things at one time.
pub fn state(history: &[Seen]) -> &'static str {
    let mut history: Vec<Seen> = history.to_vec();
    history.sort_unstable();
    history.dedup();
    history.retain(|(_, _, outcome)| kind(outcome) != Kind::Nothing);
    let Some((now, _, _)) = history.last().copied() else { return "UNKNOWN" };
    let mut vantages: Vec<&str> = history.iter().map(|(_, vantage, _)| *vantage).collect();
    vantages.sort_unstable();
    vantages.dedup();
    let mut words = Vec::new();
    for vantage in vantages {
        let own: Vec<(i64, Kind)> = history
            .iter()
            .filter(|(_, from, _)| *from == vantage)
            .map(|(at, _, outcome)| (*at, kind(outcome)))
            .collect();
        if own.last().is_some_and(|(at, _)| now - at <= TWO_DAYS) {
            words.push(from_one_vantage(&own));
        }
    }
    if words.contains(&"UP") {
        "UP"
    } else if words.iter().all(|word| *word == "DOWN") {
        "DOWN"
    } else if words.contains(&"SUSPECT") {
        "SUSPECT"
    } else if words.contains(&"BLOCKED") {
        "BLOCKED"
    } else {
        "UNKNOWN"
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hit,
    Miss,
    Unknown,
    Nothing,
}

fn kind(outcome: &str) -> Kind {
    match outcome {
        "UP" | "MOVED" => Kind::Hit,
        "BLOCKED" | "RATE_LIMITED" | "ROBOTS_DENIED" => Kind::Unknown,
        "CHECKER_FAULT" => Kind::Nothing,
        _ => Kind::Miss,
    }
}

fn from_one_vantage(history: &[(i64, Kind)]) -> &'static str {
    let (mut state, mut ever_up) = ("UNKNOWN", false);
    for index in 0..history.len() {
        let past = &history[..=index];
        let (now, kind) = history[index];
        let third_unknown = past.iter().rev().take_while(|(_, kind)| *kind == Kind::Unknown).count() >= 3;
        let told: Vec<Kind> =
            past.iter().map(|(_, kind)| *kind).filter(|kind| *kind != Kind::Unknown).collect();
        let second_hit = told.iter().rev().take_while(|kind| **kind == Kind::Hit).count() >= 2;
        let misses: Vec<i64> = past
            .iter()
            .rev()
            .take_while(|(_, kind)| *kind != Kind::Hit)
            .filter(|(_, kind)| *kind == Kind::Miss)
            .map(|(at, _)| *at)
            .collect();
        let long_missed = misses.len() >= 4 && now - misses.last().unwrap() >= TWO_DAYS;
        state = match (state, kind) {
            (_, Kind::Unknown) if third_unknown => "BLOCKED",
            (state, Kind::Unknown | Kind::Nothing) => state,
            ("SUSPECT", Kind::Hit) if second_hit || !ever_up => "UP",
            ("DOWN", Kind::Hit) if second_hit => "UP",
            ("SUSPECT" | "DOWN", Kind::Hit) => state,
            (_, Kind::Hit) => "UP",
            ("SUSPECT", Kind::Miss) if long_missed => "DOWN",
            ("DOWN", Kind::Miss) => "DOWN",
            (_, Kind::Miss) => "SUSPECT",
        };
        ever_up |= state == "UP";
    }
    state
}
