//! Codes and addresses as scalars: parsed once, here, with the bad value named.

use async_graphql::{InputType, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use registry::vocabulary::{self, PlatformUrl};

/// An ISO 3166-1 alpha-2 code such as `FR`; `XK` is Kosovo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryCode(pub vocabulary::CountryCode);

impl CountryCode {
    /// The codes of an argument; none when it is not given.
    pub(crate) fn bare(given: Option<Vec<Self>>) -> Vec<vocabulary::CountryCode> {
        given.unwrap_or_default().into_iter().map(|code| code.0).collect()
    }
}

/// A language tag (BCP 47) of the registry's languages, such as `fr` or `zh-Hant`. Case does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageTag(pub vocabulary::LanguageTag);

/// An absolute http or https address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

fn text<T: InputType>(value: Value, parse: impl FnOnce(&str) -> Result<T, String>) -> InputValueResult<T> {
    match &value {
        Value::String(text) => parse(text).map_err(InputValueError::custom),
        Value::Null
        | Value::Number(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_)
        | Value::List(_)
        | Value::Object(_) => Err(InputValueError::expected_type(value)),
    }
}

/// An ISO 3166-1 alpha-2 code such as `FR`; `XK` is Kosovo.
#[Scalar(specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        text(value, |text| text.parse().map(Self).map_err(|error: vocabulary::UnknownCode| error.to_string()))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.code().to_owned())
    }
}

/// A language tag (BCP 47) of the registry's languages, such as `fr` or `zh-Hant`. Case does not matter.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/info/bcp47")]
impl ScalarType for LanguageTag {
    fn parse(value: Value) -> InputValueResult<Self> {
        text(value, |text| text.parse().map(Self).map_err(|error: vocabulary::UnknownCode| error.to_string()))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.code().to_owned())
    }
}

/// An absolute http or https address.
#[Scalar(specified_by_url = "https://url.spec.whatwg.org/")]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        text(value, |text| {
            let url = PlatformUrl::lenient(text).map_err(|error| format!("the address {error}"))?;
            Ok(Self(url.as_str().to_owned()))
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}
