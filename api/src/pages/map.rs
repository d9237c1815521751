//! The world map of the registry, drawn as a portolan chart: coasts under rhumb lines, every country shaded by how many
//! live platforms it has. Shapes are Natural Earth's (public domain) in the Equal Earth projection.
//!
//! The map is for eyes and pointers. The same links stand below it as a list, which is what a keyboard and a screen reader
//! get: two hundred stops in an order that no eye can follow would help nobody.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use askama::filters::{Html, escape};
use registry::vocabulary::CountryCode;
use serde::Deserialize;

use super::visit::Visit;

#[derive(Deserialize)]
struct World {
    view_box: [f64; 4],
    shapes: BTreeMap<String, String>,
    points: BTreeMap<String, [f64; 2]>,
}

#[expect(
    clippy::expect_used,
    reason = "the map is compiled in: a fault in it is a fault of the build, and a test draws it"
)]
static WORLD: LazyLock<World> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../seed-data/reference/world-map.json"))
        .expect("the map can be read")
});

/// Where the lines of the chart meet, as parts of its width and height.
const ROSES: [(f64, f64); 4] = [(0.2, 0.66), (0.42, 0.62), (0.66, 0.18), (0.9, 0.7)];
/// Winds of a rose.
const WINDS: u32 = 16;

/// The lines of the winds, and the compass rose where the first of them meet.
struct Rhumbs {
    lines: String,
    rose: String,
}

static RHUMBS: LazyLock<Rhumbs> = LazyLock::new(|| {
    let [_, _, width, height] = WORLD.view_box;
    let centres = ROSES.map(|(x, y)| (x * width, y * height));
    let mut lines = String::new();
    for (x, y) in centres {
        for wind in 0..WINDS {
            let (to_x, to_y) = towards((x, y), wind, width);
            let _ = write!(lines, "M{x:.0} {y:.0}L{to_x:.0} {to_y:.0}");
        }
    }
    let mut rose = String::new();
    for wind in 0..WINDS {
        // Every other point is short, and every fourth the longest, as compass makers drew them.
        let length = [34.0, 9.0, 20.0, 9.0][wind as usize % 4];
        let (x, y) = towards(centres[0], wind, length);
        let _ = write!(rose, "{}{x:.1} {y:.1}", if wind == 0 { 'M' } else { 'L' });
    }
    rose.push('Z');
    Rhumbs { lines, rose }
});

/// So far from a point along one of the winds.
fn towards((x, y): (f64, f64), wind: u32, length: f64) -> (f64, f64) {
    let angle = f64::from(wind) * std::f64::consts::TAU / f64::from(WINDS);
    (angle.cos().mul_add(length, x), angle.sin().mul_add(length, y))
}

/// From how many live platforms on a country has the next shade.
pub(super) const SHADES: [u32; 4] = [1, 3, 6, 11];

fn shade(live: u32) -> usize {
    SHADES.iter().filter(|from| live >= **from).count()
}

/// The map as SVG.
pub(super) fn draw(visit: &Visit) -> String {
    let World { view_box: [x, y, width, height], shapes, points } = &*WORLD;
    let mut svg = String::with_capacity(180_000);
    let _ = write!(
        svg,
        "<svg class=\"map\" viewBox=\"{x} {y} {width} {height}\" aria-hidden=\"true\" focusable=\"false\">\
         <path class=\"rhumb\" d=\"{}\"/>",
        RHUMBS.lines
    );
    for (code, shape) in shapes {
        let drawn = format!("<path d=\"{shape}\"/>");
        place(&mut svg, visit, code, &drawn);
    }
    for (code, [x, y]) in points.iter().filter(|(code, _)| !shapes.contains_key(*code)) {
        let drawn = format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
        place(&mut svg, visit, code, &drawn);
    }
    let _ = write!(svg, "<path class=\"rose\" d=\"{}\"/></svg>", RHUMBS.rose);
    svg
}

/// A country; land that is none of the registry's countries is drawn, and leads nowhere.
fn place(svg: &mut String, visit: &Visit, code: &str, drawn: &str) {
    let Ok(code) = code.parse::<CountryCode>() else {
        svg.push_str(drawn);
        return;
    };
    let live = visit.snapshot.live_in_country(code);
    let name =
        visit.words.with("map-country", &[("name", visit.words.label(code).into()), ("count", live.into())]);
    let Ok(name) = escape(name, Html);
    let link = visit.to.country(&code);
    let shade = shade(live);
    let _ =
        write!(svg, "<a href=\"{link}\" tabindex=\"-1\" class=\"s{shade}\"><title>{name}</title>{drawn}</a>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_begin_where_they_say() {
        assert_eq!([0, 1, 2, 3, 5, 6, 10, 11, 500].map(shade), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert!(WORLD.shapes.len() > 150 && RHUMBS.rose.starts_with('M'));
    }
}
