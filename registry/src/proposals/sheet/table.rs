//! From the bytes of a file to rows of cells: CSV in the ways that spreadsheets write it, and workbooks.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, FieldError, Result};
use crate::said;
use crate::said::Said;

/// Bytes that a file may have.
const LONGEST: usize = 4 * 1024 * 1024;
/// Rows of entries, and columns.
const ROWS: usize = 2_000;
const COLUMNS: usize = 200;
/// How workbooks begin: a ZIP archive, or the compound files of before 2007.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// The first sheet of a file: its head, and its rows with the numbers that a spreadsheet shows.
pub(super) struct Table {
    pub head: Vec<String>,
    pub rows: Vec<(usize, Vec<String>)>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Table> {
    if bytes.len() > LONGEST {
        return fault(said!(
            "file-bytes",
            "has {found} bytes; at most {most} are read: send it in parts",
            found = bytes.len(),
            most = LONGEST
        ));
    }
    let is_workbook = WORKBOOKS.iter().any(|beginning| bytes.starts_with(beginning));
    let cells = if is_workbook { workbook(bytes)? } else { text(bytes)? };
    let numbered = (1..).zip(cells).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    let mut rows: Vec<_> = numbered.take(ROWS + 2).collect();
    if rows.is_empty() {
        return fault(said!("file-empty", "is empty; its first row must name the columns"));
    }
    let (_, head) = rows.remove(0);
    if head.len() > COLUMNS {
        return fault(said!(
            "file-columns",
            "has {found} columns; at most {most} are read",
            found = head.len(),
            most = COLUMNS
        ));
    }
    if rows.len() > ROWS {
        return fault(said!("file-rows", "has more than {most} rows; send it in parts", most = ROWS));
    }
    if rows.is_empty() {
        return fault(said!("file-no-rows", "has a head and no rows"));
    }
    Ok(Table { head, rows })
}

fn fault<T>(message: Said) -> Result<T> {
    Err(Error::Invalid(vec![FieldError::new("file", message)]))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let opened = open_workbook_auto_from_rs(Cursor::new(bytes));
    let mut book = match opened {
        Ok(book) => book,
        Err(error) => {
            return fault(said!(
                "file-workbook",
                "is a workbook that cannot be read ({error}); save it as CSV or XLSX",
                error = error
            ));
        }
    };
    match book.worksheet_range_at(0) {
        None => fault(said!("file-no-sheet", "is a workbook without sheets")),
        Some(Err(error)) => {
            fault(said!("file-sheet", "has a first sheet that cannot be read: {error}", error = error))
        }
        Some(Ok(range)) => {
            // What stands above the first cell counts too: people look for faults by the numbers that they see.
            let above = range.start().map_or(0, |(row, _)| row as usize);
            let left = range.start().map_or(0, |(_, column)| column as usize);
            let empty = std::iter::repeat_n(Vec::new(), above.min(ROWS));
            let row = |row: &[Data]| {
                std::iter::repeat_n(String::new(), left.min(COLUMNS)).chain(row.iter().map(cell)).collect()
            };
            Ok(empty.chain(range.rows().take(ROWS + 2).map(row)).collect())
        }
    }
}

/// A cell as its reader sees it: whole numbers have no fraction.
fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

fn text(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let text = decoded(bytes);
    // Excel writes which character parts the cells into a line of its own.
    let (said, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((line, rest)) => (line.trim_end().bytes().next(), rest),
        None => (None, text.as_str()),
    };
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let rows = reader.records().take(ROWS + 2).map(|record| {
        record.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
    });
    rows.collect::<std::result::Result<Vec<_>, _>>()
        .or_else(|error| fault(said!("file-csv", "cannot be read as CSV: {error}", error = error)))
}

/// UTF-8 with or without its mark, UTF-16 with it; what is neither was written by an old Excel in the West.
fn decoded(bytes: &[u8]) -> String {
    for (mark, encoding) in [(&b"\xff\xfe"[..], UTF_16LE), (b"\xfe\xff", UTF_16BE), (b"\xef\xbb\xbf", UTF_8)]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding.decode_without_bom_handling(rest).0.into_owned();
        }
    }
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}

/// What parts the cells of the head most often.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|delimiter| (count(delimiter), *delimiter == b','))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let Table { head, rows } = read(bytes).unwrap();
        std::iter::once(head).chain(rows.into_iter().map(|(_, row)| row)).collect()
    }

    #[test]
    fn csv_is_read_however_a_spreadsheet_wrote_it() {
        let wanted = [["name:fr", "url"], ["É, cole", "u"]];
        let utf16 = |text: &str| {
            [0xff, 0xfe]
                .into_iter()
                .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
                .collect::<Vec<u8>>()
        };
        for bytes in [
            "name:fr,url\n\"É, cole\",u\n".as_bytes().to_vec(),
            "\u{feff}name:fr;url\r\nÉ, cole;u\r\n".as_bytes().to_vec(),
            b"name:fr;url\r\n\xc9, cole;u".to_vec(),
            "sep=;\r\nname:fr;url\r\nÉ, cole;u".as_bytes().to_vec(),
            utf16("name:fr\turl\r\nÉ, cole\tu\r\n"),
        ] {
            assert_eq!(cells(&bytes), wanted);
        }
    }

    #[test]
    fn rows_have_the_numbers_that_people_see_and_empty_ones_are_passed_over() {
        let table = read(b"url\n\nx\n,\ny\n").unwrap();
        assert_eq!(table.rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let long = "x".repeat(LONGEST + 1);
        for bytes in
            [&b""[..], b"\n\n", b"url\n", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0rubbish", long.as_bytes()]
        {
            assert!(matches!(read(bytes), Err(Error::Invalid(_))));
        }
    }
}
