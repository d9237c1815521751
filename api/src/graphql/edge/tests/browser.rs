//! A browser in which somebody signs in: it keeps cookies and says which site a request comes from.

use registry::access::Grants;
use registry::accounts::{self, Invitation};
use registry::mails;
use registry::vocabulary::CountryCode;
use registry::{Actor, Context};
use serde_json::{Value, json};

use super::Server;
use super::client::Reply;

/// One profile of a browser.
pub(super) struct Browser<'a> {
    pub(super) server: &'a Server,
    /// What it keeps, by name.
    pub(super) cookies: Vec<(String, String)>,
    /// Which host it asks.
    pub(super) host: &'static str,
}

impl<'a> Browser<'a> {
    /// A fresh one on the machine of the server.
    pub(super) fn new(server: &'a Server) -> Self {
        Self { server, cookies: Vec::new(), host: "localhost" }
    }

    /// The value of a cookie, if it keeps one.
    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Asks from a page of the site itself.
    pub(super) async fn ask(&mut self, query: &str, variables: Value) -> Reply {
        self.send(query, variables, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Asks with these headers, and keeps what cookies come back.
    pub(super) async fn send(&mut self, query: &str, variables: Value, headers: &[(&str, &str)]) -> Reply {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let cookies = self.line();
        let mut all =
            vec![("content-type", "application/json"), ("host", self.host), ("user-agent", "Test/1")];
        all.push(("accept", "application/graphql-response+json"));
        all.extend((!cookies.is_empty()).then_some(("cookie", cookies.as_str())));
        all.extend(headers);
        let reply = self.server.send("POST", "/graphql", &all, body.as_bytes()).await;
        self.keep(&reply);
        reply
    }

    /// What it sends as `Cookie`.
    pub(super) fn line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, reply: &Reply) {
        for set in reply.headers("set-cookie") {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !set.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// Asks for a link and follows the one that comes by mail.
    pub(super) async fn sign_in(&mut self, ctx: &Context, email: &str) -> Reply {
        let link = self.link(ctx, email).await;
        self.follow(&link).await
    }

    /// Asks for a link, and gives the one that comes by mail.
    pub(super) async fn link(&mut self, ctx: &Context, email: &str) -> String {
        let reply = self.ask(ASK, json!({ "email": email })).await;
        assert_eq!(reply.json()["data"]["requestSignInLink"]["done"], true, "{reply:?}");
        posted(ctx, email).await.expect("a mail is on its way")
    }

    /// Follows a link.
    pub(super) async fn follow(&mut self, link: &str) -> Reply {
        self.ask(FOLLOW, json!({ "link": link })).await
    }

    /// The address of whoever is signed in.
    pub(super) async fn viewer(&mut self) -> Value {
        let reply = self.ask("{ viewer { email } }", json!({})).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["data"]["viewer"]["email"].clone()
    }
}

pub(super) const ASK: &str = "mutation ($email: String!) { requestSignInLink(email: $email) { done userErrors { field code message } } }";
pub(super) const FOLLOW: &str =
    "mutation ($link: String!) { signIn(link: $link) { account { email } userErrors { code } } }";
pub(super) const GOVERNMENT: &str = "ana@minedu.example";
pub(super) const ADMIN: &str = "root@portolan.example";

/// What the next link in the mail opens with, all mail before it thrown away.
pub(super) async fn posted(ctx: &Context, email: &str) -> Option<String> {
    while let Some(letter) = mails::next(ctx).await.unwrap() {
        mails::sent(ctx, letter.id).await.unwrap();
        if letter.recipient.as_str() == email && letter.kind == mails::MailKind::SignIn {
            return letter.secret.map(|secret| secret.reveal().to_owned());
        }
    }
    None
}

/// Makes the accounts of a government and of an administrator.
pub(super) async fn people(ctx: &Context) {
    let peru: CountryCode = "PE".parse().unwrap();
    for (email, grants) in [
        (GOVERNMENT, Grants { government: [peru].into(), ..Grants::default() }),
        (ADMIN, Grants { admin: true, ..Grants::default() }),
    ] {
        let invitation =
            Invitation { email: email.to_owned(), name: None, language: "en".to_owned(), grants };
        accounts::invite(ctx, &Actor::Operator, invitation).await.unwrap();
    }
}
