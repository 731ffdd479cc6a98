//! The sample company is founded, populated, and the reports find the truth about its customers.

use wegmarke::demo;
use wegmarke::formats::{self, Switches};

use crate::app::{TestApp, on_both_engines};

#[tokio::test]
async fn the_company_is_founded_once() {
    on_both_engines(async |test| {
        let company = demo::found(&test.app).await.unwrap();
        let again = demo::found(&test.app).await.unwrap();
        assert_eq!(company.workspace, again.workspace);
        assert_eq!(company.visitor, again.visitor);
    })
    .await;
}

#[tokio::test]
async fn what_the_company_writes_passes_every_check() {
    let test = TestApp::empty(None).await;
    let company = demo::found(&test.app).await.unwrap();
    let mut transaction = test.app.database.read().await.unwrap();
    let bundle = formats::export_workspace(&mut transaction, company.workspace)
        .await
        .unwrap();
    let switches = Switches {
        languages: vec!["de".to_owned(), "en".to_owned()],
        ..Switches::default()
    };
    assert_eq!(formats::check(bundle.written(), &switches).unwrap(), []);
}
