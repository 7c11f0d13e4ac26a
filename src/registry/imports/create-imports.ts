import { createHash } from 'node:crypto'
import { findPage } from '../guarded-collection.ts'
import { parseInput, requireDomainPath } from '../identifiers.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import type { Stored } from '../../store/index.ts'
import type { ImportDocument, OriginDocument } from './import-document.ts'
import { importInput } from './import-input.ts'
import type { ImportPorts } from './import-ports.ts'
import type { Imports, ImportView, OriginView } from './imports.ts'
import { lapseDuty } from './lapse-duty.ts'
import { NO_COUNTS } from './plan-import.ts'
import { createWorkOnImports } from './work-on-imports.ts'

/** Imports that have not come to their end; each keeps its upload so long. */
const MOST_OPEN = 5
const OPEN = ['planning', 'planned', 'running', 'taking-back'] as const

export function createImports(ports: ImportPorts): Imports {
  const { imports, entries, uploads, permits, duties, newId } = ports

  const requireImport = async (id: string): Promise<Stored<ImportDocument>> => {
    const found = id.length <= 100 ? await imports.get(id) : undefined
    if (found !== undefined) return found
    throw new RegistryError(
      'import-not-found',
      `There is no import ${id.slice(0, 100)}; GET /imports lists those that there are.`,
    )
  }

  return {
    async request(actor, input, { fileName, bytes }) {
      const {
        start,
        source = fileName.replace(/\.[^.]+$/, ''),
        ...said
      } = parseInput(importInput, input)
      requireDomainPath(said.domain)
      const id = newId()
      const thing = { subject: `import:${id}`, domain: said.domain }
      const permit = await permits.require(actor, 'registry.import', thing)
      if ((await imports.count({ state: { in: [...OPEN] } })) >= MOST_OPEN) {
        throw new RegistryError(
          'import-limit',
          `${MOST_OPEN} imports wait for their end already; start or cancel one of them first.`,
        )
      }
      const at = permit.at.toISOString()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const value: ImportDocument = {
        ...said,
        ...{ source, fileName, bytes: bytes.length, sha256 },
        ...{ startsItself: start, state: 'planning', total: 0, done: 0, counts: NO_COUNTS },
        isCancelled: false,
        requestedBy: { kind: permit.actor.kind, id: actor.id, name: actor.name },
        ...{ createdAt: at, updatedAt: at },
      }
      const change = { source, fileName, sha256, ...said }
      const stored = await duties.announce([lapseDuty(id, said.domain, permit.at)], async () => {
        // Before what speaks of it: a crash leaves bytes that the duty finds, and no import without its bytes.
        await uploads.keep(id, bytes)
        return imports.insert(permit, id, value, { event: 'import.requested', change })
      })
      if (stored === undefined) throw new Error(`the id ${id} was given twice`)
      return importView(stored)
    },

    list: async (page) =>
      viewPage(await imports.find(findOptions(page, { sort: ['-createdAt'] })), importView),

    get: async (id) => importView(await requireImport(id)),

    async entries(id, { outcome, ...page } = {}) {
      await requireImport(id)
      const where = {
        import: { eq: id },
        ...(outcome !== undefined && { outcome: { eq: outcome } }),
      }
      const found = await findPage(entries, findOptions(page, { where, sort: ['place'] }))
      return viewPage(found, ({ value: { kind, subject, from, outcome: is, note, applied } }) => ({
        ...{ kind, subject, from, outcome: is, note, applied },
      }))
    },

    decide: async (actor, id, decision) => {
      const job = await requireImport(id)
      return importView(
        await (decision === 'start' ? start(ports, actor, job) : cancel(ports, actor, job)),
      )
    },

    work: createWorkOnImports(ports),

    async origins(service) {
      const { id } = await requireService(ports.services, service)
      return (await ports.origins.list(id)).map(originView)
    },
  }
}

async function start(
  { imports, permits }: ImportPorts,
  actor: Actor,
  job: Stored<ImportDocument>,
): Promise<Stored<ImportDocument>> {
  const { id, value } = job
  const { state, domain, source, counts } = value
  const thing = { subject: `import:${id}`, domain }
  const permit = await permits.require(actor, 'registry.import', thing)
  if (state !== 'planned') {
    throw new RegistryError(
      'import-not-startable',
      `The import ${id} is ${state}; only one that is planned can be started.`,
    )
  }
  const updatedAt = permit.at.toISOString()
  // Whoever starts it is who registers.
  const requestedBy = { kind: permit.actor.kind, id: actor.id, name: actor.name }
  return imports.replace(
    permit,
    job,
    { ...value, requestedBy, state: 'running', updatedAt },
    { event: 'import.started', change: { source, counts } },
  )
}

/** A plan ends at once, and work that is under way as soon as whoever does it looks. */
async function cancel(
  { imports, permits, uploads }: ImportPorts,
  actor: Actor,
  job: Stored<ImportDocument>,
): Promise<Stored<ImportDocument>> {
  const { id, value } = job
  const { state, domain, source } = value
  const thing = { subject: `import:${id}`, domain }
  const permit = await permits.require(actor, 'registry.import', thing)
  if (!OPEN.some((open) => open === state) || state === 'taking-back') {
    throw new RegistryError(
      'import-ended',
      `The import ${id} is ${state}; there is nothing to cancel.`,
    )
  }
  const at = permit.at.toISOString()
  const cancelled = { ...value, isCancelled: true, updatedAt: at }
  const isOver = state === 'planned'
  const stored = await imports.replace(
    permit,
    job,
    isOver
      ? { ...cancelled, state: 'cancelled', outcome: 'It was cancelled.', finishedAt: at }
      : cancelled,
    { event: 'import.cancelled', change: { source, state } },
  )
  if (isOver) await uploads.forget(id)
  return stored
}

function importView({ id, value }: Stored<ImportDocument>): ImportView {
  const { source, fileName, bytes, kind, domain, environment, allOrNothing } = value
  const { state, outcome, total, done, counts, requestedBy } = value
  const { createdAt, updatedAt, finishedAt } = value
  return {
    ...{ id, source, fileName, bytes, kind, domain, environment, allOrNothing },
    ...{ state, outcome, total, done, counts, requestedBy: requestedBy.name },
    ...{ createdAt, updatedAt, finishedAt },
  }
}

function originView(origin: OriginDocument): OriginView {
  const { source, kind, sourceId, versions, import: last } = origin
  const { importedAt, lastSeenAt, missingSince } = origin
  return { source, kind, sourceId, versions, import: last, importedAt, lastSeenAt, missingSince }
}
