import { arrayMember, isDataArray, isDataObject, stringMember } from '../../../contracts/index.ts'
import type {
  DataObject,
  DataValue,
  Location,
  OpenApiModel,
  OpenApiNode,
} from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import { namedNodes } from './responses.ts'

type Report = (
  id: string,
  facts: ChangeFacts,
  oldLocation: Location | undefined,
  newLocation: Location | undefined,
) => void

/**
 * Requirements as alternatives: any of them lets in, each by all of its schemes.
 *
 * @param general the requirements that hold where a side has none of its own (OpenAPI 3.1, section 4.8.10.1)
 */
export function compareRequirements(
  report: Report,
  before: OpenApiNode,
  after: OpenApiNode,
  prefix: 'api-security' | 'api-global-security',
  subject: string,
  general?: { readonly before: OpenApiNode; readonly after: OpenApiNode },
): void {
  if (before.value['security'] === undefined && after.value['security'] === undefined) return
  const old = requirementsOf(inForce(before, general?.before))
  const now = requirementsOf(inForce(after, general?.after))
  const wasOpen = isOpen(old)
  const isOpenNow = isOpen(now)
  const places = [before.at('security'), after.at('security')] as const
  if (wasOpen !== isOpenNow) {
    const what = isOpenNow ? 'added' : 'removed'
    report(`api-security-anonymous-access-${what}`, { subject }, ...places)
  }
  for (const [schemes, requirement] of old) {
    const value = nameOf(schemes)
    const partner = now.get(schemes)
    if (partner === undefined) {
      report(`${prefix}-removed`, { subject, value, now: leftBy(schemes, isOpenNow) }, ...places)
      continue
    }
    for (const [scheme, scopes] of Object.entries(requirement)) {
      compareScopes(report, {
        old: textsOf(scopes),
        now: textsOf(partner[scheme]),
        prefix,
        facts: { subject, value: `"${scheme}"` },
        places,
      })
    }
  }
  for (const schemes of now.keys()) {
    if (old.has(schemes)) continue
    const facts = { subject, value: nameOf(schemes), ...broughtBy(schemes, wasOpen, isOpenNow) }
    report(`${prefix}-added`, facts, ...places)
  }
}

function inForce(own: OpenApiNode, general: OpenApiNode | undefined): OpenApiNode {
  return own.value['security'] === undefined ? (general ?? own) : own
}

/** Whether requests are let in that do not show who sends them. */
function isOpen(requirements: ReadonlyMap<string, DataObject>): boolean {
  return requirements.size === 0 || requirements.has(NOBODY)
}

/** What a requirement that is new means to those who call. */
function broughtBy(
  schemes: string,
  wasOpen: boolean,
  isOpenNow: boolean,
): { readonly verb: string; readonly now: string } {
  const verb = wasOpen && !isOpenNow ? 'asks for' : 'accepts'
  if (schemes === NOBODY) return { verb, now: 'callers need not authenticate' }
  if (!wasOpen) return { verb, now: 'it is one more way to authenticate' }
  return isOpenNow
    ? { verb, now: 'callers may authenticate, and need not' }
    : { verb, now: 'callers must authenticate, and need not do so before' }
}

/** What is left when a requirement is gone. */
function leftBy(schemes: string, isOpenNow: boolean): string {
  if (schemes === NOBODY) return 'callers must authenticate'
  return isOpenNow ? 'callers need not authenticate' : 'callers authenticate in another way'
}

/** The requirement that names no scheme. */
const NOBODY = ''

function compareScopes(
  report: Report,
  {
    old,
    now,
    prefix,
    facts,
    places,
  }: {
    readonly old: readonly string[]
    readonly now: readonly string[]
    readonly prefix: string
    readonly facts: ChangeFacts
    readonly places: readonly [Location, Location]
  },
): void {
  for (const scope of old) {
    if (!now.includes(scope)) report(`${prefix}-scope-removed`, { ...facts, scope }, ...places)
  }
  for (const scope of now) {
    if (!old.includes(scope)) report(`${prefix}-scope-added`, { ...facts, scope }, ...places)
  }
}

/** By the names of the schemes. An empty one lets in without any. */
function requirementsOf({ value }: OpenApiNode): ReadonlyMap<string, DataObject> {
  const found = new Map<string, DataObject>()
  for (const requirement of arrayMember(value, 'security')) {
    if (isDataObject(requirement))
      found.set(Object.keys(requirement).sort().join('\n'), requirement)
  }
  // That nothing is asked for can be written as one that is empty.
  return found.size === 1 && found.has(NOBODY) ? new Map() : found
}

function nameOf(schemes: string): string {
  if (schemes === NOBODY) return 'requests without authentication'
  return schemes
    .split('\n')
    .map((name) => `"${name}"`)
    .join(' with ')
}

function textsOf(value: DataValue | undefined): readonly string[] {
  return isDataArray(value) ? value.filter((text): text is string => typeof text === 'string') : []
}

/** The security schemes of both descriptions. */
export function compareSecuritySchemes(
  report: Report,
  before: OpenApiModel,
  after: OpenApiModel,
): void {
  const old = schemesOf(before)
  const now = schemesOf(after)
  for (const [name, scheme] of old) {
    const partner = now.get(name)
    if (partner === undefined) {
      report('api-security-component-removed', { name }, scheme.location, undefined)
    } else compareScheme(report, name, scheme, partner)
  }
  for (const [name, scheme] of now) {
    if (!old.has(name)) report('api-security-component-added', { name }, undefined, scheme.location)
  }
}

function schemesOf(model: OpenApiModel): ReadonlyMap<string, OpenApiNode> {
  const root = model.document.value
  if (model.version === '2.0') return namedNodes(model, root['securityDefinitions'])
  const components = root['components']
  return isDataObject(components) ? namedNodes(model, components['securitySchemes']) : new Map()
}

function compareScheme(
  report: Report,
  name: string,
  before: OpenApiNode,
  after: OpenApiNode,
): void {
  const field = (key: string, id: string, textOf = textAt): void => {
    const from = textOf(before, key)
    const to = textOf(after, key)
    if (from !== to) report(id, { name, from, to }, before.at(key), after.at(key))
  }
  if (typeOf(before) !== typeOf(after)) {
    field('type', 'api-security-component-type-changed', typeOf)
    return
  }
  field('scheme', 'api-security-component-http-scheme-changed', schemeOf)
  field('in', 'api-security-component-api-key-in-changed')
  field('name', 'api-security-component-api-key-name-changed')
  field('bearerFormat', 'api-security-component-bearer-format-changed')
  field('openIdConnectUrl', 'api-security-component-openid-connect-url-changed')
  compareFlows(report, name, flowsOf(before), flowsOf(after))
}

function textAt(node: OpenApiNode, key: string): string {
  return stringMember(node.value, key) ?? 'nothing'
}

/** `basic` of OpenAPI 2.0 is HTTP authentication by that scheme. */
function typeOf({ value }: OpenApiNode): string {
  const type = stringMember(value, 'type') ?? 'nothing'
  return type === 'basic' ? 'http' : type
}

function schemeOf({ value }: OpenApiNode): string {
  if (stringMember(value, 'type') === 'basic') return 'basic'
  return (stringMember(value, 'scheme') ?? 'nothing').toLowerCase()
}

interface Flow {
  readonly value: DataObject
  readonly at: (...path: readonly string[]) => Location
}

const FLOW_NAMES_OF_2: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
}

/** In OpenAPI 2.0 a scheme is a flow. */
function flowsOf(node: OpenApiNode): ReadonlyMap<string, Flow> {
  const flow = stringMember(node.value, 'flow')
  if (flow !== undefined) {
    return new Map([
      [FLOW_NAMES_OF_2[flow] ?? flow, { value: node.value, at: (...path) => node.at(...path) }],
    ])
  }
  const flows = node.value['flows']
  const found = new Map<string, Flow>()
  if (!isDataObject(flows)) return found
  for (const [name, value] of Object.entries(flows)) {
    if (isDataObject(value))
      found.set(name, { value, at: (...path) => node.at('flows', name, ...path) })
  }
  return found
}

function compareFlows(
  report: Report,
  name: string,
  before: ReadonlyMap<string, Flow>,
  after: ReadonlyMap<string, Flow>,
): void {
  for (const [flow, old] of before) {
    const now = after.get(flow)
    if (now === undefined) {
      report('api-security-component-oauth-flow-removed', { name, flow }, old.at(), undefined)
    } else compareFlow(report, { name, flow }, old, now)
  }
  for (const [flow, now] of after) {
    if (!before.has(flow)) {
      report('api-security-component-oauth-flow-added', { name, flow }, undefined, now.at())
    }
  }
}

function compareFlow(report: Report, facts: ChangeFacts, before: Flow, after: Flow): void {
  for (const [key, id] of [
    ['authorizationUrl', 'api-security-component-oauth-url-changed'],
    ['tokenUrl', 'api-security-component-oauth-token-url-changed'],
    ['refreshUrl', 'api-security-component-oauth-refresh-url-changed'],
  ] as const) {
    const from = stringMember(before.value, key) ?? 'nothing'
    const to = stringMember(after.value, key) ?? 'nothing'
    if (from !== to) report(id, { ...facts, from, to }, before.at(key), after.at(key))
  }
  const old = scopesOf(before)
  const now = scopesOf(after)
  const prefix = 'api-security-component-oauth-scope'
  const places = [before.at('scopes'), after.at('scopes')] as const
  for (const [scope, text] of old) {
    if (!now.has(scope)) report(`${prefix}-removed`, { ...facts, scope }, ...places)
    else if (now.get(scope) !== text) report(`${prefix}-changed`, { ...facts, scope }, ...places)
  }
  for (const scope of now.keys()) {
    if (!old.has(scope)) report(`${prefix}-added`, { ...facts, scope }, ...places)
  }
}

function scopesOf({ value }: Flow): ReadonlyMap<string, string> {
  const { scopes } = value
  if (!isDataObject(scopes)) return new Map()
  return new Map(
    Object.entries(scopes).map(([scope, text]) => [scope, typeof text === 'string' ? text : '']),
  )
}
