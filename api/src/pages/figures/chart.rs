//! Charts as inline SVG, drawn on the server. They hold no words but the numbers at their sides: what is shown stands
//! beside each in a table. Their colours are names that the style gives a colour to, in the light and in the dark.

use std::fmt::Display;

use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;

use crate::pages::failure::Failure;

/// The colours that the style of the pages knows.
const SEA: RGBColor = RGBColor(11, 79, 120);
const SECOND: RGBColor = RGBColor(154, 61, 18);
const LINE: RGBColor = RGBColor(217, 212, 199);
const INK: RGBColor = RGBColor(27, 36, 48);

const SIZE: (u32, u32) = (440, 200);
const BAR: (u32, u32) = (160, 14);

fn failed(error: impl Display) -> Failure {
    Failure::Internal(format!("a chart could not be drawn: {error}"))
}

/// The field of a chart, measured from its corner.
type Field<'a> = ChartContext<'a, SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Lines across the field, and what each stands for at its side.
fn sides(chart: &mut Field, number: &dyn Fn(&f64) -> String) -> Result<(), Failure> {
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(LINE)
        .light_line_style(LINE.mix(0.0))
        .axis_style(LINE)
        .y_labels(5)
        .x_labels(0)
        .x_label_formatter(&|_| String::new())
        .y_label_formatter(&number)
        .label_style(("sans-serif", 14).into_font().color(&INK))
        .draw()
        .map_err(failed)
}

/// Shares from 0 to 1, one after the other.
pub(super) fn curve(shares: &[f64], percent: &dyn Fn(f64) -> String) -> Result<String, Failure> {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        #[expect(clippy::cast_precision_loss, reason = "there are as many as a year has days")]
        let points: Vec<(f64, f64)> =
            shares.iter().enumerate().map(|(at, share)| (at as f64, *share)).collect();
        let last = points.last().map_or(1.0, |(at, _)| at.max(1.0));
        let mut chart = ChartBuilder::on(&root)
            .margin(6)
            .y_label_area_size(44)
            .build_cartesian_2d(0.0..last, 0.0..1.0)
            .map_err(failed)?;
        let axis = |share: &f64| percent(*share);
        sides(&mut chart, &axis)?;
        chart
            .draw_series(
                AreaSeries::new(points.iter().copied(), 0.0, SEA.mix(0.15)).border_style(SEA.stroke_width(3)),
            )
            .map_err(failed)?;
        root.present().map_err(failed)?;
    }
    Ok(svg)
}

/// Two numbers beside each other for each place.
pub(in crate::pages) fn columns(
    pairs: &[(u64, u64)],
    number: &dyn Fn(u64) -> String,
) -> Result<String, Failure> {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let most = pairs.iter().map(|(one, other)| *one.max(other)).max().unwrap_or_default().max(1);
        #[expect(clippy::cast_precision_loss, reason = "numbers of proposals of a week")]
        let (width, height) = (pairs.len() as f64, most as f64);
        let mut chart = ChartBuilder::on(&root)
            .margin(6)
            .y_label_area_size(44)
            .build_cartesian_2d(0.0..width, 0.0..height)
            .map_err(failed)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "places of an axis from nothing upwards"
        )]
        let axis = |at: &f64| if at.fract() == 0.0 { number(*at as u64) } else { String::new() };
        sides(&mut chart, &axis)?;
        #[expect(clippy::cast_precision_loss, reason = "numbers of proposals of a week")]
        let bars = pairs.iter().enumerate().flat_map(|(place, (one, other))| {
            let at = place as f64;
            [
                Rectangle::new([(at + 0.12, 0.0), (at + 0.48, *one as f64)], SEA.filled()),
                Rectangle::new([(at + 0.52, 0.0), (at + 0.88, *other as f64)], SECOND.filled()),
            ]
        });
        chart.draw_series(bars).map_err(failed)?;
        root.present().map_err(failed)?;
    }
    Ok(svg)
}

/// A bar of this share of the width.
pub(super) fn bar(share: f64) -> Result<String, Failure> {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, BAR).into_drawing_area();
        #[expect(clippy::cast_possible_truncation, reason = "a share of a few hundred points")]
        let end = (f64::from(BAR.0) * share.clamp(0.0, 1.0)).ceil() as i32;
        let bottom = i32::try_from(BAR.1).unwrap_or_default();
        root.draw(&Rectangle::new([(0, 0), (end, bottom)], SEA.filled())).map_err(failed)?;
        root.present().map_err(failed)?;
    }
    // As wide as there is place, and no higher for that.
    Ok(svg.replacen("<svg ", "<svg preserveAspectRatio=\"none\" ", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_a_picture_without_styles_of_its_own() {
        let curve = curve(&[0.5, 1.0, 0.75], &|share| format!("{share}")).unwrap();
        let columns = columns(&[(3, 1), (0, 2)], &|number| number.to_string()).unwrap();
        for svg in [&curve, &columns, &bar(0.3).unwrap()] {
            assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"), "{svg}");
            assert!(!svg.contains("style=") && !svg.contains("<style"), "the policy of the pages forbids it");
        }
        assert!(curve.contains("#0B4F78"));
        assert_eq!(columns.matches("fill=\"#9A3D12\"").count(), 2);
    }

    #[test]
    fn nothing_is_drawn_of_nothing_without_failing() {
        assert!(curve(&[], &|share| share.to_string()).is_ok());
        assert!(columns(&[], &|number| number.to_string()).is_ok());
        assert!(bar(f64::NAN).is_ok());
    }
}
