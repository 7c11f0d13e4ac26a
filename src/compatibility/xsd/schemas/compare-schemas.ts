import type { Schema, SchemaSet } from '../../../contracts/index.ts'
import type { JudgedLog, OperationsByWay } from '../../judged-log.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import { united, type Reach } from '../graph/reach.ts'
import type { SchemaComparison } from '../schema-comparison.ts'

/** Compares the schemas themselves, those of one namespace together, however many documents they are in. */
export function compareSchemas(comparison: SchemaComparison, log: JudgedLog): void {
  const { pairing } = comparison
  const before = byNamespace(pairing.old.schemas)
  const after = byNamespace(pairing.now.schemas)
  const kept = new Set<string>()
  for (const [namespace, schemas] of before) {
    const namespaceNow = pairing.namespaceNow(namespace)
    const others = after.get(namespaceNow)
    kept.add(namespaceNow)
    const [old] = schemas
    if (old === undefined) continue
    if (others === undefined) {
      if (pairing.now.mayMiss(namespaceNow)) continue
      log.add('schema-removed', { facts: { subject: inWords(namespace) }, old, cause: 'old' })
      continue
    }
    if (namespace !== namespaceNow) tellNamespace(comparison, [old, others[0]], log)
    compareNamespace(comparison, schemas, others, log)
  }
  for (const [namespace, [now]] of after) {
    if (kept.has(namespace) || pairing.old.mayMiss(namespace)) continue
    log.add('schema-added', { facts: { subject: inWords(namespace) }, now, cause: 'new' })
  }
}

function byNamespace({ schemas }: SchemaSet): ReadonlyMap<string, readonly Schema[]> {
  const found = new Map<string, Schema[]>()
  for (const schema of schemas) {
    // A schema without components only gathers others.
    const isEmpty = schema.components.length === 0 && schema.targetNamespace === ''
    if (isEmpty) continue
    const same = found.get(schema.targetNamespace)
    if (same === undefined) found.set(schema.targetNamespace, [schema])
    else same.push(schema)
  }
  return found
}

function inWords(namespace: string): string {
  return namespace === '' ? 'no namespace' : namespace
}

/** The operations that hold anything of a namespace. */
function reachOfNamespace(graph: ComponentGraph, reach: Reach, namespace: string): OperationsByWay {
  const all = [...graph.byKey].flatMap(([key, { name }]) =>
    name?.namespace === namespace && reach.has(key) ? [reach.of(key)] : [],
  )
  return united(all)
}

function tellNamespace(
  { pairing, oldReach }: SchemaComparison,
  [old, now]: readonly [Schema, Schema | undefined],
  log: JudgedLog,
): void {
  const reached = reachOfNamespace(pairing.old, oldReach, old.targetNamespace)
  const change = {
    facts: { from: inWords(old.targetNamespace), to: inWords(now?.targetNamespace ?? '') },
    old,
    now,
  }
  tell('schema-target-namespace-changed', change, reached, log)
}

/** Adds a change of what messages hold; what none holds breaks nobody. */
function tell(
  id: string,
  change: Parameters<JudgedLog['add']>[1],
  reached: OperationsByWay,
  log: JudgedLog,
): void {
  if (reached.request === undefined && reached.response === undefined) {
    log.add(id, { ...change, breaks: 'nn' })
  } else log.addToMessages(id, change, reached)
}

function compareNamespace(
  comparison: SchemaComparison,
  before: readonly Schema[],
  after: readonly Schema[],
  log: JudgedLog,
): void {
  const { pairing, oldReach } = comparison
  before.forEach((old, index) => {
    const now = after[index]
    // Which of several documents became which cannot be told when some came or went.
    if (now === undefined || before.length !== after.length) return
    const subject = inWords(now.targetNamespace)
    for (const [attribute, form] of FORMS) {
      if (old[form] === now[form]) continue
      const id = `schema-${attribute}-form-default-changed`
      const isTold = log.changes.some(
        ({ kind, newLocation }) =>
          kind.id === id &&
          newLocation?.pointer === now.location.pointer &&
          newLocation.file === now.file,
      )
      const facts = { subject, from: old[form], to: now[form] }
      if (!isTold) log.add(id, { facts, old, now, breaks: 'nn' })
    }
    for (const attribute of ['blockDefault', 'finalDefault'] as const) {
      if ((old[attribute] ?? '') === (now[attribute] ?? '')) continue
      const facts = {
        subject,
        attribute,
        from: old[attribute] ?? 'none',
        to: now[attribute] ?? 'none',
      }
      const reached = reachOfNamespace(pairing.old, oldReach, old.targetNamespace)
      tell('schema-block-final-default-changed', { facts, old, now }, reached, log)
    }
    if (old.version !== now.version) {
      const facts = { subject, from: old.version ?? 'none', to: now.version ?? 'none' }
      log.add('schema-version-attribute-changed', { facts, old, now })
    }
  })
  compareImports(comparison, before, after, log)
}

const FORMS = [
  ['element', 'elementFormDefault'],
  ['attribute', 'attributeFormDefault'],
] as const

/** The namespaces that the schemas of a namespace import; how the documents are cut does not matter. */
function compareImports(
  { pairing }: SchemaComparison,
  before: readonly Schema[],
  after: readonly Schema[],
  log: JudgedLog,
): void {
  const old = importsOf(before)
  const now = importsOf(after)
  const subject = inWords(after[0]?.targetNamespace ?? '')
  const id = 'schema-import-changed'
  for (const [namespace, reference] of now) {
    const isKept = [...old.keys()].some((former) => pairing.namespaceNow(former) === namespace)
    if (isKept) continue
    const facts = { subject, how: 'imports', namespace: inWords(namespace) }
    log.add(id, { facts, old: before[0], now: reference, cause: 'new' })
  }
  for (const [namespace, reference] of old) {
    if (now.has(pairing.namespaceNow(namespace))) continue
    const facts = { subject, how: 'no longer imports', namespace: inWords(namespace) }
    log.add(id, { facts, old: reference, now: after[0], cause: 'old' })
  }
}

function importsOf(schemas: readonly Schema[]): ReadonlyMap<string, Schema['references'][number]> {
  const references = schemas.flatMap((schema) => schema.references)
  return new Map(
    references
      .filter(({ kind }) => kind === 'xsd-import')
      .map((reference) => [reference.namespace, reference]),
  )
}
