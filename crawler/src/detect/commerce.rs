//! What shows a business whatever it trades in: prices, telephones, hours, and what it calls itself to machines.
//! Knows no language and no verdict.

use registry::checks::report::Metadata;

use super::reading::Reading;

/// Types of schema.org that businesses and what they offer have. `LocalBusiness` has many children; these are those that
/// site builders write most.
const TYPES: &[&str] = &[
    "LocalBusiness",
    "Store",
    "OnlineStore",
    "Restaurant",
    "FoodEstablishment",
    "CafeOrCoffeeShop",
    "BarOrPub",
    "Bakery",
    "Hotel",
    "LodgingBusiness",
    "BedAndBreakfast",
    "Resort",
    "LegalService",
    "Attorney",
    "Notary",
    "Dentist",
    "MedicalClinic",
    "MedicalBusiness",
    "Physician",
    "BeautySalon",
    "HairSalon",
    "NailSalon",
    "DaySpa",
    "HealthClub",
    "AutoRepair",
    "AutoDealer",
    "AutoRental",
    "HomeAndConstructionBusiness",
    "Plumber",
    "Electrician",
    "Locksmith",
    "MovingCompany",
    "HousePainter",
    "RoofingContractor",
    "GeneralContractor",
    "HVACBusiness",
    "RealEstateAgent",
    "TravelAgency",
    "TouristTrip",
    "FinancialService",
    "InsuranceAgency",
    "AccountingService",
    "ProfessionalService",
    "Florist",
    "JewelryStore",
    "ClothingStore",
    "FurnitureStore",
    "ElectronicsStore",
    "GroceryStore",
    "Product",
    "Offer",
    "AggregateOffer",
    "Menu",
    "Casino",
];
/// A type says what the page is, a price or a number only what it mentions.
const BY_TYPE: usize = 3;

/// How many kinds of sign a page shows; a type of its own counts for several.
pub(super) fn signs(reading: &Reading<'_>) -> usize {
    let shown = |sign: fn(&str) -> bool| reading.body.iter().any(|sentence| sign(sentence.shown));
    let links = &reading.page.outline.links;
    let called = links.iter().any(|link| {
        matches!(link.url.scheme(), "tel" | "whatsapp")
            || matches!(link.url.host_str(), Some("wa.me" | "api.whatsapp.com"))
    });
    let types = &reading.page.metadata.structured_types;
    let business = types.iter().any(|name| TYPES.contains(&name.as_str()));
    [shown(has_price), shown(has_telephone) || called, shown(has_hours)]
        .into_iter()
        .map(usize::from)
        .sum::<usize>()
        + if business { BY_TYPE } else { 0 }
}

/// Whether it calls itself a school to machines, or is made by a program for schools.
pub(super) fn is_a_school(metadata: &Metadata) -> bool {
    const SCHOOLS: [&str; 12] = [
        "EducationalOrganization",
        "School",
        "CollegeOrUniversity",
        "ElementarySchool",
        "HighSchool",
        "MiddleSchool",
        "Preschool",
        "Course",
        "CourseInstance",
        "LearningResource",
        "Quiz",
        "Library",
    ];
    const PROGRAMS: [&str; 10] = [
        "moodle",
        "open edx",
        "chamilo",
        "ilias",
        "sakai",
        "canvas lms",
        "totara",
        "kolibri",
        "koha",
        "dspace",
    ];
    let generator = metadata.generator.as_deref().unwrap_or_default().to_lowercase();
    metadata.structured_types.iter().any(|name| SCHOOLS.contains(&name.as_str()))
        || PROGRAMS.iter().any(|program| generator.contains(program))
}

/// An amount beside the sign or the code of a currency.
fn has_price(text: &str) -> bool {
    const MONEY: [&str; 34] = [
        "€",
        "$",
        "£",
        "¥",
        "₹",
        "₽",
        "₺",
        "₩",
        "₫",
        "₦",
        "₱",
        "฿",
        "₴",
        "₸",
        "₮",
        "円",
        "元",
        "원",
        "บาท",
        "руб",
        "тг",
        "Rp",
        "R$",
        "RM",
        "TL",
        "KSh",
        "TSh",
        "USh",
        "FCFA",
        "USD",
        "EUR",
        "ريال",
        "جنيه",
        "دينار",
    ];
    MONEY.iter().any(|sign| text.match_indices(sign).any(|(at, _)| beside_a_number(text, at, sign)))
        || text.match_indices('đ').any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()))
}

fn beside_a_number(text: &str, at: usize, sign: &str) -> bool {
    let near = |c: &char| !matches!(c, ' ' | '\u{a0}' | '.' | '\u{202f}');
    let before = text[..at].chars().rev().take(3).find(near);
    let after = text[at + sign.len()..].chars().take(3).find(near);
    let word = sign.starts_with(|c: char| c.is_ascii_alphabetic());
    // "Rp" is no price in "Rpm": a word of letters needs an end.
    let own = !word || !text[..at].ends_with(|c: char| c.is_alphabetic());
    own && [before, after].into_iter().flatten().any(char::is_numeric)
}

/// At least eight digits that nothing but signs of telephones parts, and no year or amount: one group is not enough.
fn has_telephone(text: &str) -> bool {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '\u{a0}' | '.' | '/' | '–');
    text.split(|c: char| !is_part(c)).any(|run| {
        let run = run.trim();
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let starts = run.starts_with(['+', '0', '('])
            || run.starts_with("8 (")
            || run.starts_with("400-")
            || run.starts_with("1-");
        (8..=15).contains(&digits) && (starts || run.split([' ', '-']).count() >= 3) && !run.contains("..")
    })
}

/// Two times of day with little between them: "8 h – 19 h", "9:00-18:00", "18h às 23h".
fn has_hours(text: &str) -> bool {
    let mut times: Vec<(usize, usize)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let hour = text[start..at].parse::<u8>().is_ok_and(|hour| hour <= 24) && at - start <= 2;
        let rest = &text[at..];
        let minutes = rest.starts_with([':', '.', 'h'])
            && rest.as_bytes().get(1..3).is_some_and(|two| two.iter().all(u8::is_ascii_digit));
        let marked =
            ["h", " h", "am", " am", "pm", " pm", "時", "点", "시"].iter().any(|mark| rest.starts_with(mark));
        if hour && (minutes || marked) {
            times.push((start, at));
            at += if minutes { 3 } else { 0 };
        }
    }
    times.windows(2).any(|pair| pair[1].0.saturating_sub(pair[0].1) <= 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_amounts_of_money() {
        for text in [
            "ab 39 €",
            "R$ 49,90",
            "Rp 18.000",
            "$5",
            "5,500円",
            "199.000đ",
            "7 900 руб.",
            "800 บาท",
            "45 TL’den",
            "50 ريال",
        ] {
            assert!(has_price(text), "{text}");
        }
        for text in ["€", "in 2026", "3000 rpm", "TLC 5", "US 5", "đ"] {
            assert!(!has_price(text), "{text}");
        }
    }

    #[test]
    fn telephones_have_enough_digits_in_groups() {
        for text in [
            "05 55 12 34 56",
            "call +233 30 255 0147.",
            "8 (800) 555-01-23",
            "0812-5550-123",
            "400-555-0123",
            "0555012345",
        ] {
            assert!(has_telephone(text), "{text}");
        }
        for text in ["2026", "1 000 000", "20260123884512", "3.14159265", "2024-2026"] {
            assert!(!has_telephone(text), "{text}");
        }
    }

    #[test]
    fn hours_are_two_times_close_together() {
        for text in [
            "8 h – 19 h",
            "9:00-18:00",
            "18h às 23h",
            "7 h à 19 h 30",
            "08.30–19.00",
            "9h – 21h",
            "10:00–20:00",
        ] {
            assert!(has_hours(text), "{text}");
        }
        for text in ["at 9:00", "1.2 to 1.3 MB", "from 3 to 5", "2:1"] {
            assert!(!has_hours(text), "{text}");
        }
    }
}
