//! Lists in pages: the answer stays the plain list, the `Link` header says where it goes on.

use axum::http::{HeaderMap, HeaderValue, Uri, header};

/// Cuts a list, of which one more than `limit` was read, to its page. Gives the header that leads to
/// the next one, after the last member of this; none after the last page.
pub fn next_page<T>(
    uri: &Uri,
    page: &mut Vec<T>,
    limit: usize,
    name: impl Fn(&T) -> String,
) -> HeaderMap {
    let is_last = page.len() <= limit;
    page.truncate(limit);
    let mut headers = HeaderMap::new();
    let Some(last) = page.last().filter(|_| !is_last) else {
        return headers;
    };
    let query = uri.query().unwrap_or_default();
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("after="));
    let after = format!("after={}", name(last));
    let query: Vec<&str> = kept.chain([after.as_str()]).collect();
    let link = format!("<{}?{}>; rel=\"next\"", uri.path(), query.join("&"));
    // An address that was received can be sent back.
    if let Ok(link) = HeaderValue::try_from(link) {
        headers.insert(header::LINK, link);
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_has_the_same_question() {
        let uri: Uri = "/api/list?limit=2&after=a&filter=state:live"
            .parse()
            .unwrap();
        let mut page = vec!["b", "c", "d"];
        let headers = next_page(&uri, &mut page, 2, ToString::to_string);
        assert_eq!(page, ["b", "c"]);
        assert_eq!(
            headers[header::LINK],
            "</api/list?limit=2&filter=state:live&after=c>; rel=\"next\""
        );
        assert!(next_page(&uri, &mut page, 2, ToString::to_string).is_empty());
    }
}
