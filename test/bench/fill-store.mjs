/**
 * Fills a data file with many services: the documents that the server itself wrote for one service are
 * written again under other names, with contracts of their own. A server may not have the file open.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import { PROJECT } from './product.mjs'

/** The service to register first; its name stands in no other word of its documents. */
export const TEMPLATE = { domain: 'scale', name: 'qxzjkwvu' }
export const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']

/** The version of the engine, which stands in the keys of what it computed. */
const ENGINE = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'))).version

export function contractOf(name, version) {
  return `openapi: 3.0.3
info: { title: ${name}, version: ${version} }
paths:
  /${name}s:
    get:
      operationId: list${capitalised(name)}s
      responses: { '200': { description: All } }
`
}

const LETTERS = 'bdfhlmnoprtx'

/** Eight letters; neighbours in number differ in several. */
export function nameOf(number) {
  let rest = (number * 2_654_435_761) % LETTERS.length ** 8
  let name = ''
  for (let place = 0; place < 8; place += 1) {
    name += LETTERS[rest % LETTERS.length]
    rest = Math.floor(rest / LETTERS.length)
  }
  return name
}

export function fillStore(file, services) {
  const database = new Database(file)
  database.exec('PRAGMA synchronous = OFF')
  const template = readTemplate(database)
  // What is written here stands in no ledger, so that facts have to be made anew.
  for (const table of [
    'fact-state',
    'fact-records',
    'fact-records/by-fact',
    'fact-records/by-obstacle',
    'fact-records/by-place',
    'fact-records/by-case',
    'fact-sums',
  ])
    database.exec(`DELETE FROM "${table}"`)
  const insert = (table, columns) =>
    database.prepare(
      `INSERT INTO "${table}" VALUES (${Array.from({ length: columns }, () => '?').join(',')})`,
    )
  const into = {
    services: insert('services', 3),
    versions: insert('versions', 3),
    cards: insert('service-cards', 3),
    search: insert('search-parts', 3),
    older: insert('search-older', 3),
    graph: insert('service-graph', 3),
    contents: insert('_content', 4),
    derived: insert('derived', 3),
    about: insert('derived/by-about', 2),
  }
  database.exec('CREATE TEMP TABLE word (value, id); CREATE TEMP TABLE token (value, id)')
  const word = database.prepare('INSERT INTO word VALUES (?, ?)')
  const token = database.prepare('INSERT INTO token VALUES (?, ?)')
  for (let begin = 0; begin < services; begin += 1000) {
    database.exec('BEGIN')
    for (let number = begin; number < Math.min(services, begin + 1000); number += 1)
      writeService(template, into, { word, token }, number, services)
    database.exec('COMMIT')
  }
  writeSummaries(database, template, services)
  // In the order of the table, which is many times faster than in that of the services.
  database.exec(`INSERT INTO "service-cards/by-word" SELECT value, id FROM word ORDER BY value, id;
    INSERT INTO "search-parts/by-token" SELECT value, id FROM token ORDER BY value, id;
    PRAGMA wal_checkpoint(TRUNCATE)`)
  database.close()
}

function capitalised(name) {
  return name[0].toUpperCase() + name.slice(1)
}

/** Resolves when the server that has the file open has made the facts of all services. */
export async function factsAreMade(file) {
  while (!hasFacts(file)) await new Promise((resolve) => setTimeout(resolve, 500))
}

/** Reads by a connection of its own, since a statement that was read once goes on seeing what it saw. */
function hasFacts(file) {
  const database = new Database(file, { readonly: true })
  const [row] = database.prepare('SELECT body FROM "fact-state"').all()
  database.close()
  return row !== undefined && JSON.parse(row.body).progress.building === undefined
}

function readTemplate(database) {
  const id = `${TEMPLATE.domain}/${TEMPLATE.name}`
  const body = (table, key) => {
    const row = database.prepare(`SELECT body FROM "${table}" WHERE id = ?`).get([key])
    return JSON.parse(row.body)
  }
  return {
    words: new Set(),
    service: body('services', id),
    card: body('service-cards', id),
    search: body('search-parts', id),
    older: body('search-older', id),
    graph: body('service-graph', id),
    summary: summaryOf(database, body('versions', `${id}@${VERSIONS.at(-1)}`)),
    versions: VERSIONS.map((version) => body('versions', `${id}@${version}`)),
  }
}

/** Where the server keeps what it read of a version's contract. */
function summaryId({ digest, entry, files }) {
  const key = ['summary', ENGINE, digest, entry, ...files.map(({ name }) => name)]
  return digestOf(JSON.stringify(key))
}

function summaryOf(database, version) {
  const statement = database.prepare('SELECT body FROM derived WHERE id = ?')
  return JSON.parse(statement.get([summaryId(version)]).body)
}

function digestOf(bytes) {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function writeService(template, into, { word, token }, number, services) {
  const name = nameOf(number)
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
  const times = { createdAt: at, updatedAt: at }
  const id = `${TEMPLATE.domain}/${name}`
  const renamed = (text) =>
    text.replaceAll(TEMPLATE.name, name).replaceAll(capitalised(TEMPLATE.name), capitalised(name))
  const write = (statement, key, document) => statement.run([key, 1, JSON.stringify(document)])
  const title = renamed('Qxzjkwvu')

  write(into.services, id, { ...template.service, name, title, ...times })
  let digest, latest
  const covered = []
  for (const version of template.versions) {
    const bytes = Buffer.from(contractOf(name, version.version))
    digest = digestOf(bytes)
    into.contents.run([digest, 'identity', bytes.length, bytes])
    const files = [{ ...version.files[0], digest, bytes: bytes.length }]
    covered.push({ version: version.version, content: `${digest} ${version.entry}` })
    latest = { ...version, digest, files }
    write(into.versions, `${id}@${version.version}`, {
      ...latest,
      service: id,
      canonicalDigest: `canonical-1:${digest}`,
      entryDigest: digest,
      outline: { ...version.outline, title },
      ...times,
    })
  }
  const words = template.card.words.map((text) =>
    text === TEMPLATE.domain ? text : text.replaceAll(TEMPLATE.name, name),
  )
  write(into.cards, id, { ...template.card, name, title, words, ...times })
  for (const value of new Set(words)) word.run([value, id])
  const tokens = [
    ...new Set(template.search.tokens.map((text) => (text.startsWith('=') ? text : renamed(text)))),
  ]
  write(into.search, id, {
    ...template.search,
    service: id,
    basis: `as filled: ${digest}`,
    tokens,
    entries: template.search.entries.map((entry) => ({
      ...entry,
      texts: entry.texts.map(renamed),
      title: renamed(entry.title),
    })),
  })
  for (const value of tokens) token.run([value, id])
  const summary = { ...template.summary, value: renamed(template.summary.value), about: [digest] }
  write(into.derived, summaryId(latest), summary)
  into.about.run([digest, summaryId(latest)])
  write(into.older, id, {
    ...template.older,
    service: id,
    covered: covered.slice(0, -1),
    basis: `as filled: ${digest}`,
    entries: template.older.entries.map((entry) => ({
      ...entry,
      texts: entry.texts.map(renamed),
      title: renamed(entry.title),
    })),
  })
  const consumers = [2, 3].flatMap((by) =>
    Array.from({ length: by }, (_, rest) => number * by + rest),
  )
  write(into.graph, id, {
    ...template.graph,
    at,
    kind: number % 10 === 0 ? 'composite' : 'atomic',
    capability: `capability ${number % 5000}`,
    availability: number % 7 === 0 ? undefined : 99.9 + (number % 10) / 100,
    // Each needs the ones at half and a third of its number, so that all need the first.
    usedBy: [...new Set(consumers)]
      .filter((other) => other !== number && other < services)
      .map((other) => ({
        consumer: `${TEMPLATE.domain}/${nameOf(other)}`,
        kind: 'service',
        via: 'subscription',
      })),
  })
  for (const value of tokens.map((text) => text.slice(1))) {
    if (/^[a-z]{4,24}$/.test(value)) template.words.add(value)
  }
}

/** What a server would have counted and learnt, in few documents. */
function writeSummaries(database, template, services) {
  const add = database.prepare('INSERT INTO "search-words" VALUES (?, 1, ?)')
  const words = [...template.words]
  for (let start = 0; start < words.length; start += 20_000) {
    const list = {
      at: new Date(Date.UTC(2026, 0, 1)).toISOString(),
      words: words.slice(start, start + 20_000),
    }
    add.run([`filled-${start}`, JSON.stringify(list)])
  }
  for (const { id, body } of database.prepare('SELECT id, body FROM "search-facets"').all()) {
    const counter = JSON.parse(body)
    database
      .prepare('UPDATE "search-facets" SET body = ? WHERE id = ?')
      .run([JSON.stringify({ ...counter, count: counter.count * (services + 1) }), id])
  }
}
