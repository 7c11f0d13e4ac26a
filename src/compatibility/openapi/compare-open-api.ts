import { isDataObject } from '../../contracts/index.ts'
import type { Contract, OpenApiModel } from '../../contracts/index.ts'
import type { ChangeFacts } from '../change-kind.ts'
import type { ComparisonRules, Findings } from '../found-change.ts'
import { kindOf } from './change-kinds.ts'
import { comparePathItems, comparePaths } from './operation/compare-paths.ts'
import { compareRequirements, compareSecuritySchemes } from './operation/compare-security.ts'
import { compareServers } from './operation/compare-servers.ts'
import type { ComparisonTools } from './operation/operation-context.ts'
import { missingNames, pathsOf, webhooksOf } from './operation/operation-view.ts'
import { openDynamicReferences } from './open-dynamic-references.ts'
import { ChangeLog, Visit } from './reach.ts'
import { SchemaComparison } from './schema/schema-comparison.ts'
import { SourceGraph } from './source-graph.ts'

/** Compares two OpenAPI descriptions of any versions. */
export function compareOpenApi(
  before: Contract,
  after: Contract,
  rules: ComparisonRules,
): Findings {
  if (before.model.kind !== 'openapi' || after.model.kind !== 'openapi') {
    throw new Error('Both contracts must be OpenAPI descriptions.')
  }
  const models = { before: before.model, after: after.model }
  const graph = new SourceGraph(models.before, models.after)
  const log = new ChangeLog()
  const schemas = new SchemaComparison(models, graph, log, rules)
  const tools: ComparisonTools = { ...models, graph, log, schemas, rules }
  comparePaths(tools, pathsOf(models.before), pathsOf(models.after))
  compareWebhooks(tools)
  schemas.finish()
  compareDocuments(tools)
  const open = schemas.hasCompared ? openDynamicReferences(models.before, models.after) : []
  return { changes: log.changes(), gaps: [...schemas.gaps, ...open] }
}

function compareWebhooks(tools: ComparisonTools): void {
  const before = webhooksOf(tools.before)
  const after = webhooksOf(tools.after)
  for (const [name, webhook] of before) {
    const partner = after.get(name)
    if (partner !== undefined) comparePathItems(tools, webhook, partner, 'provider')
    else if (!missingNames(tools.after, tools.after.document.value['webhooks']).has(name))
      report(tools, 'webhook-removed', { name }, { old: webhook.pathItem.location })
  }
  for (const [name, webhook] of after) {
    if (before.has(name)) continue
    if (!missingNames(tools.before, tools.before.document.value['webhooks']).has(name))
      report(tools, 'webhook-added', { name }, { new: webhook.pathItem.location })
  }
}

interface Locations {
  readonly old?: ReturnType<OpenApiModel['document']['at']>
  readonly new?: ReturnType<OpenApiModel['document']['at']>
}

function report(tools: ComparisonTools, id: string, facts: ChangeFacts, at: Locations): void {
  tools.log.add(new Visit(), {
    kind: kindOf(id),
    facts,
    oldLocation: at.old,
    newLocation: at.new,
  })
}

/** What is said for the whole: security, servers, and schemas that nobody may use any more. */
function compareDocuments(tools: ComparisonTools): void {
  const { before, after, graph } = tools
  const tell = (
    id: string,
    facts: ChangeFacts,
    old: Locations['old'] | undefined,
    now: Locations['new'] | undefined,
  ): void => {
    report(tools, id, facts, {
      ...(old !== undefined && { old }),
      ...(now !== undefined && { new: now }),
    })
  }
  if (!graph.isUntouched(before.document.value['security'], after.document.value['security'])) {
    const subject = 'Each operation without requirements of its own'
    compareRequirements(tell, before.document, after.document, 'api-global-security', subject)
  }
  compareSecuritySchemes(tell, before, after)
  compareServers(tell, before, after)
  const now = schemasOf(after)
  for (const [name, location] of schemasOf(before)) {
    if (!now.has(name)) tell('api-schema-removed', { name }, location(), after.document.location)
  }
}

function schemasOf(model: OpenApiModel): ReadonlyMap<string, () => NonNullable<Locations['old']>> {
  const { value } = model.document
  const path = model.version === '2.0' ? ['definitions'] : ['components', 'schemas']
  let map: unknown = value
  for (const token of path)
    map = isDataObject(map as never) ? (map as Record<string, unknown>)[token] : undefined
  const names = isDataObject(map as never) ? Object.keys(map as object) : []
  return new Map(names.map((name) => [name, () => model.document.at(...path, name)]))
}
