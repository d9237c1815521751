//! Values as JSON, written straight into one buffer. It must not know what an answer is.

use std::io::Write;

use async_graphql::Value;

/// Writes a value. What was written before is in it as binary, which none of our scalars is, and goes in as it is.
pub(in super::super) fn write(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Boolean(true) => out.extend_from_slice(b"true"),
        Value::Boolean(false) => out.extend_from_slice(b"false"),
        // Writing into memory cannot fail.
        Value::Number(number) => drop(write!(out, "{number}")),
        Value::String(text) => string(out, text),
        Value::Enum(name) => string(out, name),
        Value::Binary(written) => out.extend_from_slice(written),
        Value::List(values) => list(out, values, write),
        Value::Object(fields) => object(out, fields),
    }
}

/// Writes a value so that equal ones are written alike: the fields of an object in the order of their names.
pub(super) fn write_sorted(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::List(values) => list(out, values, write_sorted),
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            fields_of(out, fields.into_iter(), write_sorted);
        }
        Value::Null
        | Value::Boolean(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Enum(_)
        | Value::Binary(_) => write(out, value),
    }
}

fn object<'a>(out: &mut Vec<u8>, fields: impl IntoIterator<Item = (&'a async_graphql::Name, &'a Value)>) {
    fields_of(out, fields.into_iter(), write);
}

/// Writes an object, each value by `write`.
pub(super) fn fields_of<N: AsRef<str>, V>(
    out: &mut Vec<u8>,
    fields: impl Iterator<Item = (N, V)>,
    write: impl Fn(&mut Vec<u8>, V),
) {
    out.push(b'{');
    for (place, (name, value)) in fields.enumerate() {
        if place > 0 {
            out.push(b',');
        }
        string(out, name.as_ref());
        out.push(b':');
        write(out, value);
    }
    out.push(b'}');
}

fn list(out: &mut Vec<u8>, values: &[Value], write: impl Fn(&mut Vec<u8>, &Value)) {
    out.push(b'[');
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        write(out, value);
    }
    out.push(b']');
}

/// Writes a text in quotes; what need not be escaped is copied in one piece.
pub(in super::super) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        let (plain, from) = rest.split_at(at);
        out.extend_from_slice(plain);
        let Some((&byte, after)) = from.split_first() else { break };
        escape(out, byte);
        rest = after;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        0x08 => out.extend_from_slice(b"\\b"),
        0x0c => out.extend_from_slice(b"\\f"),
        _ => drop(write!(out, "\\u{byte:04x}")),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::value;

    use super::*;

    #[test]
    fn json_is_written_as_the_library_for_it_writes_it() {
        let all: String = ('\0'..='\u{ff}').chain("\u{2028}\u{1f30d}\"\\".chars()).collect();
        let numbers = value!([0, -1, 1.5, 1e300, 9_007_199_254_740_993_i64, -0.0, 1.0, u64::MAX]);
        let value = value!({ "text": (all.clone()), "none": null, "list": [true, false, [], {}], "numbers": numbers });
        let mut written = Vec::new();
        write(&mut written, &value);
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn equal_objects_are_written_alike_when_sorted() {
        let sorted = |value: &Value| {
            let mut written = Vec::new();
            write_sorted(&mut written, value);
            String::from_utf8(written).unwrap()
        };
        let one = value!({ "b": [{ "d": 1, "c": 2 }], "a": { "f": null, "e": "x" } });
        let other = value!({ "a": { "e": "x", "f": null }, "b": [{ "c": 2, "d": 1 }] });
        assert_eq!(sorted(&one), "{\"a\":{\"e\":\"x\",\"f\":null},\"b\":[{\"c\":2,\"d\":1}]}");
        assert_eq!(sorted(&one), sorted(&other));
    }
}
