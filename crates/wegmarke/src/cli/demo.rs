//! `wegmarke demo`

use std::net::SocketAddr;
use std::path::Path;

use super::progress::Progress;
use super::{Global, Outcome};
use crate::app::App;
use crate::config::{Config, default_data_folder};
use crate::demo::{self, Company, Order};
use crate::error::{Error, Result};
use crate::http::Server;

/// Build a sample company with customers, and show it
///
/// Morgenbucht sells luxury family holidays: three personas, forty touchpoints, a journey in nine
/// phases, and customers who are played with known truth, written to truth.json in the data folder.
/// Everything on the screen is computed from their events. Whatever you change is kept; the next
/// start goes on where this one ended. Only this machine can open the page, and it is signed in.
#[derive(clap::Args, Debug)]
pub(super) struct Demo {
    /// The address to listen on; only this machine may reach it
    #[arg(
        long,
        value_name = "ADDR",
        default_value = "127.0.0.1:8080",
        env = "WEGMARKE_LISTEN"
    )]
    listen: SocketAddr,
    /// How many customers to play [default: 60000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    customers: Option<u64>,
    /// Which customers: the same seed gives the same [default: 7]
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,
    /// Throw away the demo in this data folder and build it anew
    #[arg(long)]
    fresh: bool,
}

impl Demo {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let config = self.config(global)?;
        let order = self.order(&config)?;
        let app = App::open(&config).await?;
        crate::events::clean_up_all(&app).await?;
        let company = demo::found(&app).await?;
        let app = app.for_demo(company.visitor);
        // The port first: nobody wants to learn after building that it is taken.
        let server = Server::bind(app.clone(), self.listen).await?;
        populate(&app, &company, order, global).await?;
        welcome(&company, order, server.address(), &config.data);
        let jobs = tokio::spawn(crate::jobs::run(app, None));
        server.run().await?;
        jobs.abort();
        Ok(Outcome::Done)
    }

    /// The configuration; a demo has a data folder of its own unless one is named.
    fn config(&self, global: &Global) -> Result<Config> {
        let data = match &global.data {
            Some(data) => data.clone(),
            None => default_data_folder()?.join("demo"),
        };
        let config = Config {
            data,
            database_url: global.database_url.clone(),
        };
        if self.fresh {
            clear(&config)?;
        }
        Ok(config)
    }

    /// What to build: what was asked for, or what the folder holds, or the default.
    fn order(&self, config: &Config) -> Result<Order> {
        let held = demo::ordered(&config.data)?;
        let usual = held.unwrap_or_default();
        let order = Order {
            customers: self.customers.unwrap_or(usual.customers),
            seed: self.seed.unwrap_or(usual.seed),
        };
        match held {
            Some(held) if held != order => {
                let detail = format!(
                    "{} holds the demo with {} customers of seed {}: build another one with \
                     --fresh, or in another folder with --data",
                    config.data.display(),
                    held.customers,
                    held.seed
                );
                Err(Error::conflict("other_demo", detail))
            }
            _ => Ok(order),
        }
    }
}

/// Removes the demo in the data folder, and nothing that is not a demo.
fn clear(config: &Config) -> Result<()> {
    if config.database_url.is_some() {
        let detail = "--fresh works on a data folder; empty the database on the server yourself";
        return Err(Error::conflict("not_a_folder", detail));
    }
    if !config.data.exists() {
        return Ok(());
    }
    if demo::ordered(&config.data)?.is_none() {
        let detail = format!("{} holds no demo, it stays as it is", config.data.display());
        return Err(Error::conflict("not_a_demo", detail));
    }
    std::fs::remove_dir_all(&config.data).map_err(|cause| Error::file(&config.data, cause))
}

async fn populate(app: &App, company: &Company, order: Order, global: &Global) -> Result<()> {
    let what = format!("playing {} customers", order.customers);
    let mut shown = Progress::new(global, &what, order.customers);
    let watch = |played: u64, sorted: u64| {
        let note = match sorted {
            0 => String::new(),
            sorted => format!("{sorted} events sorted"),
        };
        shown.set(played, order.customers, &note);
    };
    match demo::populate(app, company, order, watch).await? {
        Some(import) => shown.finish(&format!("{} events", import.events)),
        None => shown.finish("they are there already"),
    }
    Ok(())
}

fn welcome(company: &Company, order: Order, address: SocketAddr, data: &Path) {
    println!();
    println!("  Morgenbucht is open:  http://{address}");
    println!();
    println!(
        "  You are signed in as {}. Your changes are kept in",
        company.visitor_name
    );
    println!("  {}", data.display());
    println!(
        "  What is true of its {} customers stands there in truth.json.",
        order.customers
    );
    println!("  Ctrl-C ends.");
    println!();
}
