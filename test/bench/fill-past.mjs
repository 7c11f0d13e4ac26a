/**
 * Gives what `fillStore` wrote a past: subscriptions, services that had other names, and for each document the entry
 * of the ledger that its writing would have left. The entries follow each other by number alone; a ledger whose hashes
 * are of use is in another bench.
 */
import Database from 'libsql'
import { nameOf, TEMPLATE } from './fill-store.mjs'

const RENAMED = 100 // of so many services one had another name
const COMPOSITE = 10 // of so many services one is composed of others

/**
 * @param subscription the id of one that was asked for before, of an application that uses the template
 * @returns how many entries the ledger has
 */
export function fillPast(file, services, subscription) {
  const database = new Database(file)
  database.exec('PRAGMA synchronous = OFF')
  const indexes = database
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE 'ledger/%'")
    .all()
  for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`)
  const asked = bodyOf(database, 'subscriptions', subscription)
  const into = {
    subscription: database.prepare('INSERT INTO subscriptions VALUES (?, 1, ?)'),
    entry: database.prepare('INSERT INTO ledger VALUES (?, 1, ?)'),
    service: database.prepare('UPDATE services SET body = ? WHERE id = ?'),
    card: database.prepare('UPDATE "service-cards" SET body = ? WHERE id = ?'),
  }
  let sequence = database.prepare('SELECT count(*) AS count FROM ledger').get().count
  const write = (action, subject, value) => {
    sequence += 1
    const event = {
      ...{ id: `filled-${sequence}`, at: value.createdAt, actor: ADMIN },
      ...{ action, subject, change: {}, after: { revision: 1, value } },
    }
    const hashes = { previousHash: '0'.repeat(64), hash: '0'.repeat(64) }
    const entry = { sequence, event, ...hashes }
    into.entry.run([String(sequence).padStart(15, '0'), JSON.stringify(entry)])
  }
  const versions = database.prepare('SELECT id, body FROM versions WHERE id >= ? AND id < ?')
  for (let begin = 0; begin < services; begin += 1000) {
    database.exec('BEGIN')
    for (let number = begin; number < Math.min(services, begin + 1000); number += 1) {
      const id = `${TEMPLATE.domain}/${nameOf(number)}`
      const kind = number % COMPOSITE === 0 ? 'composite' : 'atomic'
      const service = { ...bodyOf(database, 'services', id), kind }
      const former = { ...service, name: `${service.name}-once`, names: [`${id}-once`] }
      const isRenamed = number % RENAMED === 0
      write('service.registered', `service:${id}`, isRenamed ? former : service)
      const named = isRenamed ? { names: [id, `${id}-once`], moved: true } : {}
      into.service.run([JSON.stringify({ ...service, ...named }), id])
      if (kind === 'composite') {
        const card = { ...bodyOf(database, 'service-cards', id), kind }
        into.card.run([JSON.stringify(card), id])
      }
      for (const { id: version, body } of versions.all([`${id}@`, `${id}A`]))
        write('version.registered', `version:${version}`, JSON.parse(body))
      // Each needs the ones at half and a third of its number, so that all need the first.
      for (const by of number === 0 ? [] : [2, 3]) {
        const needed = `${TEMPLATE.domain}/${nameOf(Math.floor(number / by))}`
        const key = `${subscription.slice(0, -8)}${String(number * 2 + by - 2).padStart(8, '0')}`
        const value = {
          ...{ ...asked, consumer: id, consumerKind: 'service', service: needed },
          ...{ liveKey: key, createdAt: service.createdAt, updatedAt: service.createdAt },
        }
        into.subscription.run([key, JSON.stringify(value)])
        write('subscription.requested', `subscription:${key}`, value)
      }
    }
    database.exec('COMMIT')
  }
  for (const { sql } of indexes) database.exec(sql)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return sequence
}

const ADMIN = { kind: 'person', id: 'admin', name: 'admin' }

function bodyOf(database, table, id) {
  return JSON.parse(database.prepare(`SELECT body FROM "${table}" WHERE id = ?`).get([id]).body)
}
