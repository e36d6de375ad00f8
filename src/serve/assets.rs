//! Styles, script, fonts and icon, embedded. Each is served under an address
//! that holds its content's hash, so that it may be kept for ever.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// One file as it is served.
#[derive(Debug)]
pub(super) struct Asset {
    /// Its media type.
    pub(super) media: &'static str,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

struct Assets {
    /// By the name that the address holds.
    files: BTreeMap<String, Asset>,
    /// From the plain name to the address.
    addresses: BTreeMap<&'static str, String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut assets = Assets {
        files: BTreeMap::new(),
        addresses: BTreeMap::new(),
    };
    let sans = include_bytes!("../../assets/fonts/source-sans-3.woff2");
    let serif = include_bytes!("../../assets/fonts/source-serif-4.woff2");
    let icon = include_bytes!("../../assets/workbench/icon.svg");
    let script = include_bytes!("../../assets/workbench/app.js");
    assets.add("source-sans-3.woff2", "font/woff2", sans.to_vec());
    assets.add("source-serif-4.woff2", "font/woff2", serif.to_vec());
    assets.add("icon.svg", "image/svg+xml", icon.to_vec());
    assets.add("app.js", "text/javascript; charset=utf-8", script.to_vec());
    let style = style(&assets);
    assets.add("app.css", "text/css; charset=utf-8", style.into_bytes());
    assets
});

impl Assets {
    fn add(&mut self, name: &'static str, media: &'static str, bytes: Vec<u8>) {
        let hash = blake3::hash(&bytes).to_hex();
        let hashed = format!("{}-{name}", &hash[..12]);
        self.addresses.insert(name, format!("/a/{hashed}"));
        self.files.insert(hashed, Asset { media, bytes });
    }
}

/// The style sheet with the fonts' addresses and the widths of bars: a strict
/// policy forbids style attributes, so each whole per cent has its class.
fn style(assets: &Assets) -> String {
    let mut style = include_str!("../../assets/workbench/app.css").to_owned();
    for font in ["source-sans-3.woff2", "source-serif-4.woff2"] {
        style = style.replace(
            &format!("url({font})"),
            &format!("url({})", assets.addresses[font]),
        );
    }
    for part in 1..=100 {
        write!(style, ".w{part}{{width:{part}%}}.g{part}{{flex:{part}}}")
            .expect("a string takes any text");
    }
    style
}

/// The address of the asset of this name.
pub(super) fn href(name: &str) -> &'static str {
    ASSETS
        .addresses
        .get(name)
        .expect("every asset that a page names is embedded")
}

/// The asset under this name-with-hash.
pub(super) fn find(hashed: &str) -> Option<&'static Asset> {
    ASSETS.files.get(hashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_changes_with_the_content() {
        let address = href("app.css");
        let asset = find(address.trim_start_matches("/a/")).unwrap();
        assert!(address.contains(&blake3::hash(&asset.bytes).to_hex()[..12]));
        assert!(!String::from_utf8_lossy(&asset.bytes).contains("url(source"));
    }
}
