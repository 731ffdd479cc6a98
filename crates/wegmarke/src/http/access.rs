//! Who may call a route: declared where the route is registered, enforced in one place.
//!
//! [`Routes::add`] is the only way to register a route and wants a rule; `http::guard` looks the
//! rule up for each request and lets nothing pass that has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::Method;
use utoipa::openapi::PathItem;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::accounts::Role;
use crate::app::App;

/// The rule of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone, signed in or not.
    Anyone,
    /// Whoever presents the secret of a valid share link in the path, and its password if it has one.
    Shared,
    /// Anyone who is known: a person with a session or a program with a token.
    SignedIn,
    /// A person with a session; no token. For what belongs to the account itself.
    Person,
    /// A person who is admin of at least one workspace.
    AdministerAny,
    /// Members of the workspace in the path, from viewer up.
    Read,
    /// Members from contributor up.
    Contribute,
    /// Members from editor up.
    Edit,
    /// Admins of the workspace in the path.
    Administer,
}

impl Access {
    /// The role that the rule asks for in the workspace in the path, if it is about one.
    pub fn role(self) -> Option<Role> {
        match self {
            Access::Anyone
            | Access::Shared
            | Access::SignedIn
            | Access::Person
            | Access::AdministerAny => None,
            Access::Read => Some(Role::Viewer),
            Access::Contribute => Some(Role::Contributor),
            Access::Edit => Some(Role::Editor),
            Access::Administer => Some(Role::Admin),
        }
    }
}

/// The rule of every route, by path template and method.
#[derive(Clone, Debug, Default)]
pub struct Rules(Arc<BTreeMap<String, Vec<(Method, Access)>>>);

impl Rules {
    /// The rule for a method on a path template; `HEAD` follows `GET`.
    pub fn find(&self, method: &Method, path: &str) -> Option<Access> {
        let method = if method == Method::HEAD {
            &Method::GET
        } else {
            method
        };
        let rules = self.0.get(path)?;
        rules
            .iter()
            .find(|(candidate, _)| candidate == method)
            .map(|(_, access)| *access)
    }

    /// Every route with its rule, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&Method, &str, Access)> {
        self.0.iter().flat_map(|(path, rules)| {
            rules
                .iter()
                .map(move |(method, access)| (method, path.as_str(), *access))
        })
    }
}

/// Routes with their rules and their description; a feature gives one, `http` merges them.
#[derive(Default)]
pub struct Routes {
    router: OpenApiRouter<App>,
    rules: BTreeMap<String, Vec<(Method, Access)>>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// Registers the handlers of one path: `add(Access::Read, routes!(list))`. Methods of the same
    /// path with another rule are added in another call.
    ///
    /// # Panics
    /// When the program is put together wrongly: a workspace rule on a path without `{workspace}`,
    /// the rule of share links on one without `{secret}`.
    #[must_use]
    pub fn add(mut self, access: Access, routes: UtoipaMethodRouter<App>) -> Routes {
        for (path, item) in &routes.1.paths {
            let names_workspace = path.contains("/{workspace}");
            assert!(
                access.role().is_none() || names_workspace,
                "{path} names no workspace"
            );
            assert!(
                access != Access::Shared || path.contains("/{secret}"),
                "{path} names no share link"
            );
            let rules = self.rules.entry(path.clone()).or_default();
            rules.extend(methods(item).into_iter().map(|method| (method, access)));
        }
        self.router = self.router.routes(routes);
        self
    }

    /// Takes in the routes of another feature.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Routes {
        for (path, rules) in other.rules {
            self.rules.entry(path).or_default().extend(rules);
        }
        self.router = self.router.merge(other.router);
        self
    }

    /// The router, its description, and the rules to guard it with.
    pub(super) fn finish(self) -> (axum::Router<App>, utoipa::openapi::OpenApi, Rules) {
        let (router, description) = self.router.split_for_parts();
        (router, description, Rules(Arc::new(self.rules)))
    }
}

fn methods(item: &PathItem) -> Vec<Method> {
    let operations = [
        (Method::GET, &item.get),
        (Method::PUT, &item.put),
        (Method::POST, &item.post),
        (Method::DELETE, &item.delete),
        (Method::OPTIONS, &item.options),
        (Method::HEAD, &item.head),
        (Method::PATCH, &item.patch),
        (Method::TRACE, &item.trace),
    ];
    operations
        .into_iter()
        .filter(|(_, operation)| operation.is_some())
        .map(|(m, _)| m)
        .collect()
}
