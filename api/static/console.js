// The console's improvements on a plain form: it runs queries in place, lists examples, and shows the schema's
// documentation. Everything on the page is made as text, never as markup.
'use strict';

const EXAMPLES = JSON.parse(document.getElementById('examples-data').textContent);

const INTROSPECTION = `{ __schema { queryType { name } mutationType { name } subscriptionType { name } types {
  kind name description
  fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { ...T }
    args { name description defaultValue type { ...T } } }
  inputFields { name description defaultValue type { ...T } }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { name } interfaces { name } } } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

const $ = (id) => document.getElementById(id);
const [query, variables, status, result] = ['query', 'variables', 'status', 'result'].map($);
const number = new Intl.NumberFormat('en');

/** An element with attributes and children; strings become text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/* Running */

function say(text, wrong = false) {
  status.textContent = text;
  status.classList.toggle('wrong', wrong);
}

async function ask(body) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(body),
  });
  return [response, await response.json()];
}

function readVariables() {
  const text = variables.value.trim();
  if (!text) return {};
  const value = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('an object is needed');
  return value;
}

let latest = 0;

async function run() {
  const turn = ++latest;
  let given;
  try {
    given = readVariables();
    variables.removeAttribute('aria-invalid');
  } catch (error) {
    variables.setAttribute('aria-invalid', 'true');
    variables.focus();
    say(`The variables are not a JSON object: ${error.message}`, true);
    return;
  }
  remember();
  $('run').setAttribute('aria-busy', 'true');
  say('Running …');
  const start = performance.now();
  try {
    const [response, answer] = await ask({ query: query.value, variables: given });
    if (turn === latest) show(response, answer, performance.now() - start);
  } catch (error) {
    if (turn === latest) say(`No answer: ${error.message}`, true);
  } finally {
    if (turn === latest) $('run').removeAttribute('aria-busy');
  }
}

function show(response, answer, time) {
  const errors = answer.errors ? answer.errors.length : 0;
  const cost = answer.extensions && answer.extensions.cost;
  const parts = [`${response.status} ${response.statusText}`.trim(), `${number.format(Math.round(time))} ms`];
  if (cost) parts.push(`cost ${number.format(cost.requested)} of ${number.format(cost.limit)}`);
  if (errors) parts.unshift(errors === 1 ? '1 error' : `${errors} errors`);
  say(parts.join(' · '), errors > 0);
  result.replaceChildren(make('code', {}, ...colour(JSON.stringify(answer, null, 2))));
  result.scrollTop = 0;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|([{}[\],])/g;

/** JSON in spans; a very long answer stays plain, since a page of a hundred thousand spans is slow. */
function colour(text) {
  if (text.length > 200000) return [text];
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    const [whole, string, colon, other] = match;
    if (string && colon) parts.push(make('span', { class: 'key' }, string), colon);
    else parts.push(make('span', { class: string ? 'text' : other ? 'other' : 'punctuation' }, whole));
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/* The address: the query is in its fragment, which is never sent to a server. */

function remember() {
  const state = new URLSearchParams({ query: query.value });
  if (variables.value.trim()) state.set('variables', variables.value);
  history.replaceState(null, '', `#${state}`);
}

function recall() {
  const state = new URLSearchParams(location.hash.slice(1));
  if (!state.has('query')) return false;
  query.value = state.get('query');
  variables.value = state.get('variables') || '';
  return true;
}

async function share() {
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    say('The link is copied.');
  } catch {
    say('The link is in the address bar.');
  }
}

/* Editing */

let tabLeaves = false;

function editorKeys(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  } else if (event.key === 'Escape') {
    tabLeaves = true;
  } else if (event.key === 'Tab' && !tabLeaves && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    indent(event.target, event.shiftKey);
  } else if (event.key !== 'Shift' && event.key !== 'Tab') {
    tabLeaves = false;
  }
}

function indent(field, back) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const line = value.lastIndexOf('\n', start - 1) + 1;
  if (!back && start === end) {
    field.setRangeText('  ', start, end, 'end');
    return;
  }
  const block = value.slice(line, end);
  const moved = back ? block.replace(/^ {1,2}/gm, '') : block.replace(/^/gm, '  ');
  field.setRangeText(moved, line, end, 'preserve');
}

function listExamples() {
  const buttons = EXAMPLES.map((example) => {
    const choose = async () => {
      query.value = example.query.join('\n');
      const given = example.slugFromRegistry ? { slug: await anySlug() } : example.variables;
      variables.value = given ? JSON.stringify(given, null, 2) : '';
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      run();
    };
    const button = make('button', { type: 'button', 'aria-pressed': 'false', onclick: choose }, example.title);
    return button;
  });
  $('example-list').replaceChildren(...buttons.map((button) => make('li', {}, button)));
}

/** The example asks for an entry that exists, whatever the registry holds. */
async function anySlug() {
  try {
    const [, answer] = await ask({ query: '{ platforms(first: 1) { nodes { slug } } }' });
    return answer.data.platforms.nodes[0].slug;
  } catch {
    return 'example';
  }
}

/* Documentation */

const types = new Map();
let roots = [];
let trail = [];

async function loadDocumentation() {
  const entry = $('entry');
  try {
    const [, answer] = await ask({ query: INTROSPECTION });
    const schema = answer.data.__schema;
    for (const type of schema.types) if (!type.name.startsWith('__')) types.set(type.name, type);
    roots = [schema.queryType, schema.mutationType, schema.subscriptionType].filter(Boolean).map((type) => type.name);
    visit([]);
  } catch {
    entry.replaceChildren(make('p', { class: 'hint' }, 'The documentation could not be loaded. Reload to try again.'));
  }
}

const named = (type) => (type.ofType ? named(type.ofType) : type.name);

/** A type as it is written, with its name to click. */
function written(type) {
  const parts = (inner) => {
    if (inner.kind === 'NON_NULL') return [...parts(inner.ofType), '!'];
    if (inner.kind === 'LIST') return ['[', ...parts(inner.ofType), ']'];
    return [link(inner.name)];
  };
  return make('span', { class: 'type' }, ...parts(type));
}

/** A description; what stands between backticks is code. */
function prose(text) {
  return (text || '').split('`').map((part, at) => (at % 2 ? make('code', {}, part) : part));
}

const firstLine = (text) => prose((text || '').split('\n')[0]);

function link(name, text = name) {
  return make('button', { type: 'button', class: 'link', onclick: () => visit([...trail, name], true) }, text);
}

function visit(path, focus = false) {
  // Coming back to a type that is on the way already is a step back, not one more step.
  const name = path.at(-1);
  trail = path.slice(0, path.indexOf(name) + 1);
  $('found').textContent = '';
  const step = (target, text) => make('button', { type: 'button', class: 'link', onclick: () => visit(target, true) }, text);
  $('trail').replaceChildren(step([], 'Schema'), ...trail.map((part, at) => step(trail.slice(0, at + 1), part)));
  $('entry').replaceChildren(...(name ? describe(types.get(name)) : overview()));
  if (focus) $('entry').focus();
}

function overview() {
  const known = [...roots, 'Boolean', 'Float', 'ID', 'Int', 'String'];
  const rest = [...types.keys()].filter((name) => !known.includes(name)).sort();
  return [
    make('h3', {}, 'Start here'), names(roots),
    make('h3', {}, 'All types'), names(rest),
  ];
}

const names = (list) => make('dl', {}, ...list.flatMap((name) => {
  return [make('dt', {}, link(name)), make('dd', {}, ...firstLine(types.get(name).description))];
}));

const KINDS = { OBJECT: 'Object', INTERFACE: 'Interface', UNION: 'Union', ENUM: 'Enum', INPUT_OBJECT: 'Input', SCALAR: 'Scalar' };

function describe(type) {
  const parts = [make('h3', {}, `${KINDS[type.kind]} ${type.name}`)];
  if (type.description) parts.push(make('p', { class: 'about' }, ...prose(type.description)));
  const section = (title, items, row) => {
    if (items && items.length) parts.push(make('h3', {}, title), make('dl', {}, ...items.flatMap(row)));
  };
  section('Fields', type.fields, field);
  section('Fields', type.inputFields, input);
  section('Values', type.enumValues, (value) => [make('dt', {}, value.name), about(value)]);
  section('Implements', type.interfaces, (other) => [make('dt', {}, link(other.name))]);
  section('Possible types', type.possibleTypes, (other) => [make('dt', {}, link(other.name))]);
  return parts;
}

function field(item) {
  const args = item.args.flatMap((arg, at) => [at ? ', ' : '', ...argument(arg)]);
  const head = args.length ? ['(', ...args, ')'] : [];
  const notes = item.args.filter((arg) => arg.description);
  const details = notes.map((arg) => make('div', {}, make('code', {}, arg.name), ': ', ...prose(arg.description)));
  return [make('dt', {}, make('strong', {}, item.name), ...head, ': ', written(item.type)), about(item, details)];
}

function argument(item) {
  const value = item.defaultValue === null ? [] : [` = ${item.defaultValue}`];
  return [`${item.name}: `, written(item.type), ...value];
}

function input(item) {
  return [make('dt', {}, ...argument(item)), about(item)];
}

function about(item, details = []) {
  const old = item.isDeprecated ? make('div', { class: 'old' }, `Deprecated: ${item.deprecationReason || ''}`) : null;
  return make('dd', {}, ...prose(item.description), ...details, old);
}

function search(event) {
  const wanted = event.target.value.trim().toLowerCase();
  if (!wanted) {
    if (types.size) visit(trail);
    return;
  }
  const found = [];
  for (const [name, type] of types) {
    if (name.toLowerCase().includes(wanted)) found.push([link(name), type.description]);
    for (const item of [...(type.fields || []), ...(type.inputFields || []), ...(type.enumValues || [])]) {
      if (item.name.toLowerCase().includes(wanted)) found.push([link(name, `${name}.${item.name}`), item.description]);
    }
  }
  const rows = found.slice(0, 60).flatMap(([head, text]) => [make('dt', {}, head), make('dd', {}, ...firstLine(text))]);
  const matches = found.length === 1 ? '1 match' : `${number.format(found.length)} matches`;
  $('found').textContent = found.length > 60 ? `${matches}, the first 60 shown` : matches;
  $('entry').replaceChildren(make('dl', {}, ...rows));
}

for (const id of ['keys', 'examples', 'share', 'answer', 'documentation']) $(id).hidden = false;
$('console').addEventListener('submit', (event) => { event.preventDefault(); run(); });
$('share').addEventListener('click', share);
$('search').addEventListener('input', search);
window.addEventListener('hashchange', recall);
for (const field of [query, variables]) field.addEventListener('keydown', editorKeys);
listExamples();
loadDocumentation();
// A link only fills the form: were it run unasked, a link could write in its reader's name.
if (recall()) say('From a link: press Run.');
