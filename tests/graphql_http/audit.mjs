// Runs every official audit of GraphQL over HTTP against a server: `node audit.mjs http://127.0.0.1:8080/graphql`.
// Ends with 1 unless all of them pass; the recommendations count as much as the requirements.

import { serverAudits } from 'graphql-http';

const EXPECTED = 61;

const url = process.argv[2];
if (!url) {
  console.error('Say which server: node audit.mjs http://127.0.0.1:8080/graphql');
  process.exit(2);
}

const audits = serverAudits({ url });
let passed = 0;
for (const { id, name, fn } of audits) {
  const result = await fn();
  if (result.status === 'ok') {
    passed += 1;
    continue;
  }
  console.error(`${result.status}: ${id} ${name}`);
  console.error(`  ${result.reason ?? 'no reason given'}`);
  if (result.response) {
    console.error(`  ${result.response.status} ${await result.response.text().catch(() => '(body already read)')}`);
  }
}

console.log(`${passed} of ${audits.length} audits pass.`);
if (audits.length !== EXPECTED) {
  console.error(`There should be ${EXPECTED} audits; the pinned version of graphql-http has changed.`);
}
process.exit(passed === audits.length && audits.length === EXPECTED ? 0 : 1);
