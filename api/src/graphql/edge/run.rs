//! Asking the library, within the time allowed and without letting a panic end the connection.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{ObjectType, Request, Response, SubscriptionType, Variables};
use futures::FutureExt;

use super::super::kept::objects::Outlined;
use super::super::limits::{Admitted, Document};
use super::super::reads::Reads;
use super::answer::{self, Executed};
use super::{Code, Edge};
use crate::auth::Caller;
use crate::catalogue::Snapshot;
use crate::i18n::AcceptedLanguages;

impl<Q, M, S> Edge<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    pub(super) async fn run(
        &self,
        admitted: Admitted,
        languages: AcceptedLanguages,
        snapshot: &Arc<Snapshot>,
        caller: Caller,
    ) -> Executed {
        let (cost, query) = (admitted.cost, admitted.document.operation() == OperationType::Query);
        let execution = AssertUnwindSafe(self.execute(admitted, languages, snapshot, caller)).catch_unwind();
        let time = self.gate.limits().time;
        let incident;
        let failure = match tokio::time::timeout(time, execution).await {
            Ok(Ok((answer, reads))) => {
                incident = if answer.errors.is_empty() { uuid::Uuid::nil() } else { (self.new_id)() };
                return Executed { answer, interrupted: false, query, reads, cost, incident };
            }
            Ok(Err(panic)) => {
                incident = (self.new_id)();
                tracing::error!(%incident, cause = panic_message(&*panic), "a resolver panicked");
                answer::failed(answer::internal_message(incident), Code::Internal)
            }
            Err(_) => {
                incident = (self.new_id)();
                let message = format!("The query took longer than {} s; ask for less.", time.as_secs_f32());
                answer::failed(message, Code::TooComplex)
            }
        };
        let reads = Arc::new(Reads::new(Arc::clone(snapshot)));
        Executed { answer: failure, interrupted: true, query, reads, cost, incident }
    }

    /// A query that is known to be valid is not validated again. If it then fails, it is asked once more of the
    /// schema that validates, which words the fault as it always does: a query changes nothing.
    async fn execute(
        &self,
        admitted: Admitted,
        languages: AcceptedLanguages,
        snapshot: &Arc<Snapshot>,
        caller: Caller,
    ) -> (Response, Arc<Reads>) {
        let Admitted { document, variables, cost, valid } = admitted;
        let reads = || Arc::new(Reads::new(Arc::clone(snapshot)));
        if valid && document.operation() == OperationType::Query && caller.is_visitor() {
            let reads = reads();
            let request = self.outlined(&document, &variables, &languages, &reads);
            let request = request.unwrap_or_else(|| document.request(variables.clone()));
            let request = request.data(cost).data(languages.clone()).data(Arc::clone(&reads));
            let answer = self.quick.execute(request).await;
            if answer.errors.is_empty() {
                return (answer, reads);
            }
        }
        let reads = reads();
        let request =
            document.request(variables).data(cost).data(languages).data(caller.actor.clone()).data(caller);
        let answer = self.strict.execute(request.data(Arc::clone(&reads))).await;
        if answer.errors.is_empty() {
            document.found_valid();
        }
        (answer, reads)
    }
}

impl<Q, M, S> Edge<Q, M, S> {
    /// The query in outline, with what its objects need to give what they are asked for.
    fn outlined(
        &self,
        document: &Arc<Document>,
        variables: &Variables,
        languages: &AcceptedLanguages,
        reads: &Arc<Reads>,
    ) -> Option<Request> {
        let request = document.outlined(variables.clone())?;
        Some(request.data(Outlined {
            objects: Arc::clone(&self.objects),
            document: Arc::clone(document),
            languages: languages.to_string().into(),
            reads: Arc::clone(reads),
        }))
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
