//! Files that never change under their address: styles, scripts, pictures. The address holds a part of the content's
//! hash, so that a browser may keep the file for ever; each is packed once, as well as can be.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, LOCATION, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::coding::{Coding, Effort};

/// A file and its address.
pub(crate) struct Asset {
    name: &'static str,
    extension: &'static str,
    version: u64,
    content: &'static str,
    packed: [OnceCell<(Coding, Bytes)>; 3],
}

macro_rules! assets {
    ($($asset:ident = $name:literal . $extension:literal;)+) => {
        $(
            #[doc = concat!("`", $name, ".", $extension, "`")]
            pub(crate) static $asset: LazyLock<Asset> = LazyLock::new(|| {
                let content = include_str!(concat!("../../static/", $name, ".", $extension));
                Asset::new($name, $extension, content)
            });
        )+
        static ALL: [&LazyLock<Asset>; [$($name),+].len()] = [$(&$asset),+];
    };
}

assets! {
    CONSOLE_STYLE = "console"."css";
    CONSOLE_SCRIPT = "console"."js";
    STYLE = "site"."css";
    SCRIPT = "site"."js";
    ICON = "icon"."svg";
}

impl Asset {
    fn new(name: &'static str, extension: &'static str, content: &'static str) -> Self {
        let digest = Sha256::digest(content);
        let version = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        Self { name, extension, version, content, packed: [const { OnceCell::const_new() }; 3] }
    }

    /// The path, below wherever the registry is.
    pub(crate) fn path(&self) -> String {
        format!("/static/{}", self.file())
    }

    fn file(&self) -> String {
        let Self { name, extension, version, .. } = self;
        format!("{name}.{version:012x}.{extension}")
    }

    const fn content_type(&self) -> &'static str {
        match self.extension.as_bytes() {
            b"css" => "text/css; charset=utf-8",
            b"js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        }
    }

    async fn serve(&self, asked: &HeaderMap) -> Response {
        let (coding, bytes) = self.packed_as(Coding::accepted(asked)).await;
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static(self.content_type())),
            (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            (VARY, HeaderValue::from_static("accept-encoding")),
        ];
        let mut response = (headers, bytes).into_response();
        if let Some(coding) = coding.header() {
            response.headers_mut().insert(CONTENT_ENCODING, coding);
        }
        response
    }

    async fn packed_as(&self, coding: Coding) -> (Coding, Bytes) {
        let content = Bytes::from_static(self.content.as_bytes());
        let place = match coding {
            Coding::Brotli => 0,
            Coding::Zstd => 1,
            Coding::Gzip => 2,
            Coding::Identity => return (coding, content),
        };
        self.packed[place].get_or_init(|| coding.pack(content, Effort::Best)).await.clone()
    }
}

/// Serves a file. A page that was kept somewhere may still name an older one: it is led to the one of today.
async fn serve(Path(file): Path<String>, asked: HeaderMap) -> Response {
    if let Some(asset) = ALL.iter().find(|asset| asset.file() == file) {
        return asset.serve(&asked).await;
    }
    let same = |asset: &&&LazyLock<Asset>| {
        let (start, end) = (format!("{}.", asset.name), format!(".{}", asset.extension));
        file.starts_with(&start) && file.ends_with(&end)
    };
    match ALL.iter().find(same) {
        Some(asset) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, asset.file())]).into_response(),
        None => (StatusCode::NOT_FOUND, "no such file\n").into_response(),
    }
}

/// Where the files are.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/static/{file}", get(serve))
}
